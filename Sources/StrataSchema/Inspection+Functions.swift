import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  mutating func check(_ function: TemplateFunction, against node: SchemaNode) {
    if isDeciding, case .choice(let one, let other) = function { return decide(one, or: other, against: node) }
    if case .reference(let reference) = function, let value = context?.value(of: reference) {
      return check(value, against: node)
    }
    isUncertain = true
    switch function {
    case .noValue, .other: break
    case .choice(let one, let other):
      check(one, against: node)
      check(other, against: node)
    case .reference(let reference):
      if checkKind(of: reference, against: node) {
        check(reference: reference, wants: ReferenceFormats(of: node, in: facts))
      }
    }
  }

  /// Checks that what a reference yields is text where that's wanted, or a list, and so on; whether it may be.
  private mutating func checkKind(of reference: JSONValue, against node: SchemaNode) -> Bool {
    // A template of SAM's says by text what the transform makes more of.
    guard let context, !facts.hasName(beginningWith: "AWS::Serverless::") else { return true }
    let wanted = ReferenceKinds(of: node, in: facts)
    if wanted.kinds.isEmpty { return true }
    let given = context.kinds(of: reference)
    if wanted.takes(given) { return true }
    report(
      Finding(
        "wrong-reference", "the reference yields something else than what belongs here",
        expected: wanted.kinds.description, given: given.description,
        hint: KindWording.hint(for: given, as: wanted.kinds)))
    return false
  }

  /// Checks that what a reference yields is one of the formats wanted.
  mutating func check(reference: JSONValue, wants wanted: ReferenceFormats) {
    guard !wanted.formats.isEmpty, !wanted.takesOthers, let context else { return }
    let given =
      context.format(of: reference) ?? other(reference, than: wanted, context)
      ?? otherAttribute(reference, than: wanted, context)
    guard let given else { return }
    guard given.hasPrefix("AWS::"), !wanted.accepts(given) else { return }
    report(
      Finding(
        "wrong-reference", "the reference yields something else than what belongs here",
        expected: Wording.list(wanted.formats), given: given))
  }

  /// The attribute that a reference is to, where no schema tells its format and it surely is none of those wanted.
  private func otherAttribute(
    _ reference: JSONValue, than wanted: ReferenceFormats, _ context: any ReferenceContext
  ) -> String? {
    guard reference.argument(of: .getAtt) != nil, let attribute = reference.referenceTarget?.attribute,
      let type = context.type(of: reference), let facts = ResourceFacts.of(type),
      facts.attributes.contains(where: { $0.text == attribute && $0.kind == .string }),
      AttributeForm.differs(attribute, of: type, from: wanted.formats)
    else { return nil }
    return "\(type).\(attribute)"
  }

  /// The type that a reference is to, where no resource of that type can be what's wanted.
  private func other(
    _ reference: JSONValue, than wanted: ReferenceFormats, _ context: any ReferenceContext
  ) -> String? {
    // Ids that nothing else has, unlike names and ARNs, which aliases and versions have as well.
    let ids: Set = [
      "AWS::EC2::Image.Id", "AWS::EC2::SecurityGroup.Id", "AWS::EC2::SecurityGroup.Ids", "AWS::EC2::Subnet.Id",
      "AWS::EC2::Subnet.Ids", "AWS::EC2::VPC.Id",
    ]
    guard reference.argument(of: .ref) != nil, wanted.formats.allSatisfy(ids.contains),
      let type = context.type(of: reference), !type.hasPrefix("AWS::CloudFormation::"),
      !wanted.formats.contains(where: { $0.hasPrefix("\(type).") })
    else { return nil }
    return type
  }
}
