import StrataChecks
import StrataDeployment
import StrataFindings
import StrataJSON
import StrataReleases
import StrataText

/// What holds for resources of a type: its constraints, and the rules whose samples have such resources.
struct TypeRules {
  private let type: String
  private let constraints: [ConstraintCatalog.Entry]
  private let rules: [RuleDescription]

  /// Looks up a type.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - checker: The rules.
  /// - Throws: ``UsageError`` where nothing is known of such a type.
  init(of type: String, in checker: TemplateChecker) throws(UsageError) {
    self.type = type
    constraints = ConstraintCatalog.entries(of: type)
    rules = checker.rules.map(\.about).filter { Self.types(in: $0.bad).contains(type) }
    if !constraints.isEmpty || !rules.isEmpty { return }
    let known = ConstraintCatalog.types + checker.rules.flatMap { Self.types(in: $0.about.bad) }
    throw .unknown(
      "type with rules of its own", type, nearest: Suggestion.nearest(to: type, in: Array(Set(known)).sorted()))
  }

  /// The types of the resources of a template.
  private static func types(in template: JSONValue) -> Set<String> {
    Set((template["Resources"]?.object ?? [:]).compactMap { $0.value["Type"]?.string })
  }

  var json: [JSONValue] {
    constraints.map(RulesCommand.json(of:)) + rules.map { RulesCommand.json($0.id, $0.reason, of: $0) }
  }

  /// Prints a line for each, and which of the lists that they ask are old.
  func list(on console: Console) {
    let lines = (constraints.map(\.about) + rules).map {
      (name: $0.id.description, word: $0.severity == .error ? "" : "\($0.severity.rawValue): ", reason: $0.reason)
    }
    let width = lines.map(\.name.count).max() ?? 0
    for line in lines { console.output("\(line.name.padded(to: width))  \(line.word)\(line.reason)\n") }
    for list in ConstraintCatalog.lists(of: type) where Timestamp.isOverAYear(from: list.date, to: console.now()) {
      console.note(
        "the list \(list.name) is of \(list.date), more than a year ago, so AWS may have more by now: \(list.page)")
    }
  }
}
