/// Some characters of ASCII, of which it's told in a step or two whether a byte is one.
struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Takes the characters' bytes, each less than 128.
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      precondition(byte < 0x80, "a set of bytes holds ASCII alone, not \(byte)")
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  /// Takes the characters of a text of ASCII.
  init(_ characters: String) { self.init(characters.utf8) }

  /// Whether a byte is one of the characters.
  func contains(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return false }
    return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
  }
}
