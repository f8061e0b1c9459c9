import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A template has the sections that CloudFormation knows, in the form that it wants.
struct FormRule: TemplateRule {
  let about = RuleDescription(
    "template-form", .error, reason: "CloudFormation refuses a template that isn't made of its sections",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]], bad: ["Jobs": ["Properties": [:]]])

  private static let sections = [
    "AWSTemplateFormatVersion", "Conditions", "Description", "Hooks", "Mappings", "Metadata", "Outputs", "Parameters",
    "Resources", "Rules", "Transform",
  ]

  private static let attributes = [
    "Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Metadata", "Properties", "Type",
    "UpdatePolicy", "UpdateReplacePolicy", "Version",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    guard let object = template.json.object else {
      return [
        finding(
          "a template must be an object", at: JSONPointer(), expected: "an object", given: Self.kind(template.json))
      ]
    }
    var findings: [Finding] = []
    for member in object where !Self.sections.contains(member.key) && template.macros.isEmpty {
      findings.append(
        finding(
          "there is no section \(member.key)", at: JSONPointer([member.key]),
          hint: Suggestion.hint(for: member.key, in: Self.sections)))
    }
    if let version = object["AWSTemplateFormatVersion"], version != "2010-09-09" {
      findings.append(
        finding(
          "there is no such version of templates", at: JSONPointer(["AWSTemplateFormatVersion"]),
          expected: "\"2010-09-09\"",
          given: Self.kind(version)))
    }
    for name in ["Conditions", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules"] {
      guard let section = object[name], section.object == nil else { continue }
      findings.append(
        finding(
          "the section \(name) must be an object", at: JSONPointer([name]), expected: "an object",
          given: Self.kind(section))
      )
    }
    guard let resources = object["Resources"] else {
      return findings + [
        finding(
          "a template must have resources", at: JSONPointer(), expected: "a section Resources with at least one",
          hint: "declare a resource, or leave the template out")
      ]
    }
    if resources.object?.isEmpty == true, template.writtenJSON["Resources"]?.object?.isEmpty == true {
      // It may be a part that a tool puts together with others.
      findings.append(
        Finding(
          about.id, "a template must have at least one resource", severity: .warning, at: JSONPointer(["Resources"]),
          expected: "1 or more", given: "0", hint: "declare a resource, or leave the template out"))
    }
    func look(at member: JSONObject.Member) {
      let found = check(member, template, at: JSONPointer(["Resources", member.key]))
      if !found.isEmpty { findings += found }
    }
    for resource in template.resources { look(at: .init(key: resource.logicalID, value: .object(resource.object))) }
    for member in resources.object ?? [:] where !TemplateResource.hasType(member.value) { look(at: member) }
    return findings
  }

  private func check(
    _ member: JSONObject.Member, _ template: TemplateContents, at place: JSONPointer, isOfLoop: Bool = false
  ) -> [Finding] {
    if member.key.isLoopName, template.hasLanguageExtensions {
      // One whose list isn't known.
      return (member.value[2]?.object ?? [:]).flatMap {
        check($0, template, at: place.appending(2).appending($0.key), isOfLoop: true)
      }
    }
    if member.key.isFunctionName { return [] }
    guard let resource = member.value.object else {
      return [finding("a resource must be an object", at: place, expected: "an object", given: Self.kind(member.value))]
    }
    var findings: [Finding] = []
    if !(isOfLoop ? member.key.partsOutsideOfIdentifiers.joined().isPartOfLogicalID : member.key.isLogicalID) {
      findings.append(
        finding(
          "a logical id must have letters and digits alone, 255 at most", at: place,
          expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(member.key)))
    }
    if resource["Type"] != nil || resource[IntrinsicFunction.transform.name] == nil {
      findings += type(resource["Type"], at: place)
    }
    // All of them may come from a macro, or be one set or another.
    if let properties = resource["Properties"],
      properties.object == nil || properties.call.map({ !Self.mayBeProperties($0) }) == true
    {
      findings.append(
        finding(
          "properties must be an object", at: place.appending("Properties"), expected: "an object",
          given: properties.call?.name ?? Self.kind(properties)))
    }
    for attribute in resource.keys
    where attribute != "Type" && attribute != "Properties" && !Self.attributes.contains(attribute)
      && template.macros.isEmpty
    {
      // What it puts in may be any of them.
      if attribute == IntrinsicFunction.transform.name { continue }
      findings.append(
        finding(
          "a resource has no \(attribute)", at: place.appending(attribute),
          hint: Suggestion.hint(for: attribute, in: Self.attributes)
            ?? "what the type takes stands under Properties"))
    }
    return findings
  }

  /// Whether a function may stand for all properties, or isn't one there.
  private static func mayBeProperties(_ call: FunctionCall) -> Bool {
    switch call.function {
    case .if, .transform, .condition: true
    default: call.name.isLoopName
    }
  }

  private func type(_ value: JSONValue?, at place: JSONPointer) -> [Finding] {
    guard let name = value?.string else {
      return [
        finding(
          "a resource must have a type", at: value == nil ? place : place.appending("Type"),
          expected: "text such as AWS::SQS::Queue", given: value.map(Self.kind))
      ]
    }
    if name.isResourceType { return [] }
    return [
      finding(
        "a resource's type must name provider, service and type", at: place.appending("Type"),
        expected: "a name such as AWS::SQS::Queue", given: Wording.quoted(name))
    ]
  }

  static func kind(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .double, .number: "a number"
    case .string(let text): text.utf8.count <= 60 ? "\"\(text)\"" : "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension String {
  /// Whether it has the form of a resource's type.
  ///
  /// See [custom resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html).
  var isResourceType: Bool {
    withUTF8Bytes { bytes in
      let isCustom = bytes.starts(with: "Custom::".utf8)
      var words = 1
      var wordStart = 0
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: ":") {
          guard index > wordStart, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") else { return false }
          words += 1
          index += 2
          wordStart = index
        } else if bytes[index].isASCIIAlphanumeric || isCustom && words == 2 && "_@-".utf8.contains(bytes[index]) {
          index += 1
        } else {
          return false
        }
      }
      let lastWord = bytes[wordStart...]
      if lastWord.isEmpty { return false }
      if isCustom { return words == 2 && lastWord.count <= 60 }
      // A module is named by one word or more.
      return words >= (lastWord.elementsEqual("MODULE".utf8) ? 2 : 3)
    }
  }
}
