import StrataJSON

extension YAMLParser {
  /// The error of a collection in brackets or braces without an end.
  func openFlowFailure() -> YAMLSyntaxError {
    let frame = frames[frames.count - 1]
    return failure(
      expecting: frame.kind == .flowMapping ? "a closing brace" : "a closing bracket",
      found: offset < input.count ? "the end of the document" : nil, hint: startHint)
  }

  /// The error of something else after an entry or a member.
  func separatorFailure() -> YAMLSyntaxError {
    let isMapping = frames[frames.count - 1].kind == .flowMapping
    let colonHint = "a text with a colon in it stands in quotes, and a key's colon on the line of the key"
    let isOther = next == UInt8(ascii: "]") || next == UInt8(ascii: "}")
    return failure(
      expecting: isMapping ? "a comma or a closing brace" : "a comma or a closing bracket",
      hint: next == UInt8(ascii: ":") ? colonHint : isOther ? startHint : commaHint)
  }

  /// The error of something else where a value was expected.
  func valueFailure() -> YAMLSyntaxError {
    failure(expecting: "a value", found: input.character(at: offset))
  }

  /// The error of something else where a key was expected.
  func flowKeyFailure() -> YAMLSyntaxError {
    failure(expecting: "a key or a closing brace", found: input.character(at: offset))
  }

  /// The hint for something right after a quoted text.
  var commaHint: String? {
    guard offset > 0, next != 0 else { return nil }
    let last = input[..<offset].last { $0 != 0x20 && $0 != 0x09 }
    let isQuote = last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
    return isQuote ? "a quote ends where its like stands again" : nil
  }

  /// The hint to the start of the innermost collection in brackets or braces.
  private var startHint: String {
    var position = frames.count - 1
    if frames[position].kind == .flowPair { position -= 1 }
    let frame = frames[position]
    return
      "the \(frame.kind == .flowMapping ? "mapping" : "sequence") starts at \(self.position(of: frame.offset))"
  }
}
