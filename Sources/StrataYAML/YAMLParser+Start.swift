import StrataJSON

extension YAMLParser {
  /// Moves to the document, past a byte order mark, directives and the mark of its start.
  mutating func readStart() throws(YAMLSyntaxError) {
    if let encoding = input.otherEncoding { throw failure(expecting: "UTF-8 text", found: encoding, at: 0) }
    guard input.count < UInt32.max else { throw failure(expecting: "at most 4 GiB of text", found: "more", at: 0) }
    if input.startsWithByteOrderMark { offset = 3 }
    lineStart = offset
    lines = LineIndex(firstStart: offset)
    try checkCharacters()
    let start = offset
    try readDirectives()
    if isDocumentMark(UInt8(ascii: "-")) {
      offset += 3
    } else if isDocumentEnd {
      throw failure(
        expecting: "a value", found: start == input.count ? "an empty text" : "nothing but white space and comments")
    }
  }

  /// Moves past what may stand after the document.
  mutating func readEnd() throws(YAMLSyntaxError) {
    var isEnded = false
    while true {
      skipSeparation()
      guard offset < input.count else { return }
      if isDocumentMark(UInt8(ascii: ".")) {
        isEnded = true
        offset += 3
        skipSeparation()
        guard offset == input.count || offset == firstToken else {
          throw failure(expecting: "the end of the line after the end of the document")
        }
      } else if isEnded || isDocumentMark(UInt8(ascii: "-")) {
        throw failure(
          expecting: "one document", found: "the start of another", hint: "CloudFormation takes one in a text")
      } else {
        throw contentFailure()
      }
    }
  }

  /// Whether the next three bytes are the same, start a line and stand alone, as those do between documents.
  func isDocumentMark(_ character: UInt8) -> Bool {
    offset == lineStart && next == character && byte(at: offset + 1) == character
      && byte(at: offset + 2) == character && isBlank(byte(at: offset + 3))
  }

  /// Whether the document ends before the next byte.
  var isDocumentEnd: Bool {
    offset >= input.count || isDocumentMark(UInt8(ascii: "-")) || isDocumentMark(UInt8(ascii: "."))
  }

  private mutating func readDirectives() throws(YAMLSyntaxError) {
    var version: Int?
    var last: Int?
    skipSeparation()
    while offset == lineStart, next == UInt8(ascii: "%") {
      last = offset
      let text = line()
      let words = text.split(separator: " ")
      switch words.first {
      case "%YAML":
        if let version {
          throw failure(
            expecting: "one %YAML directive", found: "another", hint: "the first stands at \(position(of: version))")
        }
        version = offset
        guard words.count > 1, words[1].hasPrefix("1.") else {
          throw failure(expecting: "a directive such as %YAML 1.1", found: "'\(text.prefix(40))'")
        }
      case "%TAG":
        throw failure(
          expecting: "no %TAG directive", found: "one", hint: "CloudFormation's tags such as !Ref need none")
      default:
        // Others are reserved, and to be passed over.
        break
      }
      offset += text.utf8.count
      skipSeparation()
    }
    // What is next is read from the start of its line, so that its indentation is seen.
    if offset < input.count { offset = lineStart }
    if last != nil, !isDocumentMark(UInt8(ascii: "-")) {
      throw failure(expecting: "--- after the directives")
    }
  }

  /// The rest of the line without a comment.
  private func line() -> String {
    let bytes = input[offset...].prefix { $0 != 0x0A && $0 != 0x0D && $0 != UInt8(ascii: "#") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
