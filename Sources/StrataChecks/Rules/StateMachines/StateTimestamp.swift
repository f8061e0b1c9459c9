import StrataText

/// A moment, as states have it: `2026-03-14T01:59:00Z`.
///
/// See [Wait state](https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html).
enum StateTimestamp {
  /// Whether a text is one, in the profile of RFC 3339 of ISO 8601, with a capital T and Z.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy(\.isASCIIDigit) else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    func isByte(_ byte: Character, _ index: Int) -> Bool { index < bytes.count && bytes[index] == byte.asciiValue }
    guard let year = number(0..<4), isByte("-", 4), let month = number(5..<7), isByte("-", 7),
      let day = number(8..<10), isByte("T", 10), let hour = number(11..<13), isByte(":", 13),
      let minute = number(14..<16), isByte(":", 16), let second = number(17..<19), (1...12).contains(month),
      (1...days(in: month, of: year)).contains(day), hour < 24, minute < 60, second <= 60
    else { return false }
    var index = 19
    if isByte(".", index) {
      let start = index + 1
      index = start
      while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
      if index == start { return false }
    }
    if isByte("Z", index) { return index + 1 == bytes.count }
    guard isByte("+", index) || isByte("-", index), let hours = number(index + 1..<index + 3), isByte(":", index + 3),
      let minutes = number(index + 4..<index + 6)
    else { return false }
    return hours < 24 && minutes < 60 && index + 6 == bytes.count
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
