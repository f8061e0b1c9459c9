extension String {
  /// Calls `body` with the string's UTF-8 bytes, in place where the string is stored as UTF-8.
  ///
  /// The bytes are valid only during the call.
  @inlinable
  package func withUTF8Bytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable({ try body(UnsafeRawBufferPointer($0)) }) {
      return result
    }
    // A string bridged from Objective-C has no UTF-8 storage.
    var copy = self
    return try copy.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
}
