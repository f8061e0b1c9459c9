import StrataJSON
import StrataTemplate
import StrataText

/// The operators of event patterns, and what they compare with.
enum EventOperators {
  /// The names, in the order of the alphabet; `exactly` is how a value alone is written at length.
  static let names = [
    "anything-but", "cidr", "equals-ignore-case", "exactly", "exists", "numeric", "prefix", "suffix", "wildcard",
  ]

  /// What is wrong with the terms of `numeric`, as in `[">", 0, "<=", 5]`; nil where nothing is.
  static func numericFault(_ value: JSONValue) -> (message: String, expected: String)? {
    let form = "an operator and a number, or two of each, as in [\">\", 0, \"<=\", 5]"
    guard let terms = value.array else { return ("numeric must have a list", form) }
    if terms.contains(where: \.isFunction) { return nil }
    if terms.isEmpty || !terms.count.isMultiple(of: 2) { return ("numeric isn't complete", form) }
    for index in stride(from: 0, to: terms.count, by: 2) {
      guard let name = terms[index].string, ["<", "<=", "=", ">", ">="].contains(name) else {
        return ("numeric has no operator \(Wording.value(terms[index]))", "<, <=, =, > or >=")
      }
      if Scalar.number(of: terms[index + 1]) == nil {
        return ("numeric must compare with numbers, not \(Wording.value(terms[index + 1]))", "a number")
      }
    }
    let hasTooMany = terms.count > 4 || terms.count == 4 && terms.contains("=")
    return hasTooMany ? ("numeric has too many terms", form) : nil
  }

  /// What is wrong with a pattern with stars; nil where nothing is.
  static func wildcardFault(_ text: String) -> (message: String, expected: String)? {
    var previous: UInt8?
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "\\") else {
          return ("this backslash stands before neither a star nor another", "\\* or \\\\")
        }
        isEscaped = false
        previous = nil
        continue
      }
      if byte == UInt8(ascii: "*"), previous == byte { return ("two stars can't stand side by side", "one star") }
      isEscaped = byte == UInt8(ascii: "\\")
      previous = byte
    }
    return isEscaped ? ("this backslash stands before neither a star nor another", "\\* or \\\\") : nil
  }

  /// Whether a text is a range of addresses: one of four numbers, or one of hexadecimal groups, and a length.
  static func isNetwork(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy(\.isASCIIDigit), let length = Int(parts[1])
    else { return false }
    if parts[0].contains(":") {
      return length <= 128
        && parts[0].utf8.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return length <= 32 && numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte.isLowercaseHex || byte.isASCIIUppercase && (byte | 0x20).isLowercaseHex
  }
}
