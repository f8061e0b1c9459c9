extension UnsafeRawBufferPointer {
  /// The eight bytes at `offset`, the first the least significant.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The first eight bytes, the first the least significant; zeros stand for those beyond the end.
  @inline(__always)
  var firstWord: UInt64 {
    count >= 8 ? word(at: 0) : partialWord(at: 0, count: count)
  }

  /// The `count` bytes at `offset`, fewer than eight, the first the least significant, and zeros above them.
  @inline(__always)
  func partialWord(at offset: Int, count: Int) -> UInt64 {
    if count >= 4 {
      let low = UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      let high = UInt32(littleEndian: loadUnaligned(fromByteOffset: offset &+ count &- 4, as: UInt32.self))
      return UInt64(low) | UInt64(high) &<< UInt64(8 &* (count &- 4))
    }
    guard count > 0 else { return 0 }
    // The three may be the same byte, each time at the same place.
    let middle = count &>> 1
    let last = count &- 1
    return UInt64(self[offset])
      | UInt64(self[offset &+ middle]) &<< UInt64(8 &* middle)
      | UInt64(self[offset &+ last]) &<< UInt64(8 &* last)
  }
}

extension UInt64 {
  /// A word of eight times the same byte.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The high bit of every byte.
  static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// High bits set at the bytes that a JSON string cannot hold as they are: quotes, backslashes and controls.
  ///
  /// The lowest bit set is at the first such byte; a borrow can set more above it, never below.
  @inline(__always)
  var stringStops: UInt64 {
    let quotes = self ^ .repeating(UInt8(ascii: "\""))
    let backslashes = self ^ .repeating(UInt8(ascii: "\\"))
    let hits =
      (quotes &- .repeating(1)) & ~quotes
      | (backslashes &- .repeating(1)) & ~backslashes
      | (self &- .repeating(0x20)) & ~self
    return hits & .highBits
  }

  /// The place, from zero, of the byte with the lowest bit set.
  @inline(__always)
  var firstMarkedByte: Int { trailingZeroBitCount &>> 3 }
}
