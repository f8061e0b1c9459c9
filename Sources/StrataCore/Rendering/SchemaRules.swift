import StrataFacts
import StrataJSON
import StrataSchema

/// The schema rules as they're held against the resources of one stack.
final class SchemaRules {
  /// By type, since most stacks have many resources of few types; nil for a type that isn't known.
  private var validators: [String: SchemaValidator?] = [:]
  private let context: TypeReferences

  /// Takes down what the stack's references yield; every logical id must be known by now.
  init(_ stack: StackState) {
    context = TypeReferences(types: stack.resources.map { ($0.logicalID, $0.type) })
  }

  /// What is wrong with the properties of a resource by the schema of its type.
  ///
  /// What was written over by `rawProperties` is left alone: it's there for what the schema doesn't know yet.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - properties: Its properties, rendered.
  ///   - isConsequence: Whether the construct that the resource is part of was used wrongly and says so. It says it better
  ///     than what follows from it here, which then is left out.
  /// - Returns: The mistakes, each with the property that it's in, if it's in one.
  func mistakes(
    of resource: Resource, _ properties: JSONObject, isConsequence: Bool
  ) -> [(mistake: Mistake, property: String?)] {
    guard let validator = validator(for: resource.type) else { return [] }
    let findings = validator.validate(properties: properties)
    if findings.isEmpty { return [] }
    let overridden = Set(resource.rawProperties.members.map(\.key))
    return findings.compactMap { finding in
      if let first = finding.path.first, overridden.contains(first) { return nil }
      if isConsequence, finding.isSupplementary || finding.rule == "not-unique" { return nil }
      // Only what couldn't be made is null, and why is reported already, as is text that isn't known yet.
      if finding.given == "null" || finding.given.flatMap(UnresolvedText.subject) != nil { return nil }
      let mistake = Mistake(
        RuleID(stringLiteral: finding.rule), finding.message, expected: finding.expected, given: finding.given,
        hint: finding.hint)
      return (mistake, finding.path.isEmpty ? nil : finding.path.joined(separator: "/"))
    }
  }

  /// Whether a resource's type is one of AWS's own that isn't known; other providers' types can't be.
  func isTypeUnknown(of resource: Resource) -> Bool {
    validator(for: resource.type) == nil && resource.type.hasPrefix("AWS::") && resource.isWellFormed
  }

  private func validator(for type: String) -> SchemaValidator? {
    if let known = validators[type] { return known }
    let made = ResourceFacts.of(type).map { SchemaValidator(facts: $0, context: context) }
    validators.updateValue(made, forKey: type)
    return made
  }
}

extension Mistake {
  /// A type that CloudFormation isn't known to have.
  static func unknownType(_ type: String) -> Mistake {
    Mistake(
      .unknownType, "\(type) isn't a type that is known here",
      hint: Suggestion.hint(for: type, in: FactsIndex.embedded.typeNames)
        ?? "if CloudFormation has it by now, nothing is wrong; its properties aren't checked")
  }
}
