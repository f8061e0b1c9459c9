import StrataJSON

extension YAMLParser {
  /// The error of what was expected at the next byte, or another, and what was found there instead.
  ///
  /// - Parameters:
  ///   - expected: The thing expected, to stand after "expected".
  ///   - found: The thing found; by default the look of the bytes there.
  ///   - place: The offset; by default that of the next byte.
  ///   - hint: Advice that may help to mend the text, or nil.
  /// - Returns: The error, with the line and the column that belong to the offset.
  @inline(never)
  func failure(
    expecting expected: String, found: String? = nil, at place: Int? = nil, hint: String? = nil
  ) -> YAMLSyntaxError {
    let place = place ?? offset
    let position = position(of: place)
    var message = "expected \(expected), found \(found ?? token(at: place))"
    if let hint { message += "; \(hint)" }
    return YAMLSyntaxError(line: position.line, column: position.column, offset: place, message: message)
  }

  /// The line and column of an offset.
  func position(of place: Int) -> TextPosition { TextPosition(of: place, in: input) }

  /// A text as JSON, cut where it is long.
  func quoted(_ text: String) -> String {
    let longest = 60
    var buffer = ByteBuffer(capacity: 64)
    let head = text.unicodeScalars.prefix(longest + 1)
    buffer.appendQuoted(head.count > longest ? String(head.dropLast()) + "…" : text)
    return buffer.text
  }

  /// The look of the bytes at an offset.
  private func token(at place: Int) -> String {
    guard place < input.count else { return "the end of the text" }
    let word = input[place...].prefix(31).prefix { $0.isWordCharacter }
    guard word.count > 1 else { return input.character(at: place) }
    return "'\(String(decoding: word.prefix(30), as: UTF8.self))\(word.count > 30 ? "…" : "")'"
  }

  /// The error of a tab where a line's indentation is, or the room before a collection that starts in mid-line.
  func tabFailure(at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "spaces as indentation", found: "a tab", at: place, hint: "YAML takes no tabs to indent with")
  }

  /// The error of a value whose tag is for others.
  func tagFailure(_ properties: Properties, found: String, at place: Int) -> YAMLSyntaxError {
    guard let tag = properties.tag, case .core(let type) = tag.tag else {
      return failure(expecting: "a value that its tag is for", found: found, at: place)
    }
    let expected =
      switch type {
      case .string: "a text"
      case .integer: "an integer"
      case .float: "a number"
      case .boolean: "true or false"
      case .null: "null"
      case .sequence: "a sequence"
      case .mapping: "a mapping"
      }
    return failure(expecting: "\(expected) after the tag '!!\(type.rawValue)'", found: found, at: place)
  }

  /// The error of a second tag.
  func tagRepetitionFailure(_ second: Properties.Written, first: Properties.Written) -> YAMLSyntaxError {
    var hint: String?
    if case .function(let outer) = first.tag, case .function = second.tag {
      hint = "of two functions, one has to be written in full, as \(outer.key):"
    }
    return failure(expecting: "one tag of a value", found: "a second", at: second.offset, hint: hint)
  }

  /// The error of a second anchor.
  func anchorRepetitionFailure(at place: Int, first: Int) -> YAMLSyntaxError {
    failure(
      expecting: "one anchor of a value", found: "a second", at: place,
      hint: "the first stands at \(position(of: first))")
  }

  /// The error of what `!GetAtt` doesn't take.
  func attributeFailure(found: String, at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "a resource and an attribute after '!GetAtt', as in Bucket.Arn or [Bucket, Arn]", found: found,
      at: place)
  }

  /// The error of a tag or an anchor before an alias.
  func aliasFailure(at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "a value after a tag or an anchor", found: "an alias", at: place,
      hint: "an alias has neither")
  }

  /// The error of a value within too many others.
  func depthFailure(at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "arrays and objects nested at most \(maximumDepth) levels deep", found: "another level", at: place)
  }

  /// The error of a number that JSON doesn't have.
  func numberFailure(_ text: String, at place: Int) -> YAMLSyntaxError {
    failure(
      expecting: "a number that JSON has as well", found: "'\(text.prefix(60))'", at: place,
      hint: "if it's a text, it stands in quotes")
  }
}

extension UInt8 {
  /// Whether this is an ASCII letter, a digit or an underscore.
  fileprivate var isWordCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: isDigitOrUnderscore
    }
  }
}
