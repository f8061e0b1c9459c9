import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// The properties of a resource are what the schema of its type says.
struct SchemaRule: TemplateRule {
  let about = RuleDescription(
    "schema", .error, reason: "a service refuses properties that its schema rules out",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeout": 30]]],
    bad: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeot": 30]]])

  let parts: [(id: RuleID, reason: String)] = [
    ("missing-element", "a list lacks an element that it must have"),
    ("dependent-property", "one property asks for another"), ("excluded-property", "one property rules out another"),
    ("not-allowed-value", "the value is none of those that the schema lists"),
    ("not-unique", "two elements of a list are equal that mustn't be"),
    ("one-of", "of some properties or forms there is exactly one"),
    ("out-of-range", "a number is too small or too great"), ("read-only-property", "the service sets the property"),
    ("required-property", "a property is missing"), ("unknown-property", "the type has no such property"),
    ("wrong-count", "there are too few or too many elements"), ("wrong-format", "text isn't what it should name"),
    ("wrong-length", "text is too short or too long"), ("wrong-pattern", "text doesn't match the schema's pattern"),
    ("wrong-reference", "a reference yields something else than what belongs there"),
    ("wrong-type", "text, a number, a list or an object stands where another belongs"),
  ]

  /// The part of the types that is looked at, of how many.
  private(set) var share = (part: 0, count: 1)

  /// Rules that find together what this one does, each in resources of other types.
  func divided(into count: Int) -> [SchemaRule] {
    (0..<count).map { part in
      var rule = self
      rule.share = (part, count)
      return rule
    }
  }

  func check(_ template: TemplateContents) -> [Finding] {
    if template.resources.isEmpty, !template.hasExpandedLoops { return [] }
    let parameters = template.section("Parameters").compactMap { member in
      member.value["Type"]?.string.map { (member.key, $0) }
    }
    let context = TypeReferences(
      values: ParameterValue.known(in: template), parameters: Dictionary(parameters) { first, _ in first }
    ) { template.resource($0)?.type }
    let globals = ServerlessGlobals(template)
    var validators: [String: SchemaValidator?] = [:]
    var count = 0
    var findings: [Finding] = []
    func check(_ resource: TemplateResource, at place: JSONPointer) {
      let validator: SchemaValidator?
      if let known = validators[resource.type] {
        validator = known
      } else {
        let isOwn = count % share.count == share.part
        count += 1
        let facts = isOwn ? ResourceFacts.of(resource.type) : nil
        validator = facts.map { SchemaValidator(facts: $0, context: context) }
        validators.updateValue(validator, forKey: resource.type)
      }
      guard let validator else { return }
      findings += self.findings(in: resource, at: place, template, validator, context, globals)
    }
    for resource in template.resources { check(resource, at: resource.pointer()) }
    for placed in template.loopBodies { check(placed.resource, at: placed.pointer) }
    return findings
  }

  private func findings(
    in resource: TemplateResource, at place: JSONPointer, _ template: TemplateContents, _ validator: SchemaValidator,
    _ context: TypeReferences, _ globals: ServerlessGlobals
  ) -> [Finding] {
    let root = place.appending("Properties")
    // What is put in beside the type may be properties.
    let isOpen = resource.object[IntrinsicFunction.transform.name] != nil
    return (resource.object["Properties"] ?? [:]).alternatives(at: root).flatMap { inner -> [Finding] in
      // What a macro adds isn't known here.
      guard let properties = inner.value.object, !properties.keys.contains(where: \.isFunctionName) else {
        return []
      }
      var found = validator.validate(properties: properties)
      if isOpen { found.removeAll { $0.isAbsence && $0.pointer?.tokens.isEmpty != false } }
      if found.contains(where: \.isAbsence), let all = globals.properties(of: resource, properties) {
        let missing = Set(validator.validate(properties: all).filter(\.isAbsence).map(\.message))
        found.removeAll { $0.isAbsence && !missing.contains($0.message) }
      }
      return found.map { found in
        let place = found.pointer?.tokens ?? []
        let pointer = template.existing(JSONPointer(inner.place.tokens + place))
        if let name = template.json[pointer]?.argument(of: .ref)?.string,
          context.value(of: ["Ref": .string(name)]) != nil
        {
          // What the property holds may be a secret, though the parameter's name doesn't tell.
          return Finding(
            found.rule, "\(found.message), with the value of the parameter \(name)", at: pointer,
            expected: found.expected, given: found.given == nil ? nil : "what \(name) is")
        }
        let isLocalFile = found.rule == "wrong-type" && LocalFiles.mayStand(at: place, of: resource.type)
        return found.placed(
          // Before the files are put into a bucket a template may name them.
          severity: isLocalFile && found.hint != nil ? .warning : .error,
          at: pointer)
      }
    }
  }
}

extension Finding {
  /// Whether it's about something that isn't there.
  fileprivate var isAbsence: Bool { rule == "required-property" || rule == "dependent-property" }
}

/// A type is one that AWS has.
struct UnknownTypeRule: TemplateRule {
  let about = RuleDescription(
    "unknown-type", .warning, reason: "a type that isn't known may be misspelled, and its properties aren't checked",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]], bad: ["Jobs": ["Type": "AWS::SQS::Quene"]])

  func check(_ template: TemplateContents) -> [Finding] {
    let unknown = template.placed { type in
      type.hasPrefix("AWS::") && ResourceFacts.of(type) == nil && type.isResourceType
    }
    if unknown.isEmpty { return [] }
    var hints = NameHints(FactsIndex.embedded.typeNames)
    return unknown.map { type, place in
      finding("\(type) isn't a type that is known here", at: place.appending("Type"), hint: hints.hint(for: type))
    }
  }
}
