import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

extension ValueRules {
  /// Whether a value is among those allowed, as CloudFormation takes one scalar for another.
  func allows(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text):
      if allows(text: text) { return true }
      // Other characters may be the same as one of these.
      if areFixed, text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
      if !ignoresCase, let number = text.withUTF8Bytes(\.fewDigits), let isAllowed = allows(number: number) {
        return isAllowed
      }
    case .integer(let number):
      if number.magnitude < Self.exact, let isAllowed = allows(number: Int(number)) { return isAllowed }
    default: break
    }
    return allowed.contains { Self.same(value, $0, ignoringCase: ignoresCase) }
  }

  /// Up to this, each whole number is a `Double` of its own.
  private static let exact = 1 << 53

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
