import StrataChecks
import StrataCost
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataText

/// A name that findings have, with all that is known of it.
struct ExplainedRule {
  /// The place of a rule among what can be found.
  enum Subject {
    /// Finished templates, by a rule of which it may be a part, or by a constraint of a type.
    case templates(RuleDescription, type: String?)
    /// What is declared, read or written, before there is a template.
    case declarations
    /// The environments of a system together.
    case environments
    /// What is said of costs.
    case costs
    /// What deploying a system needs.
    case deployments
  }

  let id: RuleID
  /// The reason for it, in one line.
  let reason: String
  let subject: Subject

  /// The rules that aren't held against finished templates.
  static let beyondTemplates: [ExplainedRule] =
    (rules(RuleCatalog.beyondTemplates, .declarations) + rules(RuleCatalog.ofEnvironments, .environments)
    + rules(RuleCatalog.ofCosts, .costs) + rules(RuleCatalog.ofDeployments, .deployments)).sorted { $0.id < $1.id }

  private static func rules(_ rules: [(id: RuleID, reason: String)], _ subject: Subject) -> [ExplainedRule] {
    rules.map { ExplainedRule(id: $0.id, reason: $0.reason, subject: subject) }
  }

  /// The rule of a name, be it held against templates or not.
  ///
  /// - Throws: ``UsageError`` where there is none.
  static func named(_ name: String, in checker: TemplateChecker) throws(UsageError) -> ExplainedRule {
    if let rule = beyondTemplates.first(where: { $0.id.description == name }) { return rule }
    return try ofTemplates(name, in: checker)
  }

  /// The rule of a name that is held against finished templates.
  ///
  /// - Throws: ``UsageError`` where there is none.
  static func ofTemplates(_ name: String, in checker: TemplateChecker) throws(UsageError) -> ExplainedRule {
    for rule in checker.rules {
      if rule.about.id.description == name { return ExplainedRule(rule.about) }
      if let part = rule.parts.first(where: { $0.id.description == name }) {
        return ExplainedRule(id: part.id, reason: part.reason, subject: .templates(rule.about, type: nil))
      }
    }
    if let entry = ConstraintCatalog.entry(name) { return ExplainedRule(entry.about, type: entry.type) }
    let names = RulesCommand.all(of: checker).map(\.id.description)
    throw .unknown("rule", name, nearest: Suggestion.nearest(to: name, in: names))
  }

  private init(_ about: RuleDescription, type: String? = nil) {
    self.init(id: about.id, reason: about.reason, subject: .templates(about, type: type))
  }

  private init(id: RuleID, reason: String, subject: Subject) {
    (self.id, self.reason, self.subject) = (id, reason, subject)
  }

  // MARK: Telling

  /// The rule, why there is one, and samples where there are some.
  var text: String {
    switch subject {
    case .templates(let about, let type):
      """
      \(id), \(about.severity.rawValue)\(type.map { " of \($0)" } ?? ""): \(reason)
      \(about.source)

      right:
      \(Report.text(of: about.good))
      wrong:
      \(Report.text(of: about.bad))
      """
    case .declarations: "\(id): \(reason)\nIt's told while templates are declared, read or written.\n"
    case .environments: "\(id): \(reason)\nIt's told of a system's environments together.\n"
    case .costs: "\(id): \(reason)\nIt's told where costs are estimated.\n"
    case .deployments: "\(id): \(reason)\nIt's told of a system that has committed the policy of its deployment.\n"
    }
  }

  /// The rule for machines.
  var json: JSONValue {
    guard case .templates(let about, let type) = subject else { return RulesCommand.json(id, reason) }
    return RulesCommand.json(id, reason, of: about, type: type)
  }

  /// The ways to accept what it finds, each with the place where it's written; none where it has to be put right.
  func acceptances(tool: String) -> [(place: String, code: String)] {
    switch subject {
    case .templates:
      [
        ("in Swift", #"resource.accept(.strata("\#(id)"), because: "…"), or scope.accept for the whole stack"#),
        ("in a template", #""Metadata": {"Strata::Accepted": [{"Rule": "\#(id)", "Because": "…"}]}"#),
        ("in one run", "\(tool) validate FILE --ignore \(id)"),
      ]
    case .environments where id == .environmentReach:
      [("in Swift", #"System(…, shares: [.resource("…", because: "…")]), as the finding's hint has it"#)]
    case .declarations, .environments, .costs, .deployments: []
    }
  }
}
