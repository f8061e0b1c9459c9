import StrataText

/// A pattern of log events, as filters of CloudWatch Logs read it.
///
/// See [Filter pattern syntax](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
enum FilterPattern {
  /// What is wrong with a pattern; nil where nothing is found.
  static func fault(in pattern: String) -> (message: String, expected: String)? {
    let bytes = Array(pattern.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
    guard let first = bytes.first else { return nil }
    let isFields = first == UInt8(ascii: "[")
    let isJSON = first == UInt8(ascii: "{")
    let scan = Scan(bytes, isStructured: isFields || isJSON)
    if scan.isQuoted { return ("a quotation mark of the pattern isn't closed", "a second one") }
    if !isFields && !isJSON { return nil }
    let end = isFields ? "]" : "}"
    if bytes.count < 2 || bytes.last != end.utf8.first || scan.endsQuoted {
      return ("the pattern isn't closed", "\(end) at its end")
    }
    if scan.depth != 0 || scan.hasFallen { return ("the parentheses of the pattern aren't in pairs", "as many ) as (") }
    if isJSON, bytes.dropFirst().dropLast().allSatisfy({ $0 <= 0x20 }) {
      return ("the pattern of JSON compares nothing", "such as { $.level = \"ERROR\" }")
    }
    return nil
  }

  /// What is open at the end of a pattern.
  private struct Scan {
    var isQuoted = false
    /// Whether the last character stands within quotation marks.
    var endsQuoted = false
    var depth = 0
    var hasFallen = false

    init(_ bytes: [UInt8], isStructured: Bool) {
      var isEscaped = false
      var isExpression = false
      for byte in bytes {
        endsQuoted = false
        if isEscaped {
          isEscaped = false
        } else if isExpression {
          // Between percent signs stands a regular expression.
          isEscaped = byte == UInt8(ascii: "\\")
          if byte == UInt8(ascii: "%") { isExpression = false }
        } else if isQuoted {
          isEscaped = byte == UInt8(ascii: "\\")
          if byte == UInt8(ascii: "\"") {
            isQuoted = false
            endsQuoted = true
          }
        } else {
          switch byte {
          case UInt8(ascii: "\""): isQuoted = true
          case UInt8(ascii: "%"): isExpression = true
          case UInt8(ascii: "(") where isStructured: depth += 1
          case UInt8(ascii: ")") where isStructured:
            depth -= 1
            hasFallen = hasFallen || depth < 0
          default: break
          }
        }
      }
      // A single percent sign is a text like others.
      if isExpression { self = Self(depth: 0, hasFallen: false) }
    }

    private init(depth: Int, hasFallen: Bool) {
      (self.depth, self.hasFallen) = (depth, hasFallen)
    }
  }
}
