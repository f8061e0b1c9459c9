/// A number in the grammar of RFC 8259, found within some bytes.
struct NumberLiteral {
  /// The part that a number lacks, and its place.
  struct Slip: Error {
    enum Expectation { case digitAfterMinus, digitAfterPoint, digitInExponent, noLeadingZero }

    let expectation: Expectation
    let offset: Int
  }

  /// The offset of the number's first byte.
  let start: Int

  /// The offset after the number's last byte.
  private(set) var end: Int

  private var isNegative = false
  private var isInteger = true

  /// The significant digits as an integer, meaningless where there are more than 19.
  private var magnitude: UInt64 = 0

  /// The number of digits from the first that is not zero.
  private var digitCount = 0

  /// The power of ten that the digits as an integer are to be multiplied by.
  private var exponent = 0

  /// Reads the longest number that starts at an offset; what follows it is for the caller to judge.
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) throws(Slip) {
    self.start = start
    end = start
    if skip("-", in: bytes) { isNegative = true }
    if skip("0", in: bytes) {
      let second = end
      if skipDigits(in: bytes) > 0 { throw Slip(expectation: .noLeadingZero, offset: second) }
    } else if skipDigits(in: bytes) == 0 {
      throw Slip(expectation: .digitAfterMinus, offset: end)
    }
    if skip(".", in: bytes) {
      isInteger = false
      let digits = skipDigits(in: bytes)
      guard digits > 0 else { throw Slip(expectation: .digitAfterPoint, offset: end) }
      exponent = -digits
    }
    if skip("e", in: bytes) || skip("E", in: bytes) {
      isInteger = false
      let isExponentNegative = skip("-", in: bytes)
      if !isExponentNegative { _ = skip("+", in: bytes) }
      guard let written = exponentDigits(in: bytes) else { throw Slip(expectation: .digitInExponent, offset: end) }
      exponent += isExponentNegative ? -written : written
    }
  }

  /// The number as an integer or a double if one of them holds it exactly, else as written.
  func value(in bytes: UnsafeRawBufferPointer) -> JSONValue {
    if isInteger {
      if digitCount <= 19, let integer = Int64(magnitude: magnitude, isNegative: isNegative) {
        return .integer(integer)
      }
    } else if digitCount == 0 {
      return .double(isNegative ? -0.0 : 0.0)
    } else if digitCount <= 15, let power = Self.power(of: exponent.magnitude) {
      // Both operands are exact, so the result is rounded once, and 15 digits survive that.
      let double = exponent < 0 ? Double(magnitude) / power : Double(magnitude) * power
      return .double(isNegative ? -double : double)
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return isInteger ? .number(JSONNumber(unchecked: text)) : Self.value(ofFraction: text)
  }

  private static func value(ofFraction text: String) -> JSONValue {
    // No double's shortest text has more than 17 digits.
    if let decimal = Decimal(text), decimal.digitCount <= 17, let double = Double(text), double.isFinite,
      Decimal(double.description) == decimal
    {
      return .double(double)
    }
    return .number(JSONNumber(unchecked: text))
  }

  /// Ten to a power that `Double` holds exactly, or nil.
  private static func power(of exponent: UInt) -> Double? {
    guard exponent <= 22 else { return nil }
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  @inline(__always)
  private mutating func skip(_ character: Unicode.Scalar, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard end < bytes.count, bytes[end] == UInt8(ascii: character) else { return false }
    end &+= 1
    return true
  }

  @inline(__always)
  private mutating func skipDigits(in bytes: UnsafeRawBufferPointer) -> Int {
    let first = end
    while end < bytes.count {
      let digit = bytes[end] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      magnitude = magnitude &* 10 &+ UInt64(digit)
      if digit != 0 || digitCount > 0 { digitCount &+= 1 }
      end &+= 1
    }
    return end &- first
  }

  /// The value of an exponent's digits, held at a trillion, or nil where there are none.
  private mutating func exponentDigits(in bytes: UnsafeRawBufferPointer) -> Int? {
    let first = end
    var value = 0
    while end < bytes.count, case let digit = bytes[end] &- UInt8(ascii: "0"), digit <= 9 {
      value = min(value * 10 + Int(digit), 1_000_000_000_000)
      end &+= 1
    }
    return end > first ? value : nil
  }
}

extension Int64 {
  /// Makes an integer of its sign and magnitude, or gives nil where it is out of range.
  fileprivate init?(magnitude: UInt64, isNegative: Bool) {
    guard magnitude <= Int64.max.magnitude &+ (isNegative ? 1 : 0) else { return nil }
    self = Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
  }
}
