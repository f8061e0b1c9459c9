import StrataFindings
import StrataJSON
import StrataTemplate

/// No two rules of a listener have one priority.
struct ListenerPriorityRule: TemplateRule {
  let about = RuleDescription(
    "duplicate-listener-priority", .error,
    reason: "a listener takes each priority once, which shows only at deployment",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
    good: [
      "Web": [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": ["ListenerArn": ["Ref": "L"], "Priority": 10],
      ],
      "Api": [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": ["ListenerArn": ["Ref": "L"], "Priority": 20],
      ],
    ],
    bad: [
      "Web": [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": ["ListenerArn": ["Ref": "L"], "Priority": 10],
      ],
      "Api": [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": ["ListenerArn": ["Ref": "L"], "Priority": 10],
      ],
    ])

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
}
