import StrataCore
import StrataJSON
import StrataSchema

/// A function is one that there is, has the arguments that it takes, and stands where functions may.
struct FunctionFormRule: TemplateRule {
  let about = RuleDescription(
    "function-form", .error, reason: "CloudFormation refuses functions that it doesn't know, or with other arguments",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Join": ["-", ["a", "b"]]]]]],
    bad: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Join": ["-", "a", "b"]]]]])

  /// How many arguments a function takes as a list; nil for one that takes no list, or any.
  private static let functions: [String: ClosedRange<Int>?] = [
    "Fn::Base64": nil, "Fn::Cidr": 2...3, "Fn::FindInMap": 3...4, "Fn::GetAZs": nil, "Fn::GetAtt": nil,
    "Fn::GetStackOutput": nil, "Fn::If": 3...3, "Fn::ImportValue": nil, "Fn::Join": 2...2, "Fn::Length": nil,
    "Fn::Select": 2...2, "Fn::Split": 2...2, "Fn::Sub": nil, "Fn::ToJsonString": nil, "Fn::Transform": nil,
    "Fn::And": 2...10, "Fn::Or": 2...10, "Fn::Not": 1...1, "Fn::Equals": 2...2, "Fn::Contains": 2...2,
    "Fn::EachMemberEquals": 2...2, "Fn::EachMemberIn": 2...2, "Fn::RefAll": nil, "Fn::ValueOf": nil,
    "Fn::ValueOfAll": nil,
  ]

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    if !template.macros.isEmpty { return [] }
    var findings: [TemplateFinding] = []
    // One place that grows and shrinks, as a new one for each value takes long.
    var place = JSONPointer()
    for section in template.json.object ?? [:] where section.key != "Metadata" {
      place.tokens.append(section.key)
      visit(section.value, &place) { findings.append($0) }
      place.tokens.removeLast()
    }
    return findings
  }

  private func visit(_ value: JSONValue, _ place: inout JSONPointer, _ report: (TemplateFinding) -> Void) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        place.tokens.append(String(index))
        visit(element, &place, report)
        place.tokens.removeLast()
      }
    case .object(let object):
      for member in object {
        // What a resource's own metadata has is nobody's business.
        if member.key == "Metadata", place.tokens.count == 2, place.tokens[0] == "Resources" { continue }
        place.tokens.append(member.key)
        if member.key.hasPrefix("Fn::"), !member.key.hasPrefix("Fn::ForEach") {
          check(member, in: object, at: place).map(report)
        }
        visit(member.value, &place, report)
        place.tokens.removeLast()
      }
    default: break
    }
  }

  private func check(_ member: JSONObject.Member, in object: JSONObject, at place: JSONPointer) -> TemplateFinding? {
    guard let arguments = Self.functions[member.key] else {
      return finding(
        "there is no function \(member.key)", at: place,
        hint: Suggestion.hint(for: member.key, in: Self.functions.keys.sorted()))
    }
    if object.count > 1, member.key != "Fn::Transform" {
      return finding(
        "a function stands alone in its object", at: place, given: "\(object.count) members",
        hint: "take the others out, or put the function into a value of its own")
    }
    if place.tokens[0] == "Mappings", member.key != "Fn::Transform" {
      return finding("\(member.key) can't stand in a mapping", at: place, expected: "literals")
    }
    guard let arguments else { return nil }
    guard let list = member.value.array else {
      return finding("\(member.key) takes a list", at: place, expected: "a list", given: FormRule.kind(member.value))
    }
    if arguments.contains(list.count) { return nil }
    let expected =
      arguments.count == 1 ? "\(arguments.lowerBound)" : "\(arguments.lowerBound) to \(arguments.upperBound)"
    return finding("\(member.key) takes \(expected) arguments", at: place, expected: expected, given: "\(list.count)")
  }
}
