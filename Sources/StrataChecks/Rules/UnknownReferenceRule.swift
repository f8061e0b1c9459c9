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
    lazy var possible = PossibleNames(template)
    var resources = Names(of: ["Resources"], in: template)
    var conditions = Names(of: ["Conditions"], in: template)
    var mappings = Names(of: ["Mappings"], in: template)
    var known = Names(of: ["Resources", "Parameters"], and: Self.pseudoParameters, in: template)
    func unknown(_ thing: String, _ reference: TemplateReference, _ names: inout Names) -> Finding? {
      let name = reference.target
      if names.contains(name) { return nil }
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
    var attributes = KnownAttributes(template)
    return zip(template.references, template.referenceEnds).compactMap { reference, ends in
      switch reference.kind {
      case .ref, .substitution(attribute: nil):
        return ends.target == nil ? unknown("parameter or resource", reference, &known) : nil
      case .attribute(let attribute), .substitution(attribute: .some(let attribute)):
        guard let target = ends.target else { return unknown("resource", reference, &resources) }
        return attributes.contains(attribute, of: target) ? nil : self.attribute(attribute, reference, template)
      case .condition: return unknown("condition", reference, &conditions)
      case .dependency: return ends.target == nil ? unknown("resource", reference, &resources) : nil
      case .mapping: return unknown("mapping", reference, &mappings) ?? value(reference, template)
      }
    }
  }

  /// Names that may be referred to.
  private struct Names {
    /// The sections in which they are.
    let sections: [String]
    /// Made when the first is asked for, as nearly all references are to resources.
    private lazy var all = Set(template.flatMap(\.keys)).union(others)
    lazy var hints = NameHints(sections.count == 1 ? template[0].keys : all.sorted())

    private let template: [JSONObject]
    private let others: [String]

    init(of sections: [String], and others: [String] = [], in template: TemplateContents) {
      self.sections = sections
      self.others = others
      self.template = sections.map(template.section)
    }

    mutating func contains(_ name: String) -> Bool { all.contains(name) }
  }

  /// The attributes that the types of resources surely have.
  private struct KnownAttributes {
    private let resources: [TemplateResource]
    /// Those that were asked for and found, with the types as names.
    private var found: Set<ReferenceTarget> = []

    init(_ template: TemplateContents) {
      resources = template.everyResource
    }

    /// Whether a resource has an attribute; no says nothing.
    mutating func contains(_ attribute: String, of resource: Int) -> Bool {
      let type = resources[resource].type
      let key = ReferenceTarget(name: type, attribute: attribute)
      if found.contains(key) { return true }
      guard ResourceFacts.of(type)?.attributes.contains(where: { $0.name == attribute }) == true else { return false }
      found.insert(key)
      return true
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
