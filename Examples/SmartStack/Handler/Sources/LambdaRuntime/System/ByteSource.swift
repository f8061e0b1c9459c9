/// What bytes come from, in whatever pieces.
protocol ByteSource {
  /// Waits for bytes and appends them: their number, 0 at the end.
  mutating func read(onto bytes: inout [UInt8]) throws(SystemError) -> Int
}
