import StrataChecks
import StrataFindings
import StrataJSON

extension RulesCommand {
  /// All rules for machines, in the order in which they're listed.
  static func json(of checker: TemplateChecker) -> [JSONValue] {
    checker.rules.flatMap { rule in
      [json(rule.about.id, rule.about.reason, of: rule.about)]
        + rule.parts.map { json($0.id, $0.reason, of: rule.about) }
    } + ConstraintCatalog.types.flatMap { ConstraintCatalog.entries(of: $0).map(json(of:)) }
      + ExplainedRule.beyondTemplates.map { json($0.id, $0.reason) }
  }

  /// A constraint for machines.
  static func json(of entry: ConstraintCatalog.Entry) -> JSONValue {
    json(entry.about.id, entry.about.reason, of: entry.about, type: entry.type)
  }

  static func json(
    _ id: RuleID, _ reason: String, of about: RuleDescription? = nil, type: String? = nil
  ) -> JSONValue {
    var object: JSONObject = ["id": .string(id.description)]
    if let type { object["type"] = .string(type) }
    if let about {
      if about.id != id { object["partOf"] = .string(about.id.description) }
      object["severity"] = .string(about.severity.rawValue)
    }
    object["reason"] = .string(reason)
    if let about {
      object["source"] = .string(about.source)
      object["good"] = about.good
      object["bad"] = about.bad
    }
    return .object(object)
  }
}
