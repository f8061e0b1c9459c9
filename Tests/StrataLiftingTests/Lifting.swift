import StrataJSON
import StrataLifting
import StrataMigration
import StrataYAML

/// A template written in YAML, made into Swift with its constructs.
func lifted(_ yaml: String, stack: String = "Shop", keepsKinds: Bool = false) throws -> Migration {
  let document = try YAMLDocument(parsing: Array(yaml.utf8))
  return try lifted(document.value, stack: stack, keepsKinds: keepsKinds)
}

/// A template made into Swift with its constructs.
func lifted(_ template: JSONValue, stack: String, keepsKinds: Bool) throws -> Migration {
  let source = MigrationSource(stack: stack, file: "shop.yaml", template: template, keepsKinds: keepsKinds)
  return try Migration([source], package: "infrastructure", location: "../strata", lifter: ConstructLifter())
}

extension Migration {
  /// The lines between the braces of the function that declares the stack.
  var body: String {
    let text = files.first { $0.path.hasSuffix("/Shop.swift") }?.text ?? ""
    guard let start = text.firstRange(of: "(_ scope: Scope) {\n"), text.hasSuffix("\n}\n") else { return text }
    return text[start.upperBound...].dropLast(3).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
  }

  /// The constructs, and the resources that aren't lifted with the reasons.
  var told: [String] {
    reports.flatMap { stack in
      stack.report.lifted.map { "\($0.id): \($0.construct)" }
        + stack.report.refusals.map { "\($0.id): not a \($0.construct): \($0.reason)" }
    }
  }
}
