import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// Everything that a template refers to is in it.
struct UnknownReferenceRule: TemplateRule {
  let about = RuleDescription(
    "unknown-reference", .error, reason: "CloudFormation refuses a template that refers to what it doesn't have",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
    good: [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": [
          "RedrivePolicy": ["maxReceiveCount": 3, "deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]]]
        ],
      ],
      "Failed": ["Type": "AWS::SQS::Queue"],
    ],
    bad: [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": [
          "RedrivePolicy": ["maxReceiveCount": 3, "deadLetterTargetArn": ["Fn::GetAtt": ["Failde", "Arn"]]]
        ],
      ],
      "Failed": ["Type": "AWS::SQS::Queue"],
    ])

  private static let pseudoParameters = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
    "AWS::StackName", "AWS::URLSuffix",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    // Macros may add anything.
    if !template.macros.isEmpty { return [] }
    let possible = PossibleNames(template)
    var resources = Names(template.section("Resources").keys, ["Resources"])
    var conditions = Names(template.section("Conditions").keys, ["Conditions"])
    var mappings = Names(template.section("Mappings").keys, ["Mappings"])
    var known = Names(
      (resources.all.union(template.section("Parameters").keys).union(Self.pseudoParameters)).sorted(),
      ["Resources", "Parameters"])
    func unknown(_ thing: String, _ reference: TemplateReference, _ names: inout Names) -> Finding? {
      let name = reference.target
      if names.all.contains(name) { return nil }
      let identifiers = template.identifiers(around: template.written(reference.pointer))
      if identifiers.contains(name) { return nil }
      if let identifier = identifiers.first(where: { name.contains("{\($0)}") }) {
        // In the text of Fn::Sub it's replaced.
        if case .substitution = reference.kind { return nil }
        return finding(
          "there is no \(thing) \"\(name)\"", at: reference.pointer,
          hint: "a loop puts \(identifier) in only by Fn::Sub: write {\"Fn::Sub\": \"\(name)\"}")
      }
      if names.sections.contains(where: { possible.has(name, in: $0) }) { return nil }
      return finding(
        "there is no \(thing) \"\(name)\"", at: reference.pointer, hint: names.hints.hint(for: name))
    }
    return template.references.compactMap { reference in
      switch reference.kind {
      case .ref, .substitution(attribute: nil):
        return unknown("parameter or resource", reference, &known)
      case .attribute(let attribute), .substitution(attribute: .some(let attribute)):
        return unknown("resource", reference, &resources) ?? self.attribute(attribute, reference, template)
      case .condition: return unknown("condition", reference, &conditions)
      case .dependency: return unknown("resource", reference, &resources)
      case .mapping: return unknown("mapping", reference, &mappings) ?? value(reference, template)
      }
    }
  }

  /// Names that may be referred to.
  private struct Names {
    let all: Set<String>
    /// The sections in which they are.
    let sections: [String]
    var hints: NameHints

    init(_ names: [String], _ sections: [String]) {
      all = Set(names)
      self.sections = sections
      hints = NameHints(names)
    }
  }

  /// A row and a key of a mapping that are written out are in it.
  private func value(_ reference: TemplateReference, _ template: TemplateContents) -> Finding? {
    let place = JSONPointer(reference.pointer.tokens.dropLast())
    // Where a default is given, nothing has to be there.
    guard let arguments = template.json[place]?.array, arguments.count == 3,
      let mapping = template.section("Mappings")[reference.target]?.object
    else { return nil }
    if mapping.keys.contains(where: \.isFunctionName) { return nil }
    if let row = arguments[1].string, mapping[row] == nil {
      return finding(
        "the mapping \(reference.target) has no row \"\(row)\"", at: place.appending(1),
        expected: Wording.list(mapping.keys), hint: Suggestion.hint(for: row, in: mapping.keys))
    }
    guard let key = arguments[2].string else { return nil }
    let rows = arguments[1].string.map { [$0] } ?? mapping.keys
    let objects = rows.compactMap { mapping[$0]?.object }
    if objects.isEmpty || objects.contains(where: { $0[key] != nil || $0.keys.contains(where: \.isFunctionName) }) {
      return nil
    }
    return finding(
      rows.count == 1
        ? "the row \(rows[0]) of the mapping \(reference.target) has no key \"\(key)\""
        : "no row of the mapping \(reference.target) has a key \"\(key)\"", at: place.appending(2),
      expected: Wording.list(objects[0].keys), hint: Suggestion.hint(for: key, in: objects[0].keys))
  }

  private func attribute(
    _ name: String, _ reference: TemplateReference, _ template: TemplateContents
  ) -> Finding? {
    guard let type = template.resource(reference.target)?.type, !name.isEmpty, !type.hasPrefix("Custom::"),
      type != "AWS::CloudFormation::CustomResource",
      !(type == "AWS::CloudFormation::Stack" && name.hasPrefix("Outputs.")),
      let facts = ResourceFacts.of(type), !facts.attributes.isEmpty
    else { return nil }
    if facts.attributes.contains(where: { $0.name == name }) { return nil }
    let names = facts.attributes.map(\.name)
    // Many types give their properties as attributes too, which no schema tells.
    if let first = name.split(separator: ".").first, facts.root.object?.properties[String(first)] != nil { return nil }
    // An attribute may be an object, whose members are attributes too.
    if names.contains(where: { $0 == name || name.hasPrefix($0 + ".") || $0.hasPrefix(name + ".") }) { return nil }
    return finding(
      "\(type) has no attribute \(name)", at: reference.pointer, expected: names.prefix(8).joined(separator: ", "),
      hint: Self.hint(for: name, of: type, in: names))
  }

  /// The hint for an attribute, which some write with the type's own name in front: `QueueARN` for `Arn`.
  private static func hint(for name: String, of type: String, in names: [String]) -> String? {
    let thing = type.split(separator: ":").last.map { $0.lowercased() } ?? ""
    let written = name.lowercased()
    let same = names.first { $0.lowercased() == written } ?? names.first { thing + $0.lowercased() == written }
    return same.map { "did you mean \($0)?" } ?? Suggestion.hint(for: name, in: names)
  }
}
