import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A parameter is declared as CloudFormation takes it, and its default is a value that it allows.
struct ParameterRule: TemplateRule {
  let about = RuleDescription(
    "parameter-form", .error, reason: "CloudFormation refuses a parameter that it can't read",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    goodTemplate: [
      "Parameters": ["Size": ["Type": "Number", "MinValue": 1, "Default": 3]],
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
    ],
    badTemplate: [
      "Parameters": ["Size": ["Type": "Numeric", "MinValue": 1, "Default": 3]],
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
    ])

  private static let attributes = [
    "AllowedPattern", "AllowedValues", "ConstraintDescription", "Default", "Description", "MaxLength", "MaxValue",
    "MinLength", "MinValue", "NoEcho", "Type",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    let parameters = template.section("Parameters")
    if parameters.isEmpty { return [] }
    let resources = Set(template.section("Resources").keys)
    return parameters.flatMap { member -> [Finding] in
      let place = JSONPointer(["Parameters", member.key])
      if member.key.isFunctionName { return [] }
      var findings = names(member.key, at: place)
      if resources.contains(member.key) {
        findings.append(
          finding(
            "the resource \(member.key) has the same name as the parameter", at: place,
            hint: "give one of the two another name",
            notes: [.init(pointer: JSONPointer(["Resources", member.key]), message: "the resource is here")]))
      }
      guard let parameter = member.value.object else {
        return findings + [
          finding("a parameter must be an object", at: place, expected: "an object", given: Wording.value(member.value))
        ]
      }
      return findings + check(parameter, at: place)
    }
  }

  private func names(_ name: String, at place: JSONPointer) -> [Finding] {
    if name.isLogicalID { return [] }
    return [
      finding(
        "a parameter's name must have letters and digits alone, 255 at most", at: place,
        expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(name)
      )
    ]
  }

  private func check(_ parameter: JSONObject, at place: JSONPointer) -> [Finding] {
    var findings: [Finding] = []
    guard let given = parameter["Type"] else {
      findings.append(finding("a parameter must have a type", at: place, expected: "text such as String or Number"))
      return findings + attributes(parameter, nil, at: place)
    }
    guard let name = given.string else {
      findings.append(
        finding(
          "the type of a parameter must be text", at: place.appending("Type"), expected: "text such as String",
          given: Wording.value(given)))
      return findings + attributes(parameter, nil, at: place)
    }
    let type = TemplateParameterType(name)
    if type == nil {
      findings.append(
        finding(
          "there is no type \(Wording.quoted(name)) of parameters", at: place.appending("Type"),
          hint: Suggestion.hint(for: name, in: TemplateParameterType.names)))
    }
    findings += attributes(parameter, type, at: place)
    guard let text = parameter["Default"].flatMap(Scalar.text) else { return findings }
    return findings
      + ParameterValue(text, of: parameter, type, as: "the default").faults.map { fault in
        Finding(
          about.id, fault.message, severity: fault.severity, at: place.appending("Default"), expected: fault.expected,
          given: fault.given)
      }
  }

  /// The findings in what is said of a parameter beside its type.
  private func attributes(
    _ parameter: JSONObject, _ type: TemplateParameterType?, at place: JSONPointer
  ) -> [Finding] {
    parameter.flatMap { member -> [Finding] in
      let inner = place.appending(member.key)
      guard Self.attributes.contains(member.key) else {
        return [
          finding(
            "a parameter has no \(member.key)", at: inner, hint: Suggestion.hint(for: member.key, in: Self.attributes))
        ]
      }
      if let type, !type.allows(member.key) {
        return [
          finding("a parameter of type \(type.name) has no \(member.key)", at: inner, hint: type.hint(for: member.key))
        ]
      }
      if let expected = Self.expected(of: member) {
        return [
          finding(
            "\(member.key) of a parameter must be \(expected)", at: inner, expected: expected,
            given: Wording.value(member.value))
        ]
      }
      return elements(of: member, at: inner) + sizes(of: member, at: inner) + length(member, at: inner)
    }
  }

  /// The form that an attribute should have had, where it's something else.
  private static func expected(of member: JSONObject.Member) -> String? {
    let value = member.value
    switch member.key {
    case "AllowedPattern", "ConstraintDescription", "Description": return Scalar.text(of: value) == nil ? "text" : nil
    case "Default": return Scalar.text(of: value) == nil ? "text or a number" : nil
    case "AllowedValues": return value.array == nil ? "a list" : nil
    case "MaxLength", "MaxValue", "MinLength", "MinValue":
      return Scalar.number(readFrom: value) == nil ? "a number" : nil
    case "NoEcho":
      return Scalar.isBoolean(value) ? nil : "true or false"
    default: return nil
    }
  }

  private func elements(of member: JSONObject.Member, at place: JSONPointer) -> [Finding] {
    guard member.key == "AllowedValues" else { return [] }
    return (member.value.array ?? []).enumerated().filter { Scalar.text(of: $0.element) == nil }.map { element in
      finding(
        "an allowed value must be text or a number", at: place.appending(element.offset), expected: "text or a number",
        given: Wording.value(element.element))
    }
  }

  private func sizes(of member: JSONObject.Member, at place: JSONPointer) -> [Finding] {
    let limits = ["Default": Limits.parameterValueBytes, "Description": Limits.parameterDescriptionBytes]
    guard let limit = limits[member.key], let text = member.value.string, text.utf8.count > limit else { return [] }
    return [
      finding(
        "the \(member.key.lowercased()) of a parameter must have \(Count.of(limit, "byte")) at most", at: place,
        expected: "\(Count.grouped(limit)) or fewer", given: Count.grouped(text.utf8.count))
    ]
  }

  private func length(_ member: JSONObject.Member, at place: JSONPointer) -> [Finding] {
    guard member.key == "MinLength" || member.key == "MaxLength", let length = Scalar.number(readFrom: member.value),
      length < 0 || !Scalar.isWhole(length)
    else { return [] }
    return [
      finding(
        "\(member.key) of a parameter must be a number of characters", at: place,
        expected: "a whole number, 0 or more", given: Wording.number(length))
    ]
  }
}
