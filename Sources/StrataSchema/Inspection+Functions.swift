import StrataFacts
import StrataJSON

extension Inspection {
  mutating func check(_ function: TemplateFunction, against node: SchemaNode) {
    if isDeciding, case .choice(let one, let other) = function { return decide(one, or: other, against: node) }
    isUncertain = true
    switch function {
    case .noValue, .other: break
    case .choice(let one, let other):
      check(one, against: node)
      check(other, against: node)
    case .reference(let reference):
      check(reference: reference, wants: ReferenceFormats(of: node, in: facts))
    }
  }

  /// Checks that what a reference yields is one of the formats wanted.
  mutating func check(reference: JSONValue, wants wanted: ReferenceFormats) {
    guard !wanted.formats.isEmpty, !wanted.takesOthers, let given = context?.format(of: reference) else { return }
    guard given.hasPrefix("AWS::"), !wanted.accepts(given) else { return }
    report(
      Wrong(
        rule: "wrong-reference", message: "the reference yields something else than what belongs here",
        expected: Wording.list(wanted.formats), given: given))
  }
}
