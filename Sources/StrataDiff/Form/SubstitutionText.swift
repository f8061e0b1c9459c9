/// The text of an `Fn::Sub`, taken apart.
enum SubstitutionText {
  enum Part: Hashable {
    case literal(String)
    case variable(String)
  }

  /// Literal text and variables in order; what is escaped as `${!…}` is literal.
  static func parts(of text: String) -> [Part] {
    let bytes = text.utf8
    var parts: [Part] = []
    var literal = ""
    var start = bytes.startIndex
    while let dollar = bytes[start...].firstIndex(of: UInt8(ascii: "$")) {
      let brace = bytes.index(after: dollar)
      guard brace < bytes.endIndex, bytes[brace] == UInt8(ascii: "{") else {
        literal += text[start..<brace]
        start = brace
        continue
      }
      let name = bytes.index(after: brace)
      guard let end = bytes[name...].firstIndex(of: UInt8(ascii: "}")) else { break }
      literal += text[start..<dollar]
      if bytes[name] == UInt8(ascii: "!") {
        literal += "${"
        start = bytes.index(after: name)
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(.variable(trimmed(text[name..<end])))
      start = bytes.index(after: end)
    }
    literal += text[start...]
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }

  private static func trimmed(_ name: Substring) -> String {
    var bytes = name.utf8
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
