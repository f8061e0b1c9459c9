import StrataText

/// A set of texts: those that bytes, gaps of one character and gaps of any length describe.
package struct Pattern: Sendable, Hashable {
  package enum Element: Sendable, Hashable {
    /// The byte itself.
    case byte(UInt8)
    /// Any one character.
    case one
    /// Any characters, or none.
    case many
    /// Any characters but colons, or none, as in a name.
    case segment
  }

  package var elements: [Element]

  package init(_ elements: [Element]) { self.elements = elements }

  /// Takes each character for itself, stars and question marks as well.
  package init(literal text: some StringProtocol) { elements = text.utf8.map { .byte($0) } }

  /// Takes stars and question marks for gaps, as policies do.
  package init(glob text: some StringProtocol) {
    elements = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "*"): if elements.last != .many { elements.append(.many) }
      case UInt8(ascii: "?"): elements.append(.one)
      default: elements.append(.byte(byte))
      }
    }
  }

  /// All texts.
  package static let any = Pattern([.many])

  /// All texts without a colon.
  package static let anySegment = Pattern([.segment])

  /// The text, where there's but one.
  package var literal: String? {
    var bytes: [UInt8] = []
    for element in elements {
      guard case .byte(let byte) = element else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func + (one: Pattern, other: Pattern) -> Pattern { Pattern(one.elements + other.elements) }

  /// Puts another one behind.
  package mutating func append(_ other: Pattern) { elements += other.elements }
}

extension Pattern: CustomStringConvertible {
  package var description: String {
    String(
      decoding: elements.map { element in
        switch element {
        case .byte(let byte): byte
        case .one: UInt8(ascii: "?")
        case .many, .segment: UInt8(ascii: "*")
        }
      }, as: UTF8.self)
  }
}
