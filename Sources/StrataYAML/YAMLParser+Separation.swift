import StrataJSON

extension YAMLParser {
  /// The next token as blocks see it.
  struct BlockToken {
    /// Its column, counted from zero, or -1 where the document ends.
    let column: Int

    /// Whether it is the first of its line.
    let isFirst: Bool

    /// The offset of a tab before it, or nil.
    let tab: Int?
  }

  /// Moves past white space, line breaks and comments to the next token.
  ///
  /// - Returns: The offset of the last tab before it on its line, or nil.
  @discardableResult
  mutating func skipSeparation() -> Int? {
    var tab: Int?
    var isLineStart = offset == lineStart
    while offset < input.count {
      switch input[offset] {
      case 0x20:
        offset &+= 1
      case 0x09:
        tab = offset
        if firstTab < 0 { firstTab = offset }
        offset &+= 1
      case UInt8(ascii: "#"):
        skipComment()
      case 0x0A, 0x0D:
        skipLineBreak()
        isLineStart = true
        tab = nil
      default:
        if isLineStart { firstToken = offset }
        return tab
      }
    }
    return nil
  }

  /// Moves to the next token between block collections' entries.
  mutating func nextBlockToken() throws(YAMLSyntaxError) -> BlockToken {
    let tab = skipSeparation()
    guard !isDocumentEnd else { return BlockToken(column: -1, isFirst: true, tab: nil) }
    let isFirst = offset == firstToken
    if let tab, isFirst { throw tabFailure(at: tab) }
    return BlockToken(column: offset - lineStart, isFirst: isFirst, tab: tab)
  }

  /// Moves to the next token between brackets or braces.
  mutating func skipFlowSeparation() throws(YAMLSyntaxError) {
    skipSeparation()
    if isDocumentEnd { throw openFlowFailure() }
  }

  /// Moves past spaces and tabs between the parts of a line.
  @inline(__always)
  mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 {
      if next == 0x09, firstTab < 0 { firstTab = offset }
      offset &+= 1
    }
  }

  /// Moves past spaces and tabs in a text.
  @inline(__always)
  mutating func skipBlanksOfText() {
    while next == 0x20 || next == 0x09 { offset &+= 1 }
  }

  /// Moves past a line break, which is next.
  @inline(__always)
  mutating func skipLineBreak() {
    offset &+= next == 0x0D && byte(at: offset &+ 1) == 0x0A ? 2 : 1
    lineStart = offset
  }

  /// Whether a byte is white space, a line break or the zero that stands for the end.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0
  }

  /// Whether a byte is a line break or the zero that stands for the end.
  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0
  }

  /// Whether a byte separates the parts of collections in brackets and braces.
  @inline(__always)
  func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Whether a byte ends what stands between brackets and braces.
  @inline(__always)
  func isFlowEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// Whether the next byte is a certain one, standing alone.
  @inline(__always)
  func isIndicator(_ character: UInt8) -> Bool {
    next == character && isBlank(byte(at: offset &+ 1))
  }

  /// Moves to the end of a comment, which is next.
  mutating func skipComment() {
    // What was looked at before may be again.
    if offset > comments.last ?? -1 { comments.append(offset) }
    while !isLineEnd(next) { offset &+= 1 }
  }
}
