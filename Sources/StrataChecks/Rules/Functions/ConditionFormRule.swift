import StrataCore
import StrataJSON
import StrataSchema

/// A condition is made of functions that say whether something is so, over parameters and literals.
struct ConditionFormRule: TemplateRule {
  let about = RuleDescription(
    "condition-form", .error, reason: "CloudFormation refuses a condition that isn't made of condition functions",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    goodTemplate: ConditionFormRule.sample(["Fn::Equals": [["Ref": "Stage"], "prod"]]),
    badTemplate: ConditionFormRule.sample(["Ref": "Stage"]))

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    if !template.macros.isEmpty { return [] }
    var findings: [TemplateFinding] = []
    let lists = Set(
      template.section("Parameters").filter {
        $0.value["Type"]?.string.flatMap(TemplateParameterType.init)?.isList == true
      }.map(\.key))
    for condition in template.section("Conditions") where !condition.key.hasPrefix("Fn::") {
      check(condition.value, lists, at: JSONPointer(["Conditions", condition.key]), &findings)
    }
    for rule in template.section("Rules") {
      let place = JSONPointer(["Rules", rule.key])
      if let condition = rule.value["RuleCondition"] {
        check(condition, lists, at: place.appending("RuleCondition"), &findings)
      }
      guard let assertions = rule.value["Assertions"]?.array else {
        findings.append(finding("a rule has assertions", at: place, expected: "a list Assertions"))
        continue
      }
      for (index, assertion) in assertions.enumerated() {
        let inner = place.appending("Assertions").appending(index)
        guard let condition = assertion["Assert"] else {
          findings.append(finding("an assertion has a member Assert", at: inner))
          continue
        }
        check(condition, lists, at: inner.appending("Assert"), &findings)
      }
    }
    return findings
  }

  private func check(
    _ value: JSONValue, _ lists: Set<String>, at place: JSONPointer, _ findings: inout [TemplateFinding]
  ) {
    guard let function = value.function, FunctionSignature.conditionFunctions.contains(function.key) else {
      findings.append(
        finding(
          "this isn't a condition", at: place, expected: "Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition",
          given: value.function?.key ?? Wording.value(value)))
      return
    }
    let inner = place.appending(function.key)
    switch function.key {
    case "Condition":
      if function.value.string != nil { return }
      findings.append(
        finding(
          "Condition names a condition", at: inner, expected: "text", given: Wording.value(function.value)))
    case "Fn::And", "Fn::Or", "Fn::Not":
      for (index, element) in (function.value.array ?? []).enumerated() {
        check(element, lists, at: inner.appending(index), &findings)
      }
    case "Fn::Equals":
      for (index, element) in (function.value.array ?? []).enumerated() {
        guard let name = element["Ref"]?.string, element.isFunction, lists.contains(name) else { continue }
        findings.append(
          finding(
            "Fn::Equals compares texts, and the parameter \(name) is a list", at: inner.appending(index),
            expected: "text", given: "a list", hint: "join it: {\"Fn::Join\": [\",\", {\"Ref\": \"\(name)\"}]}"))
      }
    default: break
    }
  }

  private static func sample(_ condition: JSONValue) -> JSONValue {
    [
      "Parameters": ["Stage": ["Type": "String"]], "Conditions": ["IsProd": condition],
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
    ]
  }
}
