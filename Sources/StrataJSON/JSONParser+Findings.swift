extension JSONParser {
  /// Whether something that other languages take for a comment is next.
  var isCommentNext: Bool {
    switch next {
    case UInt8(ascii: "#"):
      return true
    case UInt8(ascii: "/"):
      guard offset + 1 < input.count else { return false }
      return input[offset + 1] == UInt8(ascii: "/") || input[offset + 1] == UInt8(ascii: "*")
    default:
      return false
    }
  }

  /// Whether the character at an offset looks like the start of a text without double quotes.
  func isUnquotedText(at place: Int) -> Bool {
    guard place < input.count, let scalar = input.scalar(at: place) else { return false }
    return switch scalar {
    case "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "_", "$": true
    default: scalar.properties.isAlphabetic
    }
  }

  /// The look of the bytes at an offset outside a string.
  func token(at place: Int) -> String {
    guard place < input.count else { return "the end of the text" }
    if input[place] == UInt8(ascii: "\"") { return "a string" }
    if place == offset, isCommentNext { return "a comment" }
    let word = word(at: place)
    return word.isEmpty || input[place] <= UInt8(ascii: "9") ? character(at: place) : "'\(word)'"
  }

  /// The character at an offset, in words where it would not be seen or not be told from others.
  func character(at place: Int) -> String {
    input.character(at: place)
  }

  /// The ASCII letters, digits, underscores and dollar signs at an offset, cut where they are many.
  func word(at place: Int) -> String {
    String(decoding: input[place...].prefix { $0.isWordCharacter }.prefix(30), as: UTF8.self)
  }

  /// A number in upper-case hexadecimal digits, at least `width` of them.
  func hex(_ value: UInt32, width: Int) -> String {
    value.hexadecimal(width: width)
  }
}
