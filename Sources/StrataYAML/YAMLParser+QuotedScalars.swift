import StrataJSON

extension YAMLParser {
  /// Reads a scalar in single or double quotes, the first of which is next.
  mutating func readQuoted() throws(YAMLSyntaxError) -> Atom.Content {
    let start = offset
    let quote = next
    offset += 1
    var piece = offset
    var isPlain = true
    scratch.removeAll(keepingCapacity: true)
    while offset < input.count {
      switch input[offset] {
      case quote:
        let isDoubled = quote == UInt8(ascii: "'") && byte(at: offset + 1) == quote
        if isPlain, !isDoubled {
          offset += 1
          return .source(piece..<(offset - 1))
        }
        appendToScratch(piece..<(isDoubled ? offset + 1 : offset))
        offset += isDoubled ? 2 : 1
        if !isDoubled { return .text(String(decoding: scratch, as: UTF8.self)) }
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        appendToScratch(piece..<offset)
        try readEscape(ofQuotedAt: start)
      case 0x0A, 0x0D:
        var end = offset
        while end > piece, input[end - 1] == 0x20 || input[end - 1] == 0x09 { end -= 1 }
        appendToScratch(piece..<end)
        appendFold(of: try skipQuotedBreaks(ofQuotedAt: start))
      default:
        offset &+= 1
        continue
      }
      isPlain = false
      piece = offset
    }
    throw openQuoteFailure(start)
  }

  /// Moves past the line breaks that are next, and the blanks that begin the lines.
  private mutating func skipQuotedBreaks(ofQuotedAt start: Int) throws(YAMLSyntaxError) -> Int {
    var breaks = 0
    while next == 0x0A || next == 0x0D {
      skipLineBreak()
      breaks += 1
      if isDocumentEnd { throw openQuoteFailure(start) }
      skipBlanksOfText()
    }
    return breaks
  }

  /// Reads an escape, the backslash of which is next.
  private mutating func readEscape(ofQuotedAt start: Int) throws(YAMLSyntaxError) {
    offset += 1
    if next == 0x0A || next == 0x0D {
      let breaks = try skipQuotedBreaks(ofQuotedAt: start)
      scratch.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
      return
    }
    let digits =
      switch next {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    if digits > 0 {
      offset -= 1
      scratch.append(contentsOf: String(try readScalar()).utf8)
      return
    }
    guard let text = escaped(next) else { throw escapeFailure(start) }
    scratch.append(contentsOf: text.utf8)
    offset += 1
  }

  /// Reads the escape of a scalar by its number, or the two of a surrogate pair; the first backslash is next.
  private mutating func readScalar() throws(YAMLSyntaxError) -> Unicode.Scalar {
    let start = offset
    let value = try readNumber()
    if let scalar = Unicode.Scalar(value) { return scalar }
    guard value <= 0x10FFFF else {
      throw failure(
        expecting: "a character up to U+10FFFF", found: "U+\(value.hexadecimal(width: 4))", at: start)
    }
    guard let high = UInt16(exactly: value), UTF16.isLeadSurrogate(high), next == UInt8(ascii: "\\"),
      byte(at: offset + 1) == UInt8(ascii: "u"), let low = UInt16(exactly: try readNumber()),
      UTF16.isTrailSurrogate(low)
    else {
      throw failure(
        expecting: "a character", found: "half of a surrogate pair, U+\(value.hexadecimal(width: 4))", at: start)
    }
    return UTF16.decode(UTF16.EncodedScalar([high, low]))
  }

  /// Reads the number of an escape, the backslash of which is next.
  private mutating func readNumber() throws(YAMLSyntaxError) -> UInt32 {
    let letter = byte(at: offset + 1)
    let digits = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
    offset += 2
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw failure(
          expecting: #"\#(digits) hexadecimal digits after \\#(Character(Unicode.Scalar(letter)))"#,
          found: input.character(at: offset))
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  /// The text that a character after a backslash stands for, or nil.
  private func escaped(_ character: UInt8) -> String? {
    switch character {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "t"), 0x09: "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      String(Character(Unicode.Scalar(character)))
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }
}
