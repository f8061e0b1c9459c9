import StrataChecks
import StrataFindings
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
    let names = invocation.operands.rule.map { invocation.namesToday(of: $0) }
    if let type = names?.first, type.contains("::") {
      let rules = try TypeRules(of: type, in: checker)
      if invocation.isJSON {
        invocation.console.output(Report.text(of: .array(rules.json)))
      } else {
        rules.list(on: invocation.console)
      }
    } else if invocation.isJSON {
      let rules = try names.map { try $0.map { try ExplainedRule.named($0, in: checker).json } } ?? json(of: checker)
      invocation.console.output(Report.text(of: .array(rules)))
    } else if let names {
      for name in names { invocation.console.output(try ExplainedRule.named(name, in: checker).text) }
    } else {
      list(checker, on: invocation.console)
    }
    return .success
  }

  /// A name that a finding can have, with the reason for it, and whether it's that of a part of a rule.
  typealias Name = (id: RuleID, reason: String, isPart: Bool)

  /// All names that a finding can have, in the order in which they're listed.
  static func all(of checker: TemplateChecker) -> [Name] {
    ofRules(checker)
      + ConstraintCatalog.types.flatMap { type in
        ConstraintCatalog.entries(of: type).map { (id: $0.about.id, reason: $0.about.reason, isPart: false) }
      } + beyondTemplates
  }

  /// The names but those of constraints, which are many, and are read only where they're wanted.
  private static func withoutConstraints(_ checker: TemplateChecker) -> [Name] { ofRules(checker) + beyondTemplates }

  private static func ofRules(_ checker: TemplateChecker) -> [Name] {
    checker.rules.flatMap { rule in
      [(id: rule.about.id, reason: rule.about.reason, isPart: false)]
        + rule.parts.map { (id: $0.id, reason: $0.reason, isPart: true) }
    }
  }

  private static var beyondTemplates: [Name] {
    ExplainedRule.beyondTemplates.map { (id: $0.id, reason: $0.reason, isPart: false) }
  }

  /// The names but those of constraints.
  static func names(of checker: TemplateChecker) -> [String] { withoutConstraints(checker).map(\.id.description) }

  private static func list(_ checker: TemplateChecker, on console: Console) {
    let lines = withoutConstraints(checker).map {
      (name: ($0.isPart ? "  " : "") + $0.id.description, reason: $0.reason)
    }
    let width = lines.map(\.name.count).max() ?? 0
    for line in lines { console.output("\(line.name.padded(to: width))  \(line.reason)\n") }
    let types = ConstraintCatalog.types.count
    let count = ConstraintCatalog.names.count
    console.note("\(count) constraints of \(types) types besides; synth rules TYPE lists those of a type")
  }
}

extension Invocation {
  /// The names of today for a name that rules may have had once, which is told.
  func namesToday(of name: String) -> [String] {
    let id = RuleID(stringLiteral: name)
    guard let successors = RuleCatalog.successors[id] else { return [name] }
    noteFormerNames([id])
    return successors.map(\.description)
  }

  /// Tells of names that rules had once, and have no more.
  func noteFormerNames(_ names: [RuleID]) {
    for name in Set(names).sorted() {
      let today = (RuleCatalog.successors[name] ?? []).map(\.description).joined(separator: " and ")
      console.note("the rule \(name) is called \(today) now")
    }
  }
}
