import StrataText

extension ByteBuffer {
  /// Appends a text as a JSON string, between double quotes.
  ///
  /// Quotes, backslashes and controls below U+0020 are escaped, in one way each; everything else stays as it is.
  package mutating func appendQuoted(_ text: String) {
    text.withUTF8Bytes { appendQuoted($0) }
  }

  /// Appends an integer in decimal digits.
  package mutating func appendDecimal(_ value: Int64) {
    // The digits come last first, so they are put at the end of the room and then moved.
    reserve(2 * Self.longestDecimal)
    let start = end
    let limit = start + 2 * Self.longestDecimal
    var first = limit
    var rest = value.magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      first -= 1
      first.storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit), as: UInt8.self)
      rest = quotient
    } while rest != 0
    if value < 0 {
      first -= 1
      first.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
    }
    start.copyMemory(from: first, byteCount: limit - first)
    advance(by: limit - first)
  }

  /// Appends a line break and a number of spaces.
  package mutating func appendNewline(indentedBy spaces: Int) {
    // The last word of spaces may reach beyond those asked for.
    reserve(spaces &+ 9)
    end.storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
    var offset = 0
    while offset < spaces {
      (end + 1).storeBytes(of: .repeating(UInt8(ascii: " ")), toByteOffset: offset, as: UInt64.self)
      offset &+= 8
    }
    advance(by: spaces &+ 1)
  }

  private static var longestDecimal: Int { 20 }

  private mutating func appendQuoted(_ bytes: UnsafeRawBufferPointer) {
    // Copying may put up to seven bytes beyond those that it copies.
    reserve(bytes.count &+ 10)
    let start = end
    start.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    var offset = copyPlain(bytes, from: 0, to: start + 1)
    if offset == bytes.count {
      // Nearly all texts, for which the count is looked at once.
      start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: offset &+ 1, as: UInt8.self)
      advance(by: offset &+ 2)
      return
    }
    advance(by: offset &+ 1)
    while offset < bytes.count {
      reserve(bytes.count &- offset &+ 16)
      putEscape(of: bytes[offset])
      offset &+= 1
      let copied = copyPlain(bytes, from: offset, to: end)
      advance(by: copied)
      offset &+= copied
    }
    put(UInt8(ascii: "\""))
  }

  /// Copies bytes to a place at or behind the end up to one that needs an escape.
  ///
  /// - Returns: The number of bytes copied, which are still to be counted in.
  @inline(__always)
  private func copyPlain(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to target: UnsafeMutableRawPointer
  ) -> Int {
    var offset = start
    while offset &+ 8 <= bytes.count {
      let word = bytes.word(at: offset)
      target.storeBytes(of: word.littleEndian, toByteOffset: offset &- start, as: UInt64.self)
      let stops = word.stringStops
      if stops != 0 { return offset &- start &+ stops.firstMarkedByte }
      offset &+= 8
    }
    let rest = bytes.count &- offset
    if rest <= 0 { return offset &- start }
    if bytes.count >= 8, start == 0 {
      // The last eight bytes, of which the first were looked at already.
      let last = bytes.count &- 8
      let word = bytes.word(at: last)
      target.storeBytes(of: word.littleEndian, toByteOffset: last, as: UInt64.self)
      let stops = word.stringStops
      return stops == 0 ? bytes.count : last &+ stops.firstMarkedByte
    }
    let word = bytes.partialWord(at: offset, count: rest)
    target.storeBytes(of: word.littleEndian, toByteOffset: offset &- start, as: UInt64.self)
    // The zeros above the last byte stop the search there if nothing does before.
    return offset &- start &+ word.stringStops.firstMarkedByte
  }

  /// Puts the escape of a byte, of six bytes at most, into room that was reserved.
  private mutating func putEscape(of byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0C: put(UInt8(ascii: "f"))
    case 0x0D: put(UInt8(ascii: "r"))
    default:
      put(UInt8(ascii: "u"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0") &+ byte >> 4)
      let low = byte & 0xF
      put(low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ low &- 10)
    }
  }

  /// Puts a byte into room that was reserved.
  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    end.storeBytes(of: byte, as: UInt8.self)
    advance(by: 1)
  }
}
