import StrataJSON
import StrataLanguage
import StrataLifting
import StrataMigration
import StrataScaffolding
import StrataSynthesis
import StrataTemplate
import StrataYAML
import Testing

/// A template written in YAML, made into Swift with its constructs.
func lifted(_ yaml: String, stack: String = "Shop", keepsKinds: Bool = false) throws -> Migration {
  let document = try YAMLDocument(parsing: Array(yaml.utf8))
  return try lifted(document.value, stack: stack, keepsKinds: keepsKinds)
}

/// A template made into Swift with its constructs.
func lifted(_ template: JSONValue, stack: String, keepsKinds: Bool) throws -> Migration {
  let source = MigrationSource(stack: stack, file: "shop.yaml", template: template, text: "", keepsKinds: keepsKinds)
  return try Migration(
    [source], name: PackageName("infrastructure", besides: []), on: .folder(path: "../strata", name: "strata"),
    lifter: ConstructLifter())
}

/// The template of the stack `Shop` in which constructs are declared.
func declaredTemplate(
  env: StackEnvironment? = nil, _ declare: @escaping @Sendable (Scope) -> Void
) throws -> JSONValue {
  let app = App("Shop") { app in app.stack("Shop", env: env) { declare($0) } }
  var template: JSONValue?
  let rendered = app.render { template = $0.template.json }
  #expect(rendered.findings.filter { $0.severity == .error } == [])
  return try #require(template)
}

/// What constructs are found in the template of what is declared.
func lifted(
  stack: String = "Shop", env: StackEnvironment? = nil, _ declare: @escaping @Sendable (Scope) -> Void
) throws -> Migration {
  try lifted(declaredTemplate(env: env, declare), stack: stack, keepsKinds: true)
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
