import StrataCore
import StrataFacts
import StrataJSON
import StrataSchema

/// The properties of a resource are what the schema of its type says.
struct SchemaRule: TemplateRule {
  let about = RuleDescription(
    "schema", .error, reason: "a service refuses properties that its schema rules out",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeout": 30]]],
    bad: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeot": 30]]])

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    let context = TypeReferences(types: template.resources.map { ($0.logicalID, $0.type) })
    var validators: [String: SchemaValidator?] = [:]
    var findings: [TemplateFinding] = []
    for resource in template.resources {
      let validator: SchemaValidator?
      if let known = validators[resource.type] {
        validator = known
      } else {
        validator = ResourceFacts.of(resource.type).map { SchemaValidator(facts: $0, context: context) }
        validators.updateValue(validator, forKey: resource.type)
      }
      guard let validator else { continue }
      // What a macro adds isn't known here.
      if resource.properties.keys.contains(where: { $0.hasPrefix("Fn::") }) { continue }
      for found in validator.validate(properties: resource.properties) {
        let place = JSONPointer(["Resources", resource.logicalID, "Properties"] + found.path)
        findings.append(
          TemplateFinding(
            rule: RuleID(stringLiteral: found.rule), severity: .error, pointer: template.existing(place),
            message: found.message, expected: found.expected, given: found.given, hint: found.hint))
      }
    }
    return findings
  }
}

/// A type is one that AWS has.
struct UnknownTypeRule: TemplateRule {
  let about = RuleDescription(
    "unknown-type", .warning, reason: "a type that isn't known may be misspelled, and its properties aren't checked",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]], bad: ["Jobs": ["Type": "AWS::SQS::Quene"]])

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    let unknown = template.resources.filter { $0.type.hasPrefix("AWS::") && ResourceFacts.of($0.type) == nil }
    if unknown.isEmpty { return [] }
    var hints = NameHints(FactsIndex.embedded.typeNames)
    return unknown.map { resource in
      finding(
        "\(resource.type) isn't a type that is known here",
        at: JSONPointer(["Resources", resource.logicalID, "Type"]), hint: hints.hint(for: resource.type))
    }
  }
}

extension CheckedTemplate {
  /// The place, or what it would be in where it isn't there, as what's missing isn't.
  func existing(_ pointer: JSONPointer) -> JSONPointer {
    var pointer = pointer
    while !pointer.tokens.isEmpty, json[pointer] == nil { pointer.tokens.removeLast() }
    return pointer
  }
}
