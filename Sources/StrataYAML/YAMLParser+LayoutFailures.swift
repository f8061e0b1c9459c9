import StrataJSON

extension YAMLParser {
  /// The error of something after a value on its line, or after the document.
  func contentFailure() -> YAMLSyntaxError {
    if offset == firstToken {
      return failure(
        expecting: "the end of the text after the value", hint: "lines of the same collection start in the same column")
    }
    let hint = next == UInt8(ascii: ":") ? "a space follows the colon of a key" : commaHint
    return failure(expecting: "the end of the line after the value", hint: hint)
  }

  /// The error of a line that starts in the column of no collection.
  func indentationFailure(_ column: Int, as indent: Int) -> YAMLSyntaxError {
    let frame = frames[frames.count - 1]
    let kind = frame.kind == .blockMapping ? "key of the mapping" : "entry of the sequence"
    return failure(
      expecting: "the next \(kind) in column \(indent + 1), as the others", found: "column \(column + 1)",
      hint: "the first stands at \(position(of: frame.offset))")
  }

  /// The error of something else among the entries of a sequence.
  func entryFailure() -> YAMLSyntaxError {
    failure(
      expecting: "a dash and a space before the next entry of the sequence",
      hint: "the sequence starts at \(position(of: frames[frames.count - 1].offset))")
  }

  /// The error of a collection that starts where only other values may.
  func collectionFailure(_ kind: Frame.Kind, after properties: Properties) -> YAMLSyntaxError {
    if kind == .blockMapping, next == UInt8(ascii: ":") { return emptyKeyFailure() }
    let place = !properties.isEmpty ? "its tag or anchor" : frames.isEmpty ? "'---'" : "its key"
    return failure(
      expecting: kind == .blockSequence ? "a sequence to start below \(place)" : "a mapping to start below \(place)",
      found: kind == .blockSequence ? "a dash on the same line" : "a question mark on the same line")
  }

  /// The error of a character that no text without quotes starts with.
  func indicatorFailure() -> YAMLSyntaxError {
    failure(
      expecting: "a value", found: offset < input.count ? input.character(at: offset) : nil,
      hint: offset < input.count ? "a text that starts with it stands in quotes" : nil)
  }

  /// The error of a wrong first line of a block scalar.
  func headerFailure() -> YAMLSyntaxError {
    failure(
      expecting: "'+' or '-', a digit from 1 to 9 and the end of the line after '|' or '>'",
      found: offset < input.count ? input.character(at: offset) : nil, hint: "the text starts on the next line")
  }

  /// The error of a quoted scalar without an end.
  func openQuoteFailure(_ start: Int) -> YAMLSyntaxError {
    failure(
      expecting: "a closing quote", found: offset < input.count ? "the end of the document" : nil,
      hint: "the text starts at \(position(of: start))")
  }

  /// The error of the character that is next after a backslash.
  func escapeFailure(_ start: Int) -> YAMLSyntaxError {
    guard offset < input.count else { return openQuoteFailure(start) }
    return failure(
      expecting: #"one of 0 a b t n v f r e " / \ N _ L P x u U after a backslash"#,
      found: input.character(at: offset), hint: "in single quotes a backslash is one")
  }
}
