/// A decimal number with 18 digits behind the point, in which prices, quantities and sums are exact.
///
/// Binary floating point has no tenth of a cent: a price such as 0.0000166667 $ would be another one, and sums would depend on
/// the order of their parts. Nothing is rounded but products with more digits than that, to the nearest of these numbers, and
/// what is shown to people.
public struct FixedDecimal: Sendable, Hashable, Comparable {
  /// The number of digits behind the point.
  public static let places = 18

  /// One, in units of the last place.
  static let scale: Int128 = 1_000_000_000_000_000_000

  /// The number in units of the last place.
  let units: Int128

  init(units: Int128) { self.units = units }

  /// Zero.
  public static let zero = FixedDecimal(units: 0)

  /// One.
  public static let one = FixedDecimal(units: scale)

  /// Makes a whole number.
  public init(_ number: Int) { units = Int128(number) * Self.scale }

  /// Whether one number is less than another.
  public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool { left.units < right.units }

  /// Whether the number is less than zero.
  public var isNegative: Bool { units < 0 }

  /// Whether the number has no fraction.
  public var isWhole: Bool { units % Self.scale == 0 }
}

extension FixedDecimal {
  /// The largest amount that is counted with: a million million, beyond which a quantity or a sum of money is a mistake.
  ///
  /// A million of them still have a sum.
  public static let largest = FixedDecimal(1_000_000_000_000)

  /// The sum of two numbers, each of which must be a sum of at most a million numbers up to ``largest``.
  public static func + (left: FixedDecimal, right: FixedDecimal) -> FixedDecimal {
    FixedDecimal(units: left.units + right.units)
  }

  /// The difference of two numbers.
  public static func - (left: FixedDecimal, right: FixedDecimal) -> FixedDecimal {
    FixedDecimal(units: left.units - right.units)
  }

  /// Adds a number.
  public static func += (left: inout FixedDecimal, right: FixedDecimal) { left = left + right }

  /// The product of two numbers, rounded at the last place where it has more.
  ///
  /// - Parameter other: The other number.
  /// - Returns: The product, or nil where its magnitude is greater than ``largest``.
  public func times(_ other: FixedDecimal) -> FixedDecimal? {
    let product = units.magnitude.multipliedFullWidth(by: other.units.magnitude)
    let scale = Self.scale.magnitude
    guard product.high < scale else { return nil }
    let (quotient, remainder) = scale.dividingFullWidth(product)
    let rounded = quotient + (remainder >= scale / 2 ? 1 : 0)
    guard rounded <= Self.largest.units.magnitude else { return nil }
    let isNegative = (units < 0) != (other.units < 0)
    return FixedDecimal(units: isNegative ? -Int128(rounded) : Int128(rounded))
  }
}
