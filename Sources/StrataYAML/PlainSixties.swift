import StrataJSON

/// Numbers that count in sixties, such as `1:30`, which is ninety.
enum PlainSixties {
  /// Finds which number a text is that starts with digits and a colon, if it is one.
  static func read(_ digits: UnsafeRawBufferPointer, _ isNegative: Bool) -> PlainScalar {
    var parts: [Double] = []
    var integer: UInt64 = 0
    var isTooLarge = false
    var place = 0
    while true {
      let start = place
      while place < digits.count, digits[place].isDigitOrUnderscore { place += 1 }
      let part = digits[start..<place]
      guard isPart(part, isFirst: start == 0) else { return .text }
      let text = String(decoding: part.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
      let (product, isProductTooLarge) = integer.multipliedReportingOverflow(by: 60)
      let (sum, isSumTooLarge) = product.addingReportingOverflow(UInt64(text) ?? 0)
      isTooLarge = isTooLarge || isProductTooLarge || isSumTooLarge || UInt64(text) == nil
      integer = sum
      parts.append(Double(text) ?? 0)
      guard place < digits.count else {
        // An integer doesn't start with a zero.
        guard digits[0] != UInt8(ascii: "0") else { return .text }
        return isTooLarge ? .unrepresentable : number(integer, isNegative)
      }
      if digits[place] == UInt8(ascii: "."), parts.count > 1 {
        return readFraction(digits[start...], parts.dropLast(), isNegative)
      }
      guard digits[place] == UInt8(ascii: ":") else { return .text }
      place += 1
    }
  }

  /// Whether digits are one of the parts between colons: the first may be any number, others are below sixty.
  private static func isPart(_ part: Slice<UnsafeRawBufferPointer>, isFirst: Bool) -> Bool {
    guard let first = part.first else { return false }
    if isFirst { return true }
    let isShort = part.count == 1 || part.count == 2 && first < UInt8(ascii: "6")
    return isShort && part.allSatisfy { $0.isDigit }
  }

  /// Reads the last part of a number with a point.
  private static func readFraction(
    _ last: Slice<UnsafeRawBufferPointer>, _ parts: ArraySlice<Double>, _ isNegative: Bool
  ) -> PlainScalar {
    let digits = last.filter { $0 != UInt8(ascii: "_") }
    guard last.allSatisfy({ $0.isDigitOrUnderscore || $0 == UInt8(ascii: ".") }),
      digits.count(where: { $0 == UInt8(ascii: ".") }) == 1
    else { return .text }
    var text = String(decoding: digits, as: UTF8.self)
    if text.utf8.last == UInt8(ascii: ".") { text += "0" }
    var sum = Double(text) ?? 0
    var base = 60.0
    for part in parts.reversed() {
      sum += part * base
      base *= 60
    }
    return sum.isFinite ? .value(.double(isNegative ? -sum : sum)) : .unrepresentable
  }

  private static func number(_ value: UInt64, _ isNegative: Bool) -> PlainScalar {
    JSONValue(number: (isNegative ? "-" : "") + String(value)).map { .value($0) } ?? .text
  }
}
