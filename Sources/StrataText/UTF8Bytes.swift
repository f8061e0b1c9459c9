extension String {
  /// Calls `body` with the string's UTF-8 bytes, in place where the string is stored as UTF-8.
  ///
  /// The bytes are valid only during the call.
  @inlinable @inline(__always)
  package func withUTF8Bytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable({ try body(UnsafeRawBufferPointer($0)) }) {
      return result
    }
    return try withCopiedUTF8Bytes(body)
  }

  /// As ``withUTF8Bytes(_:)``, for a string bridged from Objective-C, which has no UTF-8 storage.
  @inlinable @inline(never)
  package func withCopiedUTF8Bytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    var copy = self
    return try copy.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
}
