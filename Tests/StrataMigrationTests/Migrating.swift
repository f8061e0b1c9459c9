import StrataJSON
import StrataScaffolding
import StrataYAML

@testable import StrataMigration

/// A template written in YAML, made into Swift as a stack of its own.
func migrated(_ yaml: String, stack: String = "Shop", keepsKinds: Bool = false) throws -> Migration {
  let document = try YAMLDocument(parsing: Array(yaml.utf8))
  let source = MigrationSource(
    stack: stack, file: "shop.yaml", template: document.value, text: yaml, comments: document.comments,
    keepsKinds: keepsKinds)
  return try migrating([source], as: "infrastructure")
}

/// Templates made into a package of some name.
func migrating(
  _ sources: [MigrationSource], as name: String, areApart: Bool = false, commands: Set<String> = [],
  lifter: (any Lifter)? = nil
) throws -> Migration {
  try Migration(
    sources, name: PackageName(name, besides: []), on: .folder(path: "../strata", name: "strata"), areApart: areApart,
    commands: commands, lifter: lifter)
}

extension Migration {
  /// The text of the file that ends so.
  func file(_ ending: String) -> String? { files.first { $0.path.hasSuffix(ending) }?.text }

  /// The lines between the braces of the function that declares the stack, or all of the stack's file.
  var body: String {
    let text = file("/Shop.swift") ?? ""
    guard let start = text.firstRange(of: "(_ scope: Scope) {\n"), text.hasSuffix("\n}\n") else { return text }
    return text[start.upperBound...].dropLast(3).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
  }

  /// The places of what is written in the template's form, with the reasons.
  var raw: [String] { reports.flatMap { $0.report.raw.map { "\($0.place): \($0.reason)" } } }
}
