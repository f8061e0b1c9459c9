import StrataText

extension UInt64 {
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
}

extension UnsafeRawBufferPointer {
  /// The offset of the first byte at or behind `start` that a JSON string cannot hold as it is, or nil.
  @inline(__always)
  func firstStringStop(from start: Int) -> Int? {
    var offset = start
    while offset &+ 8 <= count {
      let stops = word(at: offset).stringStops
      if stops != 0 { return offset &+ stops.firstMarkedByte }
      offset &+= 8
    }
    let rest = count &- offset
    if rest <= 0 { return nil }
    // The zeros above the last byte are stops beyond the end.
    let place = partialWord(at: offset, count: rest).stringStops.firstMarkedByte
    return place < rest ? offset &+ place : nil
  }
}
