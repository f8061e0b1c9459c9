import StrataResourceModel

/// Texts as Swift's literals, with values in them where there are some.
enum TextLiteral {
  enum Part {
    case literal(String)
    /// Swift for a value.
    case value(String)
  }

  /// A literal on one line.
  static func line(_ text: String) -> String { SwiftLiteral.text(text) }

  /// A literal, in three quotes where the text has several lines.
  static func code(_ parts: [Part]) -> Code {
    let parts = merged(parts)
    let hasLines = parts.contains { if case .literal(let text) = $0 { text.utf8.contains(0x0A) } else { false } }
    return hasLines ? lines(parts) : Code("\"" + parts.map(escaped).joined() + "\"")
  }

  /// The pieces, with texts beside each other made one.
  private static func merged(_ parts: [Part]) -> [Part] {
    parts.reduce(into: []) { merged, part in
      if case .literal(let text) = part, case .literal(let before)? = merged.last {
        merged[merged.count - 1] = .literal(before + text)
      } else {
        merged.append(part)
      }
    }
  }

  private static func escaped(_ part: Part) -> String {
    switch part {
    case .literal(let text): SwiftLiteral.escaped(text)
    case .value(let code): "\\(\(code))"
    }
  }

  private static func lines(_ parts: [Part]) -> Code {
    var lines = [""]
    for part in parts {
      guard case .literal(let text) = part else {
        lines[lines.count - 1] += escaped(part)
        continue
      }
      // Characters would take a carriage return and a line feed for one.
      let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
      for (number, piece) in pieces.enumerated() {
        let escaped = escaped(.literal(piece)).replacing("\\\"", with: "\"").replacing(
          "\"\"\"", with: "\\\"\\\"\\\"")
        if number == 0 { lines[lines.count - 1] += escaped } else { lines.append(escaped) }
      }
    }
    // White space at the end of a line wouldn't be seen, and editors remove it.
    for index in lines.indices where lines[index].hasSuffix(" ") {
      lines[index] = lines[index].dropLast() + "\\u{20}"
    }
    return .lines(["\"\"\""] + lines + ["\"\"\""])
  }
}
