import StrataFacts
import StrataJSON
import StrataTemplate

extension ValueRules {
  /// Whether a value is among those allowed, as CloudFormation takes one scalar for another.
  func allows(_ value: JSONValue) -> Bool {
    if case .string(let text) = value, allows(text: text) { return true }
    return allowed.contains { Self.same(value, $0, ignoringCase: ignoresCase) }
  }

  /// Whether two values are equal or, being scalars, have the same text or are the same number.
  static func same(_ left: JSONValue, _ right: JSONValue, ignoringCase: Bool) -> Bool {
    if left == right { return true }
    guard let leftText = Scalar.text(of: left), let rightText = Scalar.text(of: right) else { return false }
    if leftText == rightText { return true }
    if ignoringCase { return leftText.lowercased() == rightText.lowercased() }
    // 1 and 1.0, or "1.0" where the list has 1.
    guard Scalar.number(of: left) != nil || Scalar.number(of: right) != nil else { return false }
    guard let left = Scalar.number(inText: leftText) else { return false }
    return left == Scalar.number(inText: rightText)
  }
}
