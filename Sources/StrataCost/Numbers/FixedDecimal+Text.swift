import StrataText

extension FixedDecimal: LosslessStringConvertible {
  /// Reads a number in decimal digits, such as `0.0000166667`, `-3` or `1.5e-6`.
  ///
  /// - Parameter text: The number; nil is given for anything else, for more than 18 digits behind the point, and for a magnitude
  ///   greater than ``largest``.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    guard let exponent = Self.takeExponent(&bytes) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : []
    var digits = Array((parts[0] + fraction).drop { $0 == UInt8(ascii: "0") })
    var places = Self.places - fraction.count + exponent
    // Zeros behind the last digit that counts need no places.
    while places < 0, digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      places += 1
    }
    if digits.isEmpty {
      self = .zero
      return
    }
    guard places >= 0, digits.count + places <= 31 else { return nil }
    digits += repeatElement(UInt8(ascii: "0"), count: places)
    let units = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
    guard units <= Self.largest.units else { return nil }
    self.init(units: isNegative ? -units : units)
  }

  /// Takes an exponent off the end of a number's text; zero where there is none, nil where it isn't one.
  private static func takeExponent(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return 0 }
    let text = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
    bytes = bytes[..<mark]
    guard let exponent = Int(text), (-99...99).contains(exponent) else { return nil }
    return exponent
  }

  /// The number with all its digits and no others, such as `0.045`.
  public var description: String {
    var text = text(places: Self.places)
    if !text.utf8.contains(UInt8(ascii: ".")) { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// The number rounded for people, a half away from zero: 16.425 with two places is `16.43`.
  ///
  /// - Parameter places: The number of digits behind the point, from 0 to 18.
  /// - Returns: The text, without a sign where all its digits are zero.
  public func text(places: Int) -> String {
    let rounded = rounded(places: places).units.magnitude
    let scale = Self.scale.magnitude
    let fraction = String(rounded % scale)
    let digits = (String(repeating: "0", count: Self.places - fraction.utf8.count) + fraction).prefix(places)
    let sign = isNegative && rounded > 0 ? "-" : ""
    return sign + String(rounded / scale) + (places > 0 ? "." + digits : "")
  }

  /// The number rounded to some digits behind the point, a half away from zero.
  ///
  /// - Parameter places: The number of digits behind the point, from 0 to 18.
  /// - Returns: The nearest number with no more digits.
  public func rounded(places: Int) -> FixedDecimal {
    let step = (places..<Self.places).reduce(Int128(1)) { step, _ in step * 10 }
    let magnitude = (abs(units) + step / 2) / step * step
    return FixedDecimal(units: isNegative ? -magnitude : magnitude)
  }

  /// The number as a sum of dollars, with a word for what would be shown as nothing: `32.85`, or `less than 0.01`.
  public var cents: String {
    let text = text(places: 2)
    return units > 0 && rounded(places: 2) == .zero ? "less than 0.01" : text
  }
}
