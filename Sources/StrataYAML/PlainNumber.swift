import StrataJSON

/// Numbers as YAML 1.1 writes them: with underscores, in binary, octal and hexadecimal, and counting in sixties.
enum PlainNumber {
  /// Finds which number a text is that starts with a digit, a sign or a point, if it is one.
  static func read(_ bytes: UnsafeRawBufferPointer) -> PlainScalar {
    let isNegative = bytes[0] == UInt8(ascii: "-")
    let isSigned = isNegative || bytes[0] == UInt8(ascii: "+")
    let digits = UnsafeRawBufferPointer(rebasing: bytes[(isSigned ? 1 : 0)...])
    guard let first = digits.first else { return .text }
    if first == UInt8(ascii: ".") { return readPoint(digits, isSigned: isSigned) }
    guard first.isDigit else { return .text }
    if first == UInt8(ascii: "0"), digits.count > 2 {
      if digits[1] == UInt8(ascii: "x") { return readInteger(digits[2...], radix: 16, isNegative) }
      if digits[1] == UInt8(ascii: "b") { return readInteger(digits[2...], radix: 2, isNegative) }
    }
    let end = digits.firstIndex { !$0.isDigitOrUnderscore } ?? digits.count
    guard end < digits.count else {
      let isOctal = first == UInt8(ascii: "0") && digits.count > 1
      return isOctal ? readInteger(digits[1...], radix: 8, isNegative) : readDecimal(digits, isNegative)
    }
    switch digits[end] {
    case UInt8(ascii: "."): return readFraction(digits, point: end, isNegative)
    case UInt8(ascii: ":"): return PlainSixties.read(digits, isNegative)
    default: return .text
    }
  }

  /// The number that a text is in decimal, as what it is with a fraction; nil where it's anything else.
  static func decimal(_ text: String) -> JSONValue? {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }[...]
    let sign = digits.first == UInt8(ascii: "-") ? "-" : ""
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard digits.contains(where: { $0.isDigit }) else { return nil }
    let whole = digits.prefix { $0.isDigit }
    digits = digits[whole.endIndex...]
    var fraction = digits[..<digits.startIndex]
    if digits.first == UInt8(ascii: ".") {
      fraction = digits.dropFirst().prefix { $0.isDigit }
      digits = digits[fraction.endIndex...]
    }
    let parts = [whole.drop { $0 == UInt8(ascii: "0") }, fraction].map { String(decoding: $0, as: UTF8.self) }
    return JSONValue(
      number: "\(sign)\(parts[0].isEmpty ? "0" : parts[0]).\(parts[1].isEmpty ? "0" : parts[1])"
        + String(decoding: digits, as: UTF8.self))
  }

  /// Reads a number that starts with its point.
  private static func readPoint(_ digits: UnsafeRawBufferPointer, isSigned: Bool) -> PlainScalar {
    if digits.count > 1, digits[1].isDigit { return isSigned ? .text : readFraction(digits, point: 0, false) }
    switch String(decoding: digits.prefix(5), as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .unrepresentable
    case ".nan", ".NaN", ".NAN": return isSigned ? .text : .unrepresentable
    default: return .text
    }
  }

  private static func readDecimal(_ digits: UnsafeRawBufferPointer, _ isNegative: Bool) -> PlainScalar {
    if digits.count <= 18 {
      var value: Int64 = 0
      for digit in digits where digit != UInt8(ascii: "_") { value = value * 10 + Int64(digit & 0xF) }
      return .value(.integer(isNegative ? -value : value))
    }
    return number((isNegative ? "-" : "") + text(digits[...]))
  }

  /// Reads the digits of an integer, and nothing else, in a notation other than decimal.
  private static func readInteger(
    _ digits: Slice<UnsafeRawBufferPointer>, radix: UInt64, _ isNegative: Bool
  ) -> PlainScalar {
    var value: UInt64 = 0
    var hasDigits = radix == 8
    var isTooLarge = false
    for byte in digits where byte != UInt8(ascii: "_") {
      guard let digit = byte.digit, digit < radix else { return .text }
      hasDigits = true
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      isTooLarge = isTooLarge || overflow
      value = product | digit
    }
    guard hasDigits else { return .text }
    return isTooLarge ? .unrepresentable : number((isNegative ? "-" : "") + String(value))
  }

  /// Reads a number with a point, and maybe an exponent.
  private static func readFraction(_ digits: UnsafeRawBufferPointer, point: Int, _ isNegative: Bool) -> PlainScalar {
    let end = digits[(point + 1)...].firstIndex { !$0.isDigitOrUnderscore } ?? digits.count
    if end < digits.count {
      // An exponent has a sign here.
      guard digits.count > end + 2, digits[end] | 0x20 == UInt8(ascii: "e"),
        digits[end + 1] == UInt8(ascii: "+") || digits[end + 1] == UInt8(ascii: "-"),
        digits[(end + 2)...].allSatisfy({ $0.isDigit })
      else { return .text }
    }
    let whole = text(digits[..<point].drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") })
    let fraction = text(digits[(point + 1)..<end])
    let exponent = String(decoding: digits[end...], as: UTF8.self)
    return number(
      "\(isNegative ? "-" : "")\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)\(exponent)")
  }

  /// The digits without underscores.
  private static func text(_ digits: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  /// The number that a text is in JSON's grammar.
  private static func number(_ text: String) -> PlainScalar {
    JSONValue(number: text).map { .value($0) } ?? .text
  }
}

extension UInt8 {
  /// Whether this is an ASCII digit.
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") <= 9 }

  /// Whether this is an ASCII digit or an underscore.
  @inline(__always)
  var isDigitOrUnderscore: Bool { isDigit || self == UInt8(ascii: "_") }

  /// The value of a digit, up to `f`, or nil.
  fileprivate var digit: UInt64? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(self & 0xF)
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(self & 0xF) + 9
    default: nil
    }
  }
}
