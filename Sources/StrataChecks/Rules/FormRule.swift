import StrataCore
import StrataJSON
import StrataSchema

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

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    guard let object = template.json.object else {
      return [
        finding("a template is an object", at: JSONPointer(), expected: "an object", given: Self.kind(template.json))
      ]
    }
    var findings: [TemplateFinding] = []
    for member in object where !Self.sections.contains(member.key) && template.macros.isEmpty {
      findings.append(
        finding(
          "there is no section \(member.key)", at: JSONPointer([member.key]),
          hint: Suggestion.hint(for: member.key, in: Self.sections)))
    }
    if let version = object["AWSTemplateFormatVersion"], version != "2010-09-09" {
      findings.append(
        finding(
          "there is one version of templates", at: JSONPointer(["AWSTemplateFormatVersion"]),
          expected: "\"2010-09-09\"",
          given: Self.kind(version)))
    }
    for name in ["Conditions", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules"] {
      guard let section = object[name], section.object == nil else { continue }
      findings.append(
        finding(
          "the section \(name) is an object", at: JSONPointer([name]), expected: "an object", given: Self.kind(section))
      )
    }
    guard let resources = object["Resources"] else {
      return findings + [finding("a template has resources", at: JSONPointer(), expected: "a section Resources")]
    }
    if resources.object?.isEmpty == true {
      // It may be a part that a tool puts together with others.
      findings.append(
        TemplateFinding(
          rule: about.id, severity: .warning, pointer: JSONPointer(["Resources"]),
          message: "a template has at least one resource", expected: "1 or more", given: "0"))
    }
    for member in resources.object ?? [:] { findings += check(member, template) }
    return findings
  }

  private func check(_ member: JSONObject.Member, _ template: CheckedTemplate) -> [TemplateFinding] {
    let place = JSONPointer(["Resources", member.key])
    // A loop of the language extensions, which makes resources.
    if member.key.hasPrefix("Fn::") { return [] }
    guard let resource = member.value.object else {
      return [finding("a resource is an object", at: place, expected: "an object", given: Self.kind(member.value))]
    }
    var findings: [TemplateFinding] = []
    if !member.key.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }) {
      findings.append(
        finding("a logical id has letters and digits alone", at: place, expected: "A to Z, a to z and 0 to 9"))
    }
    if resource["Type"]?.string == nil {
      findings.append(
        finding(
          "a resource has a type", at: resource["Type"] == nil ? place : place.appending("Type"),
          expected: "text such as AWS::SQS::Queue", given: resource["Type"].map(Self.kind)))
    }
    // All of them may come from a macro, or be one set or another.
    let functions: Set = ["Fn::If", "Fn::Transform"]
    if let properties = resource["Properties"],
      properties.object == nil
        || properties.function.map({ !functions.contains($0.key) && $0.key != "Condition" }) == true
    {
      findings.append(
        finding(
          "properties are an object", at: place.appending("Properties"), expected: "an object",
          given: properties.function?.key ?? Self.kind(properties)))
    }
    for attribute in resource.keys where !Self.attributes.contains(attribute) && template.macros.isEmpty {
      findings.append(
        finding(
          "a resource has no \(attribute)", at: place.appending(attribute),
          hint: Suggestion.hint(for: attribute, in: Self.attributes)
            ?? "what the type takes stands under Properties"))
    }
    return findings
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
