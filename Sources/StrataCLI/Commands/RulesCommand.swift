import StrataChecks
import StrataFindings
import StrataText

/// `synth rules`: what can be found, and why each of it is looked for.
enum RulesCommand {
  static let command = Command(
    "rules", operands: [.optionalRule], summary: "list the rules of validate and synth, or explain one", run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let checker = TemplateChecker(additional: invocation.tool.rules)
    guard let name = invocation.operands.rule else {
      list(checker, on: invocation.console)
      return .success
    }
    let id = RuleID(stringLiteral: name)
    if let successors = RuleCatalog.successors[id] {
      invocation.noteFormerNames([id])
      for successor in successors { try explain("\(successor)", checker, on: invocation.console) }
      return .success
    }
    try explain(name, checker, on: invocation.console)
    return .success
  }

  /// All names that a finding can have, with reasons, in the order in which they're listed.
  static func all(of checker: TemplateChecker) -> [(id: RuleID, reason: String, isPart: Bool)] {
    checker.rules.flatMap { rule in
      [(id: rule.about.id, reason: rule.about.reason, isPart: false)]
        + rule.parts.map { (id: $0.id, reason: $0.reason, isPart: true) }
    } + RuleCatalog.beyondTemplates.map { (id: $0.id, reason: $0.reason, isPart: false) }
  }

  private static func list(_ checker: TemplateChecker, on console: Console) {
    let lines = all(of: checker).map { (name: ($0.isPart ? "  " : "") + $0.id.description, reason: $0.reason) }
    let width = lines.map(\.name.count).max() ?? 0
    for line in lines { console.output("\(line.name.padded(to: width))  \(line.reason)\n") }
  }

  private static func explain(_ name: String, _ checker: TemplateChecker, on console: Console) throws(UsageError) {
    if let rule = RuleCatalog.beyondTemplates.first(where: { $0.id.description == name }) {
      console.output("\(rule.id): \(rule.reason)\nIt's told while templates are declared, read or written.\n")
      return
    }
    let (id, reason, about) = try rule(name, in: checker)
    console.output(
      """
      \(id), \(about.severity.rawValue): \(reason)
      \(about.source)

      right:
      \(Report.text(of: about.good))
      wrong:
      \(Report.text(of: about.bad))
      """)
  }

  static func rule(
    _ name: String, in checker: TemplateChecker
  ) throws(UsageError) -> (id: RuleID, reason: String, about: RuleDescription) {
    for rule in checker.rules {
      if rule.about.id.description == name { return (rule.about.id, rule.about.reason, rule.about) }
      if let part = rule.parts.first(where: { $0.id.description == name }) { return (part.id, part.reason, rule.about) }
    }
    let names = all(of: checker).map(\.id.description)
    throw .unknown("rule", name, nearest: Suggestion.nearest(to: name, in: names))
  }
}

extension Invocation {
  /// Tells of names that rules had once, and have no more.
  func noteFormerNames(_ names: [RuleID]) {
    for name in Set(names).sorted() {
      let today = (RuleCatalog.successors[name] ?? []).map(\.description).joined(separator: " and ")
      console.note("the rule \(name) is called \(today) now")
    }
  }
}
