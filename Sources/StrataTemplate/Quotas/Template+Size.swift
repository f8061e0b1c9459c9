import StrataJSON

extension Template {
  /// The size that the template is sent with, which is without white space; as it's written where that is small enough.
  ///
  /// - Parameter written: The size of its file in bytes.
  /// - Returns: The size in bytes.
  package func sentByteCount(written: Int) -> Int {
    if written <= Limits.inlineBytes { return written }
    var buffer = ByteBuffer()
    _ = try? JSONWriter(keyOrder: .given, layout: .compact).write(json, to: &buffer)
    return Self.sentByteCount(written: written, compact: buffer.count)
  }

  /// The size that a template is sent with, of which both sizes are known.
  ///
  /// - Parameters:
  ///   - written: The size of its file in bytes.
  ///   - compact: The size without white space in bytes.
  /// - Returns: The size in bytes.
  package static func sentByteCount(written: Int, compact: Int) -> Int {
    written <= Limits.inlineBytes ? written : compact
  }
}
