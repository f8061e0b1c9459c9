import StrataJSON

extension Template {
  /// The size that the template is sent with, which is without white space; as it's written where that is small enough.
  ///
  /// - Parameter written: The size of its file in bytes.
  /// - Returns: The size in bytes.
  package func sentByteCount(written: Int) -> Int {
    if written <= Limits.inlineBytes { return written }
    var buffer = ByteBuffer()
    try? JSONWriter(keyOrder: .given, layout: .compact).write(json, to: &buffer)
    return buffer.count
  }
}
