extension UnsafeRawBufferPointer {
  /// The eight bytes at `offset`, the first the least significant.
  @inlinable @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The first eight bytes, the first the least significant; zeros stand for those beyond the end.
  @inlinable @inline(__always)
  package var firstWord: UInt64 {
    count >= 8 ? word(at: 0) : partialWord(at: 0, count: count)
  }

  /// The `count` bytes at `offset`, fewer than eight, the first the least significant, and zeros above them.
  @inlinable @inline(__always)
  package func partialWord(at offset: Int, count: Int) -> UInt64 {
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
  @inlinable @inline(__always)
  package static func repeating(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The high bit of every byte.
  @inlinable @inline(__always)
  package static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// The high bit set at the bytes that are zero; a borrow can set more above the lowest of them, never below.
  @inlinable @inline(__always)
  package var zeroBytes: UInt64 { (self &- .repeating(1)) & ~self & .highBits }

  /// The place, from zero, of the byte with the lowest bit set.
  @inlinable @inline(__always)
  package var firstMarkedByte: Int { trailingZeroBitCount &>> 3 }
}
