import StrataChecks
import StrataCost
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataText

/// `synth rules`: what can be found, and why each of it is looked for.
enum RulesCommand {
  private static let markdown = OptionSyntax(
    name: "--markdown", summary: "print a page of all rules, those of your own among them")

  static let command = Command(
    "rules", operands: [.optionalRule],
    summary: "list the rules of validate and synth or those of a type, or explain one",
    details: [
      "A type such as AWS::SQS::Queue gives the constraints that hold for it, and the rules that look at it.",
      "With --json each rule has a template that is right and one that is wrong, but those that",
      "aren't held against finished templates.",
    ], options: [markdown, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let checker = TemplateChecker(additional: invocation.tool.rules)
    if invocation.has(markdown) {
      if invocation.isJSON { throw UsageError("--markdown and --json exclude each other") }
      if let name = invocation.operands.rule {
        throw UsageError("--markdown is for all rules, and takes no \(displayable(name))")
      }
      invocation.console.output(RulesPage(checker, tool: invocation.tool.name).text)
      return .success
    }
    let names = invocation.operands.rule.map { today(of: $0, in: invocation) }
    if let type = names?.first, type.contains("::") {
      let rules = try TypeRules(of: type, in: checker)
      if invocation.isJSON {
        invocation.console.output(Report.text(of: .array(rules.json)))
      } else {
        rules.list(on: invocation.console)
      }
    } else if invocation.isJSON {
      let rules = try names.map { try $0.map { try json(of: $0, in: checker) } } ?? json(of: checker)
      invocation.console.output(Report.text(of: .array(rules)))
    } else if let names {
      for name in names { try explain(name, checker, on: invocation.console) }
    } else {
      list(checker, on: invocation.console)
    }
    return .success
  }

  /// The names of today for a name that rules may have had once.
  private static func today(of name: String, in invocation: Invocation) -> [String] {
    let id = RuleID(stringLiteral: name)
    guard let successors = RuleCatalog.successors[id] else { return [name] }
    invocation.noteFormerNames([id])
    return successors.map(\.description)
  }

  /// The rules that hold while templates are declared, read and written, for environments together, and for costs.
  static let beyondTemplates = (RuleCatalog.beyondTemplates + RuleCatalog.ofEnvironments + RuleCatalog.ofCosts)
    .sorted { $0.id < $1.id }

  /// All names that a finding can have, with reasons, in the order in which they're listed.
  static func all(of checker: TemplateChecker) -> [(id: RuleID, reason: String, isPart: Bool)] {
    checker.rules.flatMap { rule in
      [(id: rule.about.id, reason: rule.about.reason, isPart: false)]
        + rule.parts.map { (id: $0.id, reason: $0.reason, isPart: true) }
    }
      + ConstraintCatalog.types.flatMap { type in
        ConstraintCatalog.entries(of: type).map { (id: $0.about.id, reason: $0.about.reason, isPart: false) }
      } + Self.beyondTemplates.map { (id: $0.id, reason: $0.reason, isPart: false) }
  }

  private static func list(_ checker: TemplateChecker, on console: Console) {
    let constraints = ConstraintCatalog.names
    let lines = all(of: checker).filter { !Set(constraints).contains($0.id) }.map {
      (name: ($0.isPart ? "  " : "") + $0.id.description, reason: $0.reason)
    }
    let width = lines.map(\.name.count).max() ?? 0
    for line in lines { console.output("\(line.name.padded(to: width))  \(line.reason)\n") }
    let types = ConstraintCatalog.types.count
    console.note("\(constraints.count) constraints of \(types) types besides; synth rules TYPE lists those of a type")
  }

  private static func explain(_ name: String, _ checker: TemplateChecker, on console: Console) throws(UsageError) {
    if let rule = Self.beyondTemplates.first(where: { $0.id.description == name }) {
      console.output("\(rule.id): \(rule.reason)\nIt's told while templates are declared, read or written.\n")
      return
    }
    let (id, reason, about, type) = try rule(name, in: checker)
    console.output(
      """
      \(id), \(about.severity.rawValue)\(type.map { " of \($0)" } ?? ""): \(reason)
      \(about.source)

      right:
      \(Report.text(of: about.good))
      wrong:
      \(Report.text(of: about.bad))
      """)
  }

  static func rule(
    _ name: String, in checker: TemplateChecker
  ) throws(UsageError) -> (id: RuleID, reason: String, about: RuleDescription, type: String?) {
    for rule in checker.rules {
      if rule.about.id.description == name { return (rule.about.id, rule.about.reason, rule.about, nil) }
      if let part = rule.parts.first(where: { $0.id.description == name }) {
        return (part.id, part.reason, rule.about, nil)
      }
    }
    if let entry = ConstraintCatalog.entry(name) {
      return (entry.about.id, entry.about.reason, entry.about, entry.type)
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
