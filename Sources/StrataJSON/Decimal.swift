/// The exact decimal value of a number's text, comparable however the number is written: `1.50e1` equals `15.0`.
struct Decimal: Equatable {
  /// The number of digits from the first to the last that is not zero.
  private(set) var digitCount = 0

  private var isNegative = false

  /// The digits from the first to the last that is not zero.
  private var digits: UInt64 = 0

  /// The power of ten that the digits as an integer are to be multiplied by; zero for zero.
  private var exponent = 0

  /// Reads the text of a number, known to be well formed, or gives nil if it has more than 19 digits that count.
  init?(_ text: String) {
    var bytes = text.utf8.makeIterator()
    var isFraction = false
    var zeros = 0
    var written: Int?
    while written == nil, let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-"):
        isNegative = true
      case UInt8(ascii: "."):
        isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        written = Self.exponent(of: &bytes)
      case UInt8(ascii: "0"):
        // Zeros count once another digit follows them.
        if digitCount > 0 { zeros += 1 }
        if isFraction { exponent -= 1 }
      default:
        digitCount += zeros + 1
        guard digitCount <= 19 else { return nil }
        for _ in 0..<zeros { digits *= 10 }
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        zeros = 0
        if isFraction { exponent -= 1 }
      }
    }
    exponent = digitCount == 0 ? 0 : exponent + zeros + (written ?? 0)
  }

  /// The value of an exponent, its magnitude held at a trillion.
  private static func exponent(of bytes: inout String.UTF8View.Iterator) -> Int {
    var isNegative = false
    var value = 0
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default: value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000_000)
      }
    }
    return isNegative ? -value : value
  }
}
