import StrataText

extension UnsafeRawBufferPointer {
  /// Whether the bytes start with U+FEFF, which some editors put before a text.
  package var startsWithByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }

  /// The offset of the first byte in a range that starts no well-formed UTF-8 sequence, or nil.
  func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if offset &+ 8 <= range.upperBound, word(at: offset) & .highBits == 0 {
        offset &+= 8
      } else if self[offset] < 0x80 {
        offset &+= 1
      } else if let length = sequenceLength(at: offset, limit: range.upperBound) {
        offset &+= length
      } else {
        return offset
      }
    }
    return nil
  }

  /// The scalar that starts at an offset, or nil where no well-formed UTF-8 sequence does.
  package func scalar(at offset: Int) -> Unicode.Scalar? {
    let lead = self[offset]
    if lead < 0x80 { return Unicode.Scalar(lead) }
    guard let length = sequenceLength(at: offset, limit: count) else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in self[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// The length of the sequence of two to four bytes that starts at an offset, or nil where it is not well-formed.
  private func sequenceLength(at offset: Int, limit: Int) -> Int? {
    // The range of the second byte keeps out overlong forms, surrogates and what is beyond U+10FFFF.
    let length: Int
    let second: ClosedRange<UInt8>
    switch self[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= limit, second.contains(self[offset + 1]) else { return nil }
    for byte in self[(offset + 2)..<(offset + length)] where byte & 0xC0 != 0x80 { return nil }
    return length
  }
}
