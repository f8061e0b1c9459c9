import StrataText

/// The text of an `Fn::Sub`, taken apart.
///
/// See [Fn::Sub](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html).
package enum SubstitutionText {
  /// A piece of the text.
  package enum Part: Hashable {
    /// Text as it stays, never empty.
    case literal(String)
    /// The name between `${` and `}`, without white space at its ends.
    case variable(String)
  }

  /// Literal text and variables in order; what is escaped as `${!…}` is literal.
  package static func parts(of text: String) -> [Part] {
    text.withUTF8Bytes { bytes in
      func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      var parts: [Part] = []
      // Mostly texts and variables take turns.
      parts.reserveCapacity(min(2 * bytes.count { $0 == UInt8(ascii: "$") } + 1, 32))
      var literal = ""
      // What comes before hasn't been taken yet, but for what was escaped.
      var start = 0
      var next = 0
      while let dollar = bytes[next...].firstIndex(of: UInt8(ascii: "$")) {
        next = dollar + 1
        guard next < bytes.count, bytes[next] == UInt8(ascii: "{") else { continue }
        let name = next + 1
        guard let end = bytes[name...].firstIndex(of: UInt8(ascii: "}")) else { break }
        if start < dollar { literal += text(start..<dollar) }
        next = end + 1
        start = next
        if bytes[name] == UInt8(ascii: "!") {
          literal += "${" + text(name + 1..<next)
          continue
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        // Hardly any name has white space, and to look at characters takes long.
        let isPlain = bytes[name..<end].allSatisfy { $0 > 0x20 && $0 < 0x7F }
        parts.append(.variable(isPlain ? text(name..<end) : trimmed(text(name..<end))))
      }
      if start < bytes.count { literal += text(start..<bytes.count) }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      return parts
    }
  }

  private static func trimmed(_ name: String) -> String {
    String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The names of the variables in a text, without those that are empty.
  package static func variables(in text: String) -> [String] {
    parts(of: text).compactMap { part in
      if case .variable(let name) = part, !name.isEmpty { name } else { nil }
    }
  }

  /// A literal text as `Fn::Sub` must be given it, so that nothing in it is taken for a variable.
  package static func escaped(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "$")) ? text.replacing("${", with: "${!") : text
  }
}
