/// Unpacks what zip files have packed, by the method that all of them know.
///
/// See [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951).
struct Inflate {
  /// That the bytes aren't of this form.
  struct Malformed: Error {}

  private let input: ArraySlice<UInt8>
  private var position: Int
  private var buffer: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    (self.input, position, self.limit) = (input, input.startIndex, limit)
    output.reserveCapacity(limit)
  }

  /// The unpacked bytes.
  ///
  /// - Parameters:
  ///   - input: The packed bytes.
  ///   - size: The number of unpacked bytes, beyond which nothing is unpacked.
  /// - Returns: The bytes.
  /// - Throws: ``Malformed`` where they aren't of that form, or aren't as many.
  static func bytes(of input: ArraySlice<UInt8>, size: Int) throws(Malformed) -> [UInt8] {
    var inflate = Inflate(input, limit: size)
    var isLast = false
    while !isLast {
      isLast = try inflate.bits(1) == 1
      switch try inflate.bits(2) {
      case 0: try inflate.copyStored()
      case 1: try inflate.unpack(literals: .fixedLiterals, distances: .fixedDistances)
      case 2:
        let (literals, distances) = try inflate.codes()
        try inflate.unpack(literals: literals, distances: distances)
      default: throw Malformed()
      }
    }
    if inflate.output.count != size { throw Malformed() }
    return inflate.output
  }

  // MARK: Bits

  private mutating func bits(_ count: Int) throws(Malformed) -> Int {
    while bitCount < count {
      if position >= input.endIndex { throw Malformed() }
      buffer |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    defer {
      buffer >>= UInt32(count)
      bitCount -= count
    }
    return Int(buffer & ((1 << UInt32(count)) - 1))
  }

  private mutating func symbol(_ code: HuffmanCode) throws(Malformed) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...HuffmanCode.maximumLength {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Malformed()
  }

  // MARK: Blocks

  private mutating func copyStored() throws(Malformed) {
    (buffer, bitCount) = (0, 0)
    guard position + 4 <= input.endIndex else { throw Malformed() }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    let complement = Int(input[position + 2]) | Int(input[position + 3]) << 8
    position += 4
    guard count == ~complement & 0xFFFF, count <= input.endIndex - position, count <= limit - output.count else {
      throw Malformed()
    }
    output += input[position..<position + count]
    position += count
  }

  /// The codes that stand before a block.
  private mutating func codes() throws(Malformed) -> (literals: HuffmanCode, distances: HuffmanCode) {
    let (literalCount, distanceCount) = (try bits(5) + 257, try bits(5) + 1)
    let lengthCount = try bits(4) + 4
    if literalCount > 286 || distanceCount > 30 { throw Malformed() }
    var lengths = [Int](repeating: 0, count: 19)
    for index in Self.lengthOrder.prefix(lengthCount) { lengths[index] = try bits(3) }
    let code = try HuffmanCode(lengths)
    var all: [Int] = []
    while all.count < literalCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0..<16: all.append(symbol)
      case 16:
        guard let last = all.last else { throw Malformed() }
        all += [Int](repeating: last, count: try bits(2) + 3)
      case 17: all += [Int](repeating: 0, count: try bits(3) + 3)
      default: all += [Int](repeating: 0, count: try bits(7) + 11)
      }
    }
    if all.count > literalCount + distanceCount || all[256] == 0 { throw Malformed() }
    return (
      try HuffmanCode(Array(all[..<literalCount])), try HuffmanCode(Array(all[literalCount...]), allowsOne: true)
    )
  }

  private mutating func unpack(literals: HuffmanCode, distances: HuffmanCode) throws(Malformed) {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        if output.count >= limit { throw Malformed() }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengthBases.count else { throw Malformed() }
      let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
      let place = try self.symbol(distances)
      guard place < Self.distanceBases.count else { throw Malformed() }
      let distance = Self.distanceBases[place] + (try bits(Self.distanceBits[place]))
      guard distance <= output.count, length <= limit - output.count else { throw Malformed() }
      // What is copied may be what has just been copied.
      let start = output.count - distance
      for index in start..<start + length { output.append(output[index]) }
    }
  }

  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
}

/// A code whose words are of different lengths, as told by the lengths alone.
private struct HuffmanCode {
  static let maximumLength = 15

  /// How many words have a length.
  let counts: [Int]
  /// What words stand for, sorted by length.
  let symbols: [Int]

  /// Makes the code.
  ///
  /// - Parameters:
  ///   - lengths: The length of each symbol's word; 0 for one that has none.
  ///   - allowsOne: Whether it may have one word alone, or none.
  /// - Throws: ``Inflate/Malformed`` where there's no such code.
  init(_ lengths: [Int], allowsOne: Bool = false) throws(Inflate.Malformed) {
    var counts = [Int](repeating: 0, count: Self.maximumLength + 1)
    for length in lengths { counts[length] += 1 }
    var left = 1
    for length in 1...Self.maximumLength {
      left = left << 1 - counts[length]
      if left < 0 { throw Inflate.Malformed() }
    }
    let words = lengths.count - counts[0]
    if left > 0, !(allowsOne && words <= 1) { throw Inflate.Malformed() }
    counts[0] = 0
    self.counts = counts
    symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
  }

  private init(known lengths: [Int]) {
    var counts = [Int](repeating: 0, count: Self.maximumLength + 1)
    for length in lengths { counts[length] += 1 }
    self.counts = counts
    symbols = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
  }

  static let fixedLiterals = HuffmanCode(
    known: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = HuffmanCode(known: [Int](repeating: 5, count: 30))
}
