import StrataFindings
import StrataJSON
import StrataTemplate

/// No two rules of a listener have one priority.
struct ListenerPriorityRule: TemplateRule {
  let about = RuleDescription(
    "duplicate-listener-priority", .error,
    reason: "a listener takes each priority once, which shows only at deployment",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
    good: ListenerPriorityRule.sample(10, 20), bad: ListenerPriorityRule.sample(10, 10))

  func check(_ template: TemplateContents) -> [Finding] {
    let solver = ConditionSolver(template)
    var seen: [[JSONValue]: [TemplateResource]] = [:]
    return template.resources(of: "AWS::ElasticLoadBalancingV2::ListenerRule").compactMap { rule in
      guard let listener = rule["ListenerArn"], let priority = rule["Priority"], priority.object == nil else {
        return nil
      }
      let key = [listener, .string(priority.string ?? priority.integer.map(String.init) ?? "")]
      defer { seen[key, default: []].append(rule) }
      guard let other = seen[key]?.first(where: { solver.canHave($0, rule) }) else { return nil }
      return finding(
        "the listener has a rule of this priority, \(other.logicalID)", at: rule.pointer("Priority"),
        expected: "a priority that no other rule has", given: key[1].string)
    }
  }
  private static func sample(_ first: Int64, _ second: Int64) -> JSONValue {
    func rule(_ path: JSONValue, _ priority: Int64) -> JSONValue {
      [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": [
          "ListenerArn": ["Ref": "L"], "Priority": .integer(priority),
          "Conditions": [["Field": "path-pattern", "PathPatternConfig": ["Values": [path]]]],
          "Actions": [["Type": "fixed-response", "FixedResponseConfig": ["StatusCode": "204"]]],
        ],
      ]
    }
    return ["Web": rule("/web/*", first), "Api": rule("/api/*", second)]
  }
}
