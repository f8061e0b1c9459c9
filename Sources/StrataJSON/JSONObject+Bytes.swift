import StrataText

extension JSONObject {
  /// The value of the key with some UTF-8 bytes, or nil where there is no such member.
  package subscript(utf8 key: UnsafeRawBufferPointer) -> JSONValue? {
    position(ofUTF8: key).map { members[$0].value }
  }

  /// The position of the member whose key has some UTF-8 bytes, or nil; each key is looked at.
  package func position(ofUTF8 key: UnsafeRawBufferPointer) -> Int? {
    members.withElementsInPlace { members in
      for position in 0..<members.count where members[position].hasKey(key) { return position }
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

extension InPlace<JSONObject.Member> {
  @inline(__always)
  fileprivate func hasKey(_ key: UnsafeRawBufferPointer) -> Bool { value.key.isEqual(toUTF8: key) }
}
