extension JSONParser {
  /// Moves to the first byte of the value, past a byte order mark and white space.
  mutating func skipStart() throws(JSONSyntaxError) {
    if let encoding = otherEncoding {
      throw failure(expecting: "UTF-8 text", found: encoding, at: 0)
    }
    if input.startsWithByteOrderMark { offset = 3 }
    let start = offset
    skipWhiteSpace()
    if offset == input.count {
      throw failure(expecting: "a value", found: start == offset ? "an empty text" : "only white space")
    }
  }

  /// The name of the other encoding that the text seems to have, or nil.
  ///
  /// A byte order mark tells, or else the zeros in what an ASCII character becomes.
  private var otherEncoding: String? {
    let head = (0..<4).map { $0 < input.count ? input[$0] : 1 }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return "UTF-32"
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _): return "UTF-16"
    case (0, 0, 0, _), (_, 0, 0, 0): return input.count.isMultiple(of: 4) ? "UTF-32" : nil
    case (0, _, _, _), (_, 0, _, _): return input.count.isMultiple(of: 2) ? "UTF-16" : nil
    default: return nil
    }
  }
}
