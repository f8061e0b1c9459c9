import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// An output has a value, and its export a name that CloudFormation can take.
struct OutputRule: TemplateRule {
  let about = RuleDescription(
    "output-form", .error, reason: "CloudFormation refuses an output that it can't read",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    goodTemplate: OutputRule.sample(["Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": "jobs-arn"]]),
    badTemplate: OutputRule.sample(["Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": "jobs arn"]]))

  private static let attributes = ["Condition", "Description", "Export", "Value"]

  func check(_ template: TemplateContents) -> [Finding] {
    return template.section("Outputs").flatMap { member -> [Finding] in
      let place = JSONPointer(["Outputs", member.key])
      if member.key.isFunctionName { return [] }
      var findings: [Finding] = []
      if !member.key.isLogicalID {
        findings.append(
          finding(
            "an output's name must have letters and digits alone, 255 at most", at: place,
            expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(member.key)))
      }
      guard let output = member.value.object else {
        return findings + [
          finding("an output must be an object", at: place, expected: "an object", given: Wording.value(member.value))
        ]
      }
      // What a transform puts in may be any of them.
      let isOpen = output[IntrinsicFunction.transform.name] != nil
      for attribute in output.keys
      where !Self.attributes.contains(attribute) && attribute != IntrinsicFunction.transform.name {
        findings.append(
          finding(
            "an output has no \(attribute)", at: place.appending(attribute),
            hint: Suggestion.hint(for: attribute, in: Self.attributes)))
      }
      return findings + (isOpen && output["Value"] == nil ? [] : value(output, at: place)) + texts(output, at: place)
        + export(output, template, at: place)
    }
  }

  private func value(_ output: JSONObject, at place: JSONPointer) -> [Finding] {
    guard let value = output["Value"] else {
      return [finding("an output must have a value", at: place, expected: "a member Value")]
    }
    if Scalar.text(of: value) != nil || value.isFunction { return [] }
    return [
      finding(
        "the value of an output must be text", at: place.appending("Value"), expected: "text or a function",
        given: Wording.value(value))
    ]
  }

  private func texts(_ output: JSONObject, at place: JSONPointer) -> [Finding] {
    ["Condition", "Description"].compactMap { name in
      guard let value = output[name], value.string == nil else { return nil }
      return finding(
        "\(name) of an output must be text", at: place.appending(name), expected: "text without functions",
        given: Wording.value(value))
    }
  }

  private func export(_ output: JSONObject, _ template: TemplateContents, at place: JSONPointer) -> [Finding] {
    guard let export = output["Export"] else { return [] }
    let place = place.appending("Export")
    guard let object = export.object, let name = object["Name"] else {
      return [finding("an export must have a name", at: place, expected: "an object with a Name")]
    }
    var findings = object.keys.filter { $0 != "Name" }.map {
      finding("an export has no \($0)", at: place.appending($0), expected: "Name alone")
    }
    let inner = place.appending("Name")
    if let text = name.string {
      if !text.consistsOfAlphanumerics(and: ":-") || !(1...255).contains(text.utf8.count) {
        findings.append(
          finding(
            "an export's name must have letters, digits, colons and hyphens alone, 255 at most", at: inner,
            expected: "A to Z, a to z, 0 to 9, : and -", given: Wording.quoted(text)))
      }
    } else if !name.isFunction {
      findings.append(
        finding("an export's name must be text", at: inner, expected: "text or a function", given: Wording.value(name)))
    }
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
    for reference in TemplateReference.all(in: name, at: inner) where template.resource(reference.target) != nil {
      findings.append(
        finding(
          "the name of an export must be decided before any resource is made", at: reference.pointer,
          expected: "text, parameters and pseudo parameters", given: "a reference to \(reference.target)"))
    }
    if let call = name.call, let function = call.function,
      FunctionSignature.all[function]?.places.contains(.exportNames) == false, function != .getAtt
    {
      findings.append(
        finding(
          "\(call.name) can't stand in an export's name", at: inner.appending(call.name),
          expected: "text, parameters and pseudo parameters"))
    }
    return findings
  }

  private static func sample(_ output: JSONValue) -> JSONValue {
    ["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]], "Outputs": ["JobsArn": output]]
  }
}
