extension String {
  /// Whether text of ASCII stands in this string; faster than a search of characters by far.
  package func contains(bytesOf needle: StaticString) -> Bool {
    withUTF8Bytes { bytes in
      needle.withUTF8Buffer { needle in
        guard let first = needle.first, bytes.count >= needle.count else { return false }
        for offset in 0...(bytes.count - needle.count) where bytes[offset] == first {
          if bytes[offset..<offset + needle.count].elementsEqual(needle) { return true }
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
