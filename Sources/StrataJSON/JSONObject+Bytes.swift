import StrataText

extension JSONObject {
  /// The value of the key with some UTF-8 bytes, or nil where there is no such member.
  package subscript(utf8 key: UnsafeRawBufferPointer) -> JSONValue? {
    members.withUnsafeBufferPointer { members in
      for position in members.indices
      where members[position].key.utf8.count == key.count
        && members[position].key.withUTF8Bytes({ bytesEqual($0, key) })
      {
        return members[position].value
      }
      return nil
    }
  }
}

extension String {
  /// Whether the string's UTF-8 bytes are those.
  package func isEqual(toUTF8 bytes: UnsafeRawBufferPointer) -> Bool {
    utf8.count == bytes.count && withUTF8Bytes { bytesEqual($0, bytes) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes are some others.
  package func isEqual(to other: UnsafeRawBufferPointer) -> Bool { bytesEqual(self, other) }
}
