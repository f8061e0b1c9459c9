extension UnsafeRawBufferPointer {
  /// The name of the other encoding that the text seems to have, or nil.
  ///
  /// A byte order mark tells, or else the zeros in what an ASCII character becomes.
  package var otherEncoding: String? {
    let head = (0..<4).map { $0 < count ? self[$0] : 1 }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return "UTF-32"
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _): return "UTF-16"
    case (0, 0, 0, _), (_, 0, 0, 0): return count.isMultiple(of: 4) ? "UTF-32" : nil
    case (0, _, _, _), (_, 0, _, _): return count.isMultiple(of: 2) ? "UTF-16" : nil
    default: return nil
    }
  }

  /// The character at an offset, in words where it would not be seen or not be told from others.
  package func character(at place: Int) -> String {
    guard place < count else { return "the end of the text" }
    guard let scalar = self.scalar(at: place) else {
      return "the byte 0x\(UInt32(self[place]).hexadecimal(width: 2)), which cannot stand here"
    }
    return switch scalar {
    case "\n", "\r": "a line break"
    case "\t": "a tab"
    case "\"": "a double quote"
    case "'": "a single quote"
    case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": "a curly quote"
    case "!"..."~": "'\(scalar)'"
    case " ": "a space"
    default: "the character U+\(scalar.value.hexadecimal(width: 4))"
    }
  }
}

extension UInt32 {
  /// The number in upper-case hexadecimal digits, at least `width` of them.
  package func hexadecimal(width: Int) -> String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
