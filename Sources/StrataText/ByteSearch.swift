extension String {
  /// Whether text of ASCII stands in this string; faster than a search of characters by far.
  package func contains(bytesOf needle: StaticString) -> Bool {
    if utf8.count < needle.utf8CodeUnitCount { return false }
    return withUTF8Bytes { bytes in
      needle.withUTF8Buffer { needle in
        guard let first = needle.first else { return false }
        var start = 0
        while let offset = bytes.firstOffset(of: first, from: start), offset &+ needle.count <= bytes.count {
          if bytes[offset..<offset + needle.count].elementsEqual(needle) { return true }
          start = offset &+ 1
        }
        return false
      }
    }
  }

  /// Where text begins in this string, as offsets in UTF-8.
  ///
  /// Searches bytes, since a combining mark behind the text would hide it from a search of characters.
  package func utf8Offsets(of needle: StaticString) -> [Int] {
    withUTF8Bytes { bytes in
      needle.withUTF8Buffer { needle in
        var offsets: [Int] = []
        var offset = 0
        while offset + needle.count <= bytes.count {
          if bytes[offset] == needle[0], bytes[offset..<offset + needle.count].elementsEqual(needle) {
            offsets.append(offset)
            offset += needle.count
          } else {
            offset += 1
          }
        }
        return offsets
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The offset of the first byte of a value at or behind `start`, or nil; looks at eight bytes at a time.
  package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    let pattern = UInt64.repeating(byte)
    var offset = start
    while offset &+ 8 <= count {
      let found = (word(at: offset) ^ pattern).zeroBytes
      if found != 0 { return offset &+ found.firstMarkedByte }
      offset &+= 8
    }
    let rest = count &- offset
    if rest <= 0 { return nil }
    // Beyond the end stand zeros, which may be what is looked for.
    let found = (partialWord(at: offset, count: rest) ^ pattern).zeroBytes.firstMarkedByte
    return found < rest ? offset &+ found : nil
  }
}
