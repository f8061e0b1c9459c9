// Names in AWS are of ASCII; these look at bytes, so that a letter of another script is never taken for one.

extension UInt8 {
  /// Whether this is a letter A to Z or a to z.
  package var isASCIILetter: Bool { isASCIIUppercase || isASCIILowercase }

  /// Whether this is a letter A to Z.
  package var isASCIIUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  /// Whether this is a letter a to z.
  package var isASCIILowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

  /// Whether this is a digit 0 to 9.
  package var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether this is a digit 0 to 9 or a letter a to f.
  package var isLowercaseHex: Bool { isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }

  /// Whether this is a letter A to Z, a to z, or a digit.
  package var isASCIIAlphanumeric: Bool {
    // Each letter differs from its capital in one bit alone.
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10
  }
}

extension StringProtocol {
  /// Whether there is nothing but ASCII letters, digits and the given punctuation.
  package func consistsOfAlphanumerics(and punctuation: StaticString = "") -> Bool {
    // Nearly all text is in one piece, of which the bytes are read without the calls of a generic collection.
    utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).consistsOfAlphanumerics(and: punctuation) }
      ?? String(self).consistsOfAlphanumerics(and: punctuation)
  }
}

extension String {
  /// Whether there is nothing but ASCII letters, digits and the given punctuation.
  package func consistsOfAlphanumerics(and punctuation: StaticString = "") -> Bool {
    withUTF8Bytes { $0.consistsOfAlphanumerics(and: punctuation) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func consistsOfAlphanumerics(and punctuation: StaticString) -> Bool {
    punctuation.withUTF8Buffer { punctuation in
      allSatisfy { $0.isASCIIAlphanumeric || punctuation.contains($0) }
    }
  }
}

extension String {
  /// Whether there is nothing but ASCII; looks at eight bytes at a time.
  package var isASCII: Bool {
    withUTF8Bytes { bytes in
      var offset = 0
      while offset &+ 8 <= bytes.count {
        if bytes.word(at: offset) & .highBits != 0 { return false }
        offset &+= 8
      }
      return bytes.partialWord(at: offset, count: bytes.count &- offset) & .highBits == 0
    }
  }
}
