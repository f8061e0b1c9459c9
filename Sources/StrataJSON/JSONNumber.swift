import StrataText

/// A number that neither `Int64` nor `Double` holds exactly, kept as it was written.
///
/// `JSONValue(number:)` makes one where it has to, so a number of this kind is never one that fits the others. Two are
/// equal when they are written alike.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number as written, in the grammar of RFC 8259.
  public let text: String

  /// The number as written, in the grammar of RFC 8259.
  public var description: String { text }

  init(unchecked text: String) {
    self.text = text
  }
}

extension JSONValue {
  /// Makes a number of its text in the grammar of RFC 8259, or gives nil where the text is anything else.
  ///
  /// A number without a fraction or an exponent becomes an integer if `Int64` holds it, `-0` being zero. One with either
  /// becomes a double if the shortest text of the nearest finite `Double` has the same decimal value. Any other is
  /// kept as written.
  public init?(number text: String) {
    let value = text.withUTF8Bytes { bytes -> JSONValue? in
      guard let literal = try? NumberLiteral(bytes, at: 0), literal.end == bytes.count else { return nil }
      return literal.value(in: bytes)
    }
    guard let value else { return nil }
    self = value
  }
}
