/// The bytes that hold the facts: part of the program, or read from elsewhere.
package enum FactsBytes: Sendable {
  /// A text, without the zero that the generator writes behind it.
  case embedded(StaticString)
  case read([UInt8])

  /// Calls `body` with the bytes in place; they're valid only during the call.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    switch self {
    case .embedded(let text) where text.hasPointerRepresentation:
      try body(UnsafeRawBufferPointer(start: text.utf8Start, count: Self.count(text)))
    case .embedded:
      try body(UnsafeRawBufferPointer(start: nil, count: 0))
    case .read(let bytes):
      try bytes.withUnsafeBytes(body)
    }
  }

  private static func count(_ text: StaticString) -> Int {
    let count = text.utf8CodeUnitCount
    return count > 0 && text.utf8Start[count - 1] == 0 ? count - 1 : count
  }
}

// A line can have hundreds of thousands of bytes, and a search reads several to their ends: eight bytes at a time.

extension UnsafeRawBufferPointer {
  private static let newline = UInt8(ascii: "\n")

  /// The offset of the first newline at or after an offset, or the end.
  func newline(from start: Int) -> Int { offset(of: Self.newline, from: start) }

  /// The offset of the first byte of a value at or after an offset, or the end.
  func offset(of byte: UInt8, from start: Int) -> Int {
    var offset = start
    // Mostly it isn't far.
    while offset &+ 8 <= count, offset < start &+ 32 {
      if let found = self.offset(of: byte, inWordAt: offset) { return found }
      offset &+= 8
    }
    while offset &+ 32 <= count, !has(byte, inWordsAt: offset) { offset &+= 32 }
    while offset &+ 8 <= count {
      if let found = self.offset(of: byte, inWordAt: offset) { return found }
      offset &+= 8
    }
    while offset < count, self[offset] != byte { offset &+= 1 }
    return offset
  }

  /// The offset at which the line begins that an offset lies in.
  func lineStart(before end: Int) -> Int {
    var offset = end
    while offset >= 32, !has(Self.newline, inWordsAt: offset &- 32) { offset &-= 32 }
    while offset >= 8, !has(Self.newline, inWordAt: offset &- 8) { offset &-= 8 }
    while offset > 0, self[offset &- 1] != Self.newline { offset &-= 1 }
    return offset
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The offset of the first byte of a value in a word, or nil where there is none.
  private func offset(of byte: UInt8, inWordAt offset: Int) -> Int? {
    let found = zeros(at: offset, besides: Self.ones &* UInt64(byte)) & (Self.ones << 7)
    return found == 0 ? nil : offset &+ found.trailingZeroBitCount / 8
  }

  private func has(_ byte: UInt8, inWordAt offset: Int) -> Bool {
    zeros(at: offset, besides: Self.ones &* UInt64(byte)) & (Self.ones << 7) != 0
  }

  /// Whether a byte stands in one of four words.
  private func has(_ byte: UInt8, inWordsAt offset: Int) -> Bool {
    let bytes = Self.ones &* UInt64(byte)
    let first = zeros(at: offset, besides: bytes) | zeros(at: offset &+ 8, besides: bytes)
    let second = zeros(at: offset &+ 16, besides: bytes) | zeros(at: offset &+ 24, besides: bytes)
    return (first | second) & (Self.ones << 7) != 0
  }

  /// A word whose first byte of which the highest bit is set is the first that is as in another; there's none in neither.
  private func zeros(at offset: Int, besides bytes: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ bytes
    return (word &- Self.ones) & ~word
  }
}
