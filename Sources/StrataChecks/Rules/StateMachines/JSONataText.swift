import StrataText

/// A text in a state of JSONata, which is an expression where it stands in `{% %}`.
///
/// See [Writing JSONata expressions](https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
enum JSONataText {
  /// Whether a text is an expression.
  static func isExpression(_ text: String) -> Bool {
    text.hasPrefix("{%") && text.hasSuffix("%}") && text.utf8.count >= 4
  }

  /// What is wrong with a text; nil where nothing is.
  static func fault(in text: String) -> StatePath.Fault? {
    let form = "{% an expression %}, with no space before or after it"
    let (begins, ends) = (text.hasPrefix("{%"), text.hasSuffix("%}"))
    if !begins, !ends { return nil }
    guard isExpression(text) else {
      return (begins ? "an expression isn't closed with %}" : "an expression isn't opened with {%", form)
    }
    let inner = Array(text.utf8.dropFirst(2).dropLast(2))
    if inner.allSatisfy({ $0 <= 0x20 }) { return ("there is no expression between {% and %}", form) }
    // A slash may begin a pattern or a comment, in which anything may stand.
    return inner.contains(UInt8(ascii: "/")) ? nil : imbalance(inner).map { ($0, "an expression that is complete") }
  }

  private static func imbalance(_ bytes: [UInt8]) -> String? {
    var open: [UInt8] = []
    var quote: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let end = quote {
        // Names in backticks have no escapes.
        if byte == UInt8(ascii: "\\"), end != UInt8(ascii: "`") {
          index += 1
        } else if byte == end {
          quote = nil
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): quote = byte
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open.popLast() != byte { return "\(character(byte)) closes nothing that is open" }
      default: break
      }
    }
    if let quote { return "\(character(quote)) isn't closed" }
    return open.last.map { "there is no \(character($0)) for what is open" }
  }

  private static func character(_ byte: UInt8) -> Character { Character(UnicodeScalar(byte)) }
}
