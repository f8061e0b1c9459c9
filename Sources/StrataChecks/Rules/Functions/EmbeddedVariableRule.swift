import StrataFindings
import StrataJSON
import StrataTemplate

/// A variable of the template in text is put in by `Fn::Sub`, and stays as it is anywhere else.
struct EmbeddedVariableRule: TemplateRule {
  let about = RuleDescription(
    "embedded-variable", .error, reason: "without Fn::Sub a variable in text stays as it's written",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    good: EmbeddedVariableRule.sample(["Fn::Sub": "jobs-${AWS::Region}"]),
    bad: EmbeddedVariableRule.sample("jobs-${AWS::Region}"))

  func check(_ template: TemplateContents) -> [Finding] {
    if !template.macros.isEmpty || template.hasLoops { return [] }
    // What only the template's parameters and pseudo parameters are called may be meant for something else, as shells'
    // variables are; those of scripts stand in user data, which isn't looked at.
    let names = Set(template.section("Parameters").keys)
    var findings: [Finding] = []
    for resource in template.resources(having: .dollar) {
      var place = resource.pointer()
      visit(.object(resource.properties), under: "Properties", &place, names, &findings)
    }
    return findings
  }

  /// Properties whose text has variables of its own.
  private static let others: Set<String> = [
    "BuildSpec", "Definition", "DefinitionString", "InlineCode", "RequestTemplates", "ResponseTemplates",
    "TemplateBody",
    "UserData", "ZipFile",
  ]

  private func visit(
    _ value: JSONValue, under step: String, _ place: inout JSONPointer, _ names: Set<String>,
    _ findings: inout [Finding]
  ) {
    place.tokens.append(step)
    defer { place.tokens.removeLast() }
    switch value {
    case .string(let text):
      // Few texts have a dollar, so that where one stands is asked only of those.
      guard text.utf8.contains(UInt8(ascii: "$")), !place.tokens.contains(where: Self.others.contains) else { return }
      let variable = SubstitutionText.variables(in: text).first { $0.hasPrefix("AWS::") || names.contains($0) }
      guard let variable else { return }
      findings.append(
        finding(
          "${\(variable)} stays as it is here", at: place, expected: "Fn::Sub around the text",
          hint: "write {\"Fn::Sub\": …}, or take the braces off"))
    case .array(let elements):
      for (index, element) in elements.enumerated() { visit(element, under: String(index), &place, names, &findings) }
    case .object(let object):
      for member in object {
        guard member.key == IntrinsicFunction.sub.name else {
          visit(member.value, under: member.key, &place, names, &findings)
          continue
        }
        guard let variables = member.value[1] else { continue }
        place.tokens.append(member.key)
        visit(variables, under: "1", &place, names, &findings)
        place.tokens.removeLast()
      }
    default: break
    }
  }

  private static func sample(_ name: JSONValue) -> JSONValue {
    ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": name]]]
  }
}
