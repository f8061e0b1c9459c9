/// The text of an `Fn::Sub`, taken apart.
enum SubstitutionText {
  enum Part: Hashable {
    case literal(String)
    case variable(String)
  }

  /// Literal text and variables in order; what is escaped as `${!…}` is literal.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    var literal = ""
    while let start = rest.firstRange(of: "${") {
      literal += rest[..<start.lowerBound]
      let after = rest[start.upperBound...]
      guard let end = after.firstIndex(of: "}") else {
        literal += "${"
        rest = after
        continue
      }
      if after.first == "!" {
        literal += "${"
        rest = after.dropFirst()
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(.variable(trimmed(after[..<end])))
      rest = after[after.index(after: end)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }

  private static func trimmed(_ name: Substring) -> String {
    String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
