/// The least and the most that a template allows of something.
public struct Bounds: Sendable, Hashable {
  /// The least.
  public let least: FixedDecimal
  /// The most, not less than the least.
  public let most: FixedDecimal

  /// Makes bounds of two numbers, in either order.
  ///
  /// - Parameters:
  ///   - one: One of the bounds.
  ///   - other: The other.
  public init(_ one: FixedDecimal, _ other: FixedDecimal) {
    (least, most) = (min(one, other), max(one, other))
  }

  /// Makes bounds that leave nothing open.
  public init(_ number: FixedDecimal) { (least, most) = (number, number) }

  /// Makes bounds that leave nothing open.
  public init(_ number: Int) { self.init(FixedDecimal(number)) }

  /// One, and nothing else.
  public static let one = Bounds(1)

  /// Whether nothing is left open.
  public var isFixed: Bool { least == most }

  /// Whether a number is neither less than the least nor more than the most.
  ///
  /// - Parameter number: The number.
  /// - Returns: Whether it's within these bounds.
  public func contains(_ number: FixedDecimal) -> Bool { least <= number && number <= most }

  /// The bounds of what may also not be there at all.
  var orNothing: Bounds { Bounds(.zero, most) }

  /// The bounds of all that is within one of two.
  func union(_ other: Bounds) -> Bounds { Bounds(min(least, other.least), max(most, other.most)) }

  /// The bounds of products; nil where those are more than is counted with.
  ///
  /// Neither bounds may be negative.
  func times(_ other: Bounds) -> Bounds? {
    guard let least = least.times(other.least), let most = most.times(other.most) else { return nil }
    return Bounds(least, most)
  }

  /// The bounds of sums; nil where those are more than is counted with.
  func plus(_ other: Bounds) -> Bounds? {
    let sum = Bounds(least + other.least, most + other.most)
    return sum.most <= .largest ? sum : nil
  }
}
