extension JSONParser {
  /// The error of a string without an end.
  func openStringFailure(_ start: Int) -> JSONSyntaxError {
    failure(
      expecting: "a closing quote", at: input.count,
      hint: "the string starts at \(TextPosition(of: start, in: input))")
  }

  /// The error of the control character that is next in a string.
  func controlFailure() -> JSONSyntaxError {
    switch next {
    case 0x0A, 0x0D:
      failure(
        expecting: "a closing quote in the same line", found: "a line break",
        hint: #"within a string it is written \#(next == 0x0A ? #"\n"# : #"\r"#)"#)
    case 0x09:
      failure(expecting: "no raw control character in a string", found: "a tab", hint: #"it is written \t"#)
    default:
      failure(
        expecting: "no raw control character in a string", found: "U+\(hex(UInt32(next), width: 4))",
        hint: #"it is written \u\#(hex(UInt32(next), width: 4).lowercased())"#)
    }
  }

  /// The error of the character that is next after a backslash.
  func escapeFailure() -> JSONSyntaxError {
    failure(expecting: #"one of " \ / b f n r t u after a backslash"#, found: character(at: offset))
  }

  /// The error of the character that is next among the digits of a `\u` escape.
  func hexFailure() -> JSONSyntaxError {
    failure(expecting: #"four hexadecimal digits after \u"#, found: character(at: offset))
  }

  /// The error of a high surrogate at an offset that what is next does not follow up.
  func highSurrogateFailure(at start: Int) -> JSONSyntaxError {
    let unit = String(decoding: input[start..<(start + 6)], as: UTF8.self)
    return failure(expecting: "the low half of a surrogate pair after \(unit)", found: character(at: offset))
  }

  /// The error of a low surrogate at an offset that no high one comes before.
  func lowSurrogateFailure(at start: Int) -> JSONSyntaxError {
    let unit = String(decoding: input[start..<(start + 6)], as: UTF8.self)
    return failure(expecting: "the high half of a surrogate pair before \(unit)", found: "none", at: start)
  }

  /// The error of a byte that is not UTF-8.
  func encodingFailure(at place: Int) -> JSONSyntaxError {
    failure(expecting: "UTF-8 text", found: character(at: place), at: place)
  }
}
