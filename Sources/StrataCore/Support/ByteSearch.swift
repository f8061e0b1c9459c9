import StrataJSON

extension String {
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
