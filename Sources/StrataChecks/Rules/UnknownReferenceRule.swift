import StrataCore
import StrataFacts
import StrataJSON
import StrataSchema

/// Everything that a template refers to is in it.
struct UnknownReferenceRule: TemplateRule {
  let about = RuleDescription(
    "unknown-reference", .error, reason: "CloudFormation refuses a template that refers to what it doesn't have",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
    good: [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": ["RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]]]],
      ],
      "Failed": ["Type": "AWS::SQS::Queue"],
    ],
    bad: [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": ["RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failde", "Arn"]]]],
      ],
      "Failed": ["Type": "AWS::SQS::Queue"],
    ])

  private static let pseudoParameters = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
    "AWS::StackName", "AWS::URLSuffix",
  ]

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    // Macros, loops and modules may add anything.
    if !template.macros.isEmpty || template.hasLoops
      || template.resources.contains(where: { $0.type.hasSuffix("::MODULE") })
    {
      return []
    }
    var resources = Names(template.section("Resources").keys)
    var conditions = Names(template.section("Conditions").keys)
    var mappings = Names(template.section("Mappings").keys)
    var known = Names(
      (resources.all.union(template.section("Parameters").keys).union(Self.pseudoParameters)).sorted())
    return template.references.compactMap { reference in
      switch reference.kind {
      case .ref, .substitution(attribute: nil):
        return unknown("parameter or resource", reference, &known)
      case .attribute(let attribute), .substitution(attribute: .some(let attribute)):
        return unknown("resource", reference, &resources) ?? self.attribute(attribute, reference, template)
      case .condition: return unknown("condition", reference, &conditions)
      case .dependency: return unknown("resource", reference, &resources)
      case .mapping: return unknown("mapping", reference, &mappings)
      }
    }
  }

  /// Names that may be referred to.
  private struct Names {
    let all: Set<String>
    var hints: NameHints

    init(_ names: [String]) {
      all = Set(names)
      hints = NameHints(names)
    }
  }

  private func unknown(_ thing: String, _ reference: TemplateReference, _ names: inout Names) -> TemplateFinding? {
    if names.all.contains(reference.target) { return nil }
    return finding(
      "there is no \(thing) \"\(reference.target)\"", at: reference.pointer,
      hint: names.hints.hint(for: reference.target))
  }

  private func attribute(
    _ name: String, _ reference: TemplateReference, _ template: CheckedTemplate
  ) -> TemplateFinding? {
    guard let type = template.resource(reference.target)?.type, !name.isEmpty, !type.hasPrefix("Custom::"),
      type != "AWS::CloudFormation::CustomResource",
      !(type == "AWS::CloudFormation::Stack" && name.hasPrefix("Outputs.")),
      let facts = ResourceFacts.of(type), !facts.attributes.isEmpty
    else { return nil }
    let names = facts.attributes.map(\.name)
    // Many types give their properties as attributes too, which no schema tells.
    if let first = name.split(separator: ".").first, facts.root.object?.properties[String(first)] != nil { return nil }
    // An attribute may be an object, whose members are attributes too.
    if names.contains(where: { $0 == name || name.hasPrefix($0 + ".") || $0.hasPrefix(name + ".") }) { return nil }
    return finding(
      "\(type) has no attribute \(name)", at: reference.pointer, expected: names.prefix(8).joined(separator: ", "),
      hint: Suggestion.hint(for: name, in: names))
  }
}
