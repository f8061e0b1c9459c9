import StrataJSON

extension YAMLParser {
  /// Makes sure that the text is UTF-8 of characters that YAML allows, and finds where its lines start.
  mutating func checkCharacters() throws(YAMLSyntaxError) {
    var place = offset
    while place < input.count {
      if place &+ 8 <= input.count {
        let word = UInt64(littleEndian: input.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let stops = word.stops
        if stops == 0 {
          place &+= 8
          continue
        }
        place &+= stops.trailingZeroBitCount &>> 3
      }
      place &+= try checkCharacter(at: place)
    }
  }

  /// Makes sure that the character at an offset may stand in a text, and gives its length.
  @inline(__always)
  private mutating func checkCharacter(at place: Int) throws(YAMLSyntaxError) -> Int {
    switch input[place] {
    case 0x0A:
      lines.append(place &+ 1)
    case 0x0D:
      if byte(at: place &+ 1) != 0x0A { lines.append(place &+ 1) }
    case 0x09, 0x20..<0x7F:
      break
    case 0x80...:
      return try checkScalar(at: place)
    default:
      throw failure(
        expecting: "text", found: "U+\(UInt32(input[place]).hexadecimal(width: 4))", at: place,
        hint: "YAML has no raw control characters")
    }
    return 1
  }

  /// Makes sure that the character beyond ASCII at an offset may stand in a text, and gives its length.
  private func checkScalar(at place: Int) throws(YAMLSyntaxError) -> Int {
    guard let scalar = input.scalar(at: place) else {
      throw failure(expecting: "UTF-8 text", found: input.character(at: place), at: place)
    }
    switch scalar.value {
    case 0x85, 0x2028, 0x2029:
      throw failure(
        expecting: "lines that end with a line feed", found: "U+\(scalar.value.hexadecimal(width: 4))", at: place,
        hint: #"in double quotes it is written \#(scalar.lineEscape)"#)
    case 0x80..<0xA0, 0xFFFE, 0xFFFF:
      throw failure(
        expecting: "text", found: "U+\(scalar.value.hexadecimal(width: 4))", at: place,
        hint: "YAML has no raw control characters")
    default:
      return UTF8.width(scalar)
    }
  }
}

extension UInt64 {
  /// High bits set at the bytes of a word that need a look: all but printable ASCII; the lowest of them is right.
  @inline(__always)
  fileprivate var stops: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let deletes = self ^ (ones &* 0x7F)
    return ((self &- ones &* 0x20) | (deletes &- ones) | self) & (ones &* 0x80)
  }
}

extension Unicode.Scalar {
  /// The escape by which YAML writes the scalar, one of the three that it once took for line breaks.
  fileprivate var lineEscape: String {
    switch value {
    case 0x85: #"\N"#
    case 0x2028: #"\L"#
    default: #"\P"#
    }
  }
}

extension UTF8 {
  /// The number of bytes of a scalar.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }
}
