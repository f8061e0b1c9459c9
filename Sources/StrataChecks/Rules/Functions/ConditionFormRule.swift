import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A condition is made of functions that say whether something is so, over parameters and literals.
struct ConditionFormRule: TemplateRule {
  let about = RuleDescription(
    "condition-form", .error, reason: "CloudFormation refuses a condition that isn't made of condition functions",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    goodTemplate: ConditionFormRule.sample(["Fn::Equals": [["Ref": "Stage"], "prod"]]),
    badTemplate: ConditionFormRule.sample(["Ref": "Stage"]))

  func check(_ template: TemplateContents) -> [Finding] {
    if !template.macros.isEmpty { return [] }
    var findings: [Finding] = []
    let lists = Set(
      template.section("Parameters").filter {
        $0.value["Type"]?.string.flatMap(TemplateParameterType.init)?.isList == true
      }.map(\.key))
    findings += lateReferences(template)
    for condition in template.section("Conditions") where !condition.key.isFunctionName {
      let place = JSONPointer(["Conditions", condition.key])
      findings += conditionName(condition.key, at: place)
      check(condition.value, lists, at: place, &findings)
    }
    for rule in template.section("Rules") where !rule.key.isFunctionName {
      let place = JSONPointer(["Rules", rule.key])
      findings += ruleName(rule.key, at: place)
      if let condition = rule.value["RuleCondition"] {
        check(condition, lists, at: place.appending("RuleCondition"), &findings)
      }
      guard let assertions = rule.value["Assertions"]?.array else {
        findings.append(finding("a rule must have assertions", at: place, expected: "a list Assertions"))
        continue
      }
      for (index, assertion) in assertions.enumerated() {
        let inner = place.appending("Assertions").appending(index)
        guard let condition = assertion["Assert"] else {
          findings.append(finding("an assertion must have a member Assert", at: inner))
          continue
        }
        check(condition, lists, at: inner.appending("Assert"), &findings)
      }
    }
    return findings
  }

  /// CloudFormation deploys conditions whose names join others by `&`, though nothing but a condition is named so.
  private func conditionName(_ name: String, at place: JSONPointer) -> [Finding] {
    if name.consistsOfAlphanumerics(and: "&_"), (1...255).contains(name.utf8.count) { return [] }
    return [
      finding(
        "the name of a condition must have letters, digits, & and _ alone, 255 at most", at: place,
        expected: "A to Z, a to z, 0 to 9, & and _", given: Wording.quoted(name))
    ]
  }

  private func ruleName(_ name: String, at place: JSONPointer) -> [Finding] {
    if name.isLogicalID { return [] }
    return [
      finding(
        "the name of a rule must have letters and digits alone, 255 at most", at: place,
        expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(name))
    ]
  }

  /// References to resources, of which nothing is known yet when conditions and rules are decided.
  private func lateReferences(_ template: TemplateContents) -> [Finding] {
    if template.section("Conditions").isEmpty, template.section("Rules").isEmpty { return [] }
    return template.references.compactMap { reference in
      let section = reference.pointer.tokens.first
      guard section == "Conditions" || section == "Rules", template.resource(reference.target) != nil else {
        return nil
      }
      // Functions that can't stand there at all are another rule's, and so is all that's in them.
      let place: FunctionSignature.Places = section == "Rules" ? .rules : .conditions
      let isWithinAnother = reference.pointer.tokens.dropLast().contains { step in
        step.isFunctionName
          && IntrinsicFunction(named: step).flatMap { FunctionSignature.all[$0]?.places.contains(place) } == false
      }
      if isWithinAnother { return nil }
      switch reference.kind {
      case .ref, .substitution: break
      case .attribute, .condition, .dependency, .mapping: return nil
      }
      return finding(
        "a \(section == "Rules" ? "rule" : "condition") must be decided before any resource is made",
        at: reference.pointer,
        expected: section == "Rules" ? "parameters" : "parameters, mappings and pseudo parameters",
        given: "a reference to \(reference.target)")
    }
  }

  private func check(
    _ value: JSONValue, _ lists: Set<String>, at place: JSONPointer, _ findings: inout [Finding]
  ) {
    guard let call = value.call, call.function?.isConditional == true else {
      findings.append(
        finding(
          "this isn't a condition", at: place, expected: "Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition",
          given: value.call?.name ?? Wording.value(value)))
      return
    }
    let inner = place.appending(call.name)
    switch call.function {
    case .condition:
      if call.argument.string != nil { return }
      findings.append(
        finding("Condition must name a condition", at: inner, expected: "text", given: Wording.value(call.argument)))
    case .and, .or, .not:
      for (index, element) in call.arguments.enumerated() {
        check(element, lists, at: inner.appending(index), &findings)
      }
    case .equals:
      for (index, element) in call.arguments.enumerated() {
        guard let name = element.argument(of: .ref)?.string, lists.contains(name) else { continue }
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
