import StrataText

/// Texts such as `{{resolve:ssm:name}}`, in which CloudFormation puts a value from elsewhere.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
enum DynamicReference {
  private static let start: StaticString = "{{resolve:"
  private static let brace = UInt8(ascii: "{")

  /// Whether there is one anywhere in a text.
  static func isIn(_ text: String) -> Bool {
    text.withUTF8Bytes { text in
      var offset = 0
      // Nearly all texts have no brace, and end here.
      while let found = text.offset(of: brace, from: offset) {
        let rest = UnsafeRawBufferPointer(rebasing: text[found...])
        if start.withUTF8Buffer({ rest.starts(with: $0) }) { return hasEnd(rest) }
        offset = found + 1
      }
      return false
    }
  }

  private static func hasEnd(_ rest: UnsafeRawBufferPointer) -> Bool {
    var last: UInt8 = 0
    for byte in rest {
      if byte == UInt8(ascii: "}"), last == byte { return true }
      last = byte
    }
    return false
  }
}

extension UnsafeRawBufferPointer {
  /// The offset of a byte at or behind an offset, looked for eight bytes at a time.
  fileprivate func offset(of byte: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = start
    while offset &+ 8 <= count {
      let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ (ones &* UInt64(byte))
      if (word &- ones) & ~word & (ones << 7) != 0 { break }
      offset &+= 8
    }
    while offset < count {
      if self[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }
}
