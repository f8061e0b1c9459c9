import StrataFindings
import StrataJSON
import StrataTemplate

/// A thing that refers to a resource under a condition is there only under the same, or one that implies it.
struct ConditionalReferenceRule: TemplateRule {
  let about = RuleDescription(
    "conditional-reference", .warning,
    reason: "CloudFormation refuses a reference to a resource that a condition leaves out",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    goodTemplate: ConditionalReferenceRule.sample(["Condition": "IsProd"]),
    badTemplate: ConditionalReferenceRule.sample([:]))

  func check(_ template: TemplateContents) -> [Finding] {
    let conditions = template.section("Conditions")
    if conditions.isEmpty || !template.macros.isEmpty || template.hasLoops { return [] }
    let solver = ConditionSolver(template)
    var known: [[ConditionSolver.Assumption]: Bool] = [:]
    return template.references.compactMap { reference in
      guard let target = template.resource(reference.target), let condition = target.object["Condition"]?.string,
        conditions[condition] != nil, reference.resource != target.logicalID
      else { return nil }
      var assumptions = reference.pointer.assumptions(in: template.json)
      if let own = template.json[JSONPointer(Array(reference.pointer.tokens.prefix(2)) + ["Condition"])]?.string {
        assumptions.append(ConditionSolver.Assumption(condition: own, holds: true))
      }
      assumptions.append(ConditionSolver.Assumption(condition: condition, holds: false))
      if let canHold = known[assumptions] {
        if !canHold { return nil }
      } else {
        let canHold = solver.canHold(assumptions) == true
        known[assumptions] = canHold
        if !canHold { return nil }
      }
      return finding(
        "\(target.logicalID) isn't there where the condition \(condition) doesn't hold, but this is",
        at: reference.pointer, expected: "something that's there only where \(condition) holds",
        hint: reference.kind == .dependency
          ? "give both the same condition" : "give both the same condition, or write Fn::If")
    }
  }

  private static func sample(_ attributes: JSONObject) -> JSONValue {
    var alarm: JSONObject = [
      "Type": "AWS::SNS::Subscription",
      "Properties": ["TopicArn": ["Ref": "Alarms"], "Protocol": "email", "Endpoint": "ops@example.com"],
    ]
    for member in attributes { alarm[member.key] = member.value }
    return [
      "Parameters": ["Stage": ["Type": "String"]],
      "Conditions": ["IsProd": ["Fn::Equals": [["Ref": "Stage"], "prod"]]],
      "Resources": ["Alarms": ["Type": "AWS::SNS::Topic", "Condition": "IsProd"], "ByMail": .object(alarm)],
    ]
  }
}
