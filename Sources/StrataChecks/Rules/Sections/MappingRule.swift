import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A mapping has rows of values, under keys that CloudFormation can take.
struct MappingRule: TemplateRule {
  let about = RuleDescription(
    "mapping-form", .error, reason: "CloudFormation refuses a mapping that it can't read",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    goodTemplate: [
      "Mappings": ["Sizes": ["eu-west-1": ["small": 1]]], "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
    ],
    badTemplate: [
      "Mappings": ["Sizes": ["eu-west-1": ["very small": 1]]], "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
    ])

  func check(_ template: TemplateContents) -> [Finding] {
    template.section("Mappings").flatMap { mapping -> [Finding] in
      let place = JSONPointer(["Mappings", mapping.key])
      // What a macro makes of it isn't known here.
      if mapping.key.isFunctionName { return [] }
      return key(mapping.key, "the name of a mapping", at: place)
        + shape(mapping.value, "a mapping", "row", at: place)
        + (mapping.value.object ?? [:]).filter { !$0.key.isFunctionName }.flatMap { row in
          self.row(row, at: place.appending(row.key))
        }
    }
  }

  private func row(_ row: JSONObject.Member, at place: JSONPointer) -> [Finding] {
    var findings = key(row.key, "the key of a mapping's row", mayHaveDots: true, at: place)
    findings += shape(row.value, "the row of a mapping", "value", at: place)
    for member in row.value.object ?? [:] where !member.key.isFunctionName {
      let inner = place.appending(member.key)
      findings += key(member.key, "a key in a mapping", at: inner)
      if !Self.isValue(member.value) {
        findings.append(
          finding(
            "a value in a mapping must be text, a number, true or false, or a list of them", at: inner,
            expected: "a literal", given: member.value.call?.name ?? Wording.value(member.value)))
      }
    }
    return findings
  }

  private func key(
    _ key: String, _ subject: String, mayHaveDots: Bool = false, at place: JSONPointer
  ) -> [Finding] {
    if key.consistsOfAlphanumerics(and: mayHaveDots ? ".-" : ""), (1...255).contains(key.utf8.count) { return [] }
    let allowed = mayHaveDots ? "letters, digits, dots and hyphens" : "letters and digits"
    return [
      finding(
        "\(subject) must have \(allowed) alone, 255 at most", at: place,
        expected: mayHaveDots ? "A to Z, a to z, 0 to 9, - and ." : "A to Z, a to z and 0 to 9",
        given: Wording.quoted(key))
    ]
  }

  /// Whether there is something in it, and not too much.
  private func shape(
    _ value: JSONValue, _ subject: String, _ thing: String, at place: JSONPointer
  ) -> [Finding] {
    guard let object = value.object else {
      return [finding("\(subject) must be an object", at: place, expected: "an object", given: Wording.value(value))]
    }
    if (1...Limits.mappingKeys).contains(object.count) { return [] }
    return [
      finding(
        "\(subject) must have 1 to \(Limits.mappingKeys) \(thing)s", at: place,
        expected: "1 to \(Limits.mappingKeys)", given: Count.grouped(object.count),
        hint: object.isEmpty ? nil : "split the mapping")
    ]
  }

  private static func isValue(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): elements.allSatisfy { Scalar.text(of: $0) != nil || isOtherFunction($0) }
    case .object: isOtherFunction(value)
    default: Scalar.text(of: value) != nil
    }
  }

  /// Whether it's a function of which another rule says whether it may stand there; references are none of those.
  private static func isOtherFunction(_ value: JSONValue) -> Bool { value.call?.name.isFunctionName == true }
}
