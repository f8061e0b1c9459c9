import StrataText

/// An amount as a profile has it: a number, a space and a unit, such as `30 s`.
package struct AmountText {
  /// The number, digits that may have a point between them.
  package let number: String
  /// The unit, as it's written.
  package let unit: String

  /// Reads an amount, or gives nil where the text is none.
  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].utf8.first, let last = parts[0].utf8.last, first.isASCIIDigit,
      last.isASCIIDigit, parts[0].utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") })
    else { return nil }
    (number, unit) = (String(parts[0]), String(parts[1]))
  }

  /// The number, where it's whole.
  package var whole: Int? { Int(number) }
}
