package import StrataFacts
package import StrataFindings
package import StrataJSON

/// Holds the properties of a resource against the schema of its type, and against what else is known of the type.
///
/// Whatever CloudFormation works out itself, such as `{"Ref": …}`, is unknown, and passes wherever it could be right.
package struct SchemaValidator {
  private let facts: ResourceFacts
  private let context: (any ReferenceContext)?
  private let supplement: SchemaNode?

  /// Makes a validator for resources of one type.
  ///
  /// - Parameters:
  ///   - facts: The facts about the type.
  ///   - context: The knowledge of what references yield; without it, they're not looked at.
  ///   - isSupplemented: Whether what is known beyond the type's own schema must hold as well.
  package init(facts: ResourceFacts, context: (any ReferenceContext)? = nil, isSupplemented: Bool = true) {
    self.facts = facts
    self.context = context
    supplement = isSupplemented ? facts.supplement : nil
  }

  /// The faults in the properties of a resource, in the order in which they're written.
  package func validate(properties: JSONValue) -> [Finding] {
    var inspection = Inspection(facts: facts, context: context)
    inspection.check(properties, against: facts.root)
    if let supplement {
      inspection.isSupplementary = true
      inspection.check(properties, against: supplement)
      inspection.isSupplementary = false
    }
    if PropertyPaths.mayBegin(facts.readOnlyPaths, in: properties) {
      PropertyPaths(facts.readOnly, except: facts.createOnly).report(in: properties, to: &inspection)
    }
    let findings = inspection.findings
    return findings.isEmpty ? [] : findings.withoutRepetitions.inOrder(of: properties)
  }

  /// The faults in the properties of a resource, in the order in which they're written.
  package func validate(properties: JSONObject) -> [Finding] {
    validate(properties: .object(properties))
  }
}
