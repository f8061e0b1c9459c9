extension JSONParser {
  /// Moves to the first byte of the value, past a byte order mark and white space.
  mutating func skipStart() throws(JSONSyntaxError) {
    if let encoding = input.otherEncoding {
      throw failure(expecting: "UTF-8 text", found: encoding, at: 0)
    }
    if input.startsWithByteOrderMark { offset = 3 }
    let start = offset
    skipWhiteSpace()
    if offset == input.count {
      throw failure(expecting: "a value", found: start == offset ? "an empty text" : "only white space")
    }
  }
}
