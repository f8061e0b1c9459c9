extension UnsafeRawBufferPointer {
  /// The number that a text of at most 15 digits is, which a `Double` holds exactly; nil for any other text.
  package var fewDigits: Int? {
    if isEmpty || count > 15 { return nil }
    var number = 0
    for byte in self {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    return number
  }
}
