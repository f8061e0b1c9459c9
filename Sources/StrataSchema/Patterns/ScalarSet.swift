/// A set of ASCII characters.
struct ASCIISet {
  let bits: (UInt64, UInt64)

  func contains(_ scalar: UInt32) -> Bool {
    (scalar < 64 ? bits.0 : bits.1) & (1 &<< UInt64(scalar & 63)) != 0
  }

  /// Whether there's a character in both.
  func intersects(_ other: ASCIISet) -> Bool { bits.0 & other.bits.0 | bits.1 & other.bits.1 != 0 }
}

/// A set of characters, as a pattern names it.
struct ScalarSet: Equatable {
  /// One bit for each ASCII character.
  private var low: (UInt64, UInt64) = (0, 0)
  /// Other characters.
  private var ranges: [ClosedRange<UInt32>] = []
  /// One bit for each category that Unicode sorts other characters into.
  private var categories: UInt32 = 0
  /// Whether the other characters are those that aren't named.
  private var isInverted = false

  private static let others: ClosedRange<UInt32> = 0x80...0x10FFFF

  init() {}

  init(_ range: ClosedRange<UInt32>) { insert(range) }

  func contains(_ scalar: UInt32) -> Bool {
    scalar < 128 ? ascii.contains(scalar) : isNamed(scalar) != isInverted
  }

  /// Its ASCII characters.
  var ascii: ASCIISet { ASCIISet(bits: low) }

  private func isNamed(_ scalar: UInt32) -> Bool {
    if ranges.contains(where: { $0.contains(scalar) }) { return true }
    guard categories != 0, let scalar = Unicode.Scalar(scalar) else { return false }
    return categories & UnicodeCategory.bit(of: scalar.properties.generalCategory) != 0
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    if range.lowerBound < 128 {
      for scalar in range.lowerBound...min(range.upperBound, 127) { insertASCII(scalar) }
    }
    if range.upperBound >= 128 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
  }

  mutating func insert(_ scalar: UInt32) { insert(scalar...scalar) }

  /// Inserts all characters of the categories that have a bit.
  mutating func insert(categories bits: UInt32) {
    categories |= bits
    for (scalar, bit) in UnicodeCategory.bitsOfASCII.enumerated() where bits & bit != 0 { insertASCII(UInt32(scalar)) }
  }

  /// Inserts what is in another set, which mustn't be inverted.
  mutating func formUnion(_ other: ScalarSet) {
    low = (low.0 | other.low.0, low.1 | other.low.1)
    ranges += other.ranges
    categories |= other.categories
  }

  /// Makes it the set of all other characters.
  mutating func invert() {
    low = (~low.0, ~low.1)
    isInverted.toggle()
  }

  /// Adds the other case of each ASCII letter.
  mutating func ignoreCase() {
    for letter in UInt32(97)...122 {
      if contains(letter) { insertASCII(letter - 32) } else if contains(letter - 32) { insertASCII(letter) }
    }
  }

  private mutating func insertASCII(_ scalar: UInt32) {
    if scalar < 64 { low.0 |= 1 << UInt64(scalar) } else { low.1 |= 1 << UInt64(scalar - 64) }
  }

  static func == (left: ScalarSet, right: ScalarSet) -> Bool {
    left.low == right.low && left.ranges == right.ranges && left.categories == right.categories
      && left.isInverted == right.isInverted
  }
}

extension ScalarSet {
  /// The ASCII digits.
  static let digits = ScalarSet(48...57)

  /// What ECMAScript takes for a character of words.
  static let wordCharacters = {
    var set = digits
    set.insert(65...90)
    set.insert(97...122)
    set.insert(95)
    return set
  }()

  /// What ECMAScript takes for white space.
  static let whiteSpace = {
    var set = ScalarSet(9...13)
    for range: ClosedRange<UInt32> in [
      32...32, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
      0x3000...0x3000, 0xFEFF...0xFEFF,
    ] {
      set.insert(range)
    }
    return set
  }()

  /// The ends of lines.
  static let lineEnds = {
    var set = ScalarSet(0x2028...0x2029)
    set.insert(10)
    set.insert(13)
    return set
  }()

  /// All characters that aren't in it, as a set that isn't inverted.
  var complement: ScalarSet {
    var set = ScalarSet()
    set.low = (~low.0, ~low.1)
    if categories != 0 {
      set.categories = ~categories
      return set
    }
    var next = Self.others.lowerBound
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { set.ranges.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= Self.others.upperBound { set.ranges.append(next...Self.others.upperBound) }
    return set
  }
}
