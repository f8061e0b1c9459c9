extension String {
  /// The text with spaces behind it, up to a width.
  func padded(to width: Int) -> String {
    let missing = width - count
    if missing <= 0 { return self }
    return self
      + String(unsafeUninitializedCapacity: missing) { bytes in
        bytes.initialize(repeating: UInt8(ascii: " "))
        return missing
      }
  }
}
