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
    let bytes = text.utf8
    var parts: [Part] = []
    var literal = ""
    // What comes before hasn't been taken yet, but for what was escaped.
    var start = bytes.startIndex
    var next = start
    while let dollar = bytes[next...].firstIndex(of: UInt8(ascii: "$")) {
      let brace = bytes.index(after: dollar)
      next = brace
      guard brace < bytes.endIndex, bytes[brace] == UInt8(ascii: "{") else { continue }
      let name = bytes.index(after: brace)
      guard let end = bytes[name...].firstIndex(of: UInt8(ascii: "}")) else { break }
      literal += text[start..<dollar]
      next = bytes.index(after: end)
      start = next
      if bytes[name] == UInt8(ascii: "!") {
        literal += "${" + text[bytes.index(after: name)..<next]
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(.variable(trimmed(text[name..<end])))
    }
    literal += text[start...]
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }

  private static func trimmed(_ name: Substring) -> String {
    // Hardly any name has white space, and to look at characters takes long.
    if !name.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) { return String(name) }
    return String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
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
