extension JSONCursor {
  /// Reads a string from its first quote on.
  mutating func string() throws(JSONError) -> String {
    position += 1
    var start = position
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        // Most strings have no escape, and are taken as they are.
        let string =
          if text.isEmpty {
            String(validating: bytes[start..<position], as: UTF8.self)
          } else {
            String(validating: text + bytes[start..<position], as: UTF8.self)
          }
        guard let string else { throw expected("text in UTF-8 before this") }
        position += 1
        return string
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[start..<position])
        position += 1
        text.append(contentsOf: String(Character(try escaped())).utf8)
        start = position
      case ..<0x20: throw expected("no control character in a text")
      default: position += 1
      }
    }
    throw expected("the text's end")
  }

  /// What stands after a backslash.
  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    let meaning: Unicode.Scalar? =
      switch next {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let meaning {
      position += 1
      return meaning
    }
    if !takes("u") { throw expected("an escape such as \\n") }
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // What doesn't fit into 16 bits is written as two halves.
    guard (0xD800..<0xDC00).contains(first), takes("\\"), takes("u") else {
      throw expected("both halves of a character")
    }
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00)))
    else { throw expected("both halves of a character") }
    return scalar
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw expected("four hexadecimal digits")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
