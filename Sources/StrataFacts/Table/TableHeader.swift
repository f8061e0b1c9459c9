/// The first line of a table of facts.
struct TableHeader {
  /// The number of the format, which changes when what is written can't be read any more as it was before.
  static let format = 1

  /// The number of types.
  let count: Int
  /// The number of slots, a power of two.
  let slots: Int
  /// The hash of all that stands before and behind it.
  let sum: UInt64

  private static let start = Array("StrataFacts ".utf8)
  private static let widths = (format: 2, count: 3, power: 1, size: 5, sum: 11)

  /// The number of its bytes.
  static let length =
    start.count + widths.format + widths.count + widths.power + widths.size + widths.sum + 1

  /// The number of bytes before the slots.
  var slotsStart: Int { Self.length + count * 4 + 1 }

  /// The header of a table of which all but it is written.
  static func bytes(count: Int, power: Int, rest: [UInt8]) -> [UInt8] {
    let numbers = [
      (format, widths.format), (count, widths.count), (power, widths.power), (length + rest.count, widths.size),
    ]
    let head = start + numbers.flatMap { TableDigits.bytes(of: UInt64($0), count: $1) }
    return head + TableDigits.bytes(of: sum(of: head, newline + rest), count: widths.sum) + newline
  }

  private static let newline = [UInt8(ascii: "\n")]

  private static func sum(of head: some Sequence<UInt8>, _ rest: some Sequence<UInt8>) -> UInt64 {
    hash(rest, after: hash(head))
  }

  /// Whether the bytes of a table are those of which this is the header.
  func isHeader(of bytes: [UInt8]) -> Bool {
    let end = Self.length - 1
    return sum == Self.sum(of: bytes[..<(end - Self.widths.sum)], bytes[end...])
  }

  /// Reads the header of a table.
  ///
  /// - Parameter bytes: All bytes of the table.
  /// - Throws: `FactsTableError` where they don't begin with one, or are fewer or more than it says.
  init(_ bytes: UnsafeRawBufferPointer) throws(FactsTableError) {
    guard bytes.starts(with: Self.start) else { throw .foreign }
    var offset = Self.start.count
    func number(_ width: Int) throws(FactsTableError) -> UInt64 {
      guard offset + width <= bytes.count,
        let number = TableDigits.number(UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + width)]))
      else { throw .damaged }
      offset += width
      return number
    }
    let format = Int(try number(Self.widths.format))
    guard format == Self.format else { throw .otherFormat(format) }
    count = Int(try number(Self.widths.count))
    slots = 1 << Int(try number(Self.widths.power))
    guard Int(try number(Self.widths.size)) == bytes.count else { throw .damaged }
    sum = try number(Self.widths.sum)
  }

  /// The hash of some bytes, by the way of [Fowler, Noll and Vo](https://datatracker.ietf.org/doc/html/rfc9923).
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - start: The hash of what stands before; that of nothing unless given.
  /// - Returns: The hash.
  static func hash(_ bytes: some Sequence<UInt8>, after start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
