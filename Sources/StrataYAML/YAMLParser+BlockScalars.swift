extension YAMLParser {
  /// The first line of a block scalar.
  private struct Header {
    let isFolded: Bool

    /// Whether the line breaks at the end are kept or stripped; nil where one of them is kept.
    var keepsBreaks: Bool?

    /// The columns that the text is indented by, if they're given.
    var increment: Int?
  }

  /// Reads a literal or folded scalar, the indicator of which is next, in a collection in the given column.
  mutating func readBlockScalar(indent parent: Int) throws(YAMLSyntaxError) -> String {
    let header = try readHeader()
    let least = max(parent + 1, 1)
    var breaks = 0
    let indent: Int
    if let increment = header.increment {
      indent = least + increment - 1
      breaks = skipBreaks(indent: indent)
    } else {
      indent = max(least, skipLeadingBreaks(&breaks))
    }
    scratch.removeAll(keepingCapacity: true)
    readLines(header, indent: indent, &breaks)
    if header.keepsBreaks == true { appendBreaks(breaks) }
    // What follows is read from the start of its line.
    if offset < input.count { offset = lineStart }
    return String(decoding: scratch, as: UTF8.self)
  }

  private mutating func readHeader() throws(YAMLSyntaxError) -> Header {
    var header = Header(isFolded: next == UInt8(ascii: ">"))
    offset += 1
    scan: while true {
      switch next {
      case UInt8(ascii: "+") where header.keepsBreaks == nil: header.keepsBreaks = true
      case UInt8(ascii: "-") where header.keepsBreaks == nil: header.keepsBreaks = false
      case UInt8(ascii: "1")...UInt8(ascii: "9") where header.increment == nil:
        header.increment = Int(next - UInt8(ascii: "0"))
      default: break scan
      }
      offset += 1
    }
    guard isBlank(next) else { throw headerFailure() }
    skipBlanks()
    if next == UInt8(ascii: "#") { skipComment() }
    guard isLineEnd(next) else { throw headerFailure() }
    if offset < input.count { skipLineBreak() }
    return header
  }

  /// Reads the lines of a text, without the line breaks after the last.
  ///
  /// - Parameters:
  ///   - header: The content of the first line.
  ///   - indent: The column that the text stands in.
  ///   - breaks: The number of line breaks before the text; then of the empty lines after it.
  private mutating func readLines(_ header: Header, indent: Int, _ breaks: inout Int) {
    while offset - lineStart == indent, offset < input.count {
      appendBreaks(breaks)
      let isIndented = next == 0x20 || next == 0x09
      let start = offset
      while offset < input.count, input[offset] != 0x0A, input[offset] != 0x0D { offset &+= 1 }
      appendToScratch(start..<offset)
      guard offset < input.count else {
        breaks = 0
        return
      }
      skipLineBreak()
      breaks = skipBreaks(indent: indent)
      guard offset - lineStart == indent, offset < input.count else {
        if header.keepsBreaks != false { scratch.append(0x0A) }
        return
      }
      if !header.isFolded || isIndented || next == 0x20 || next == 0x09 {
        scratch.append(0x0A)
      } else if breaks == 0 {
        scratch.append(0x20)
      }
    }
  }

  /// Moves past empty lines and at most `indent` spaces of the next.
  ///
  /// - Returns: The number of empty lines.
  private mutating func skipBreaks(indent: Int) -> Int {
    var breaks = 0
    while true {
      while offset - lineStart < indent, next == 0x20 { offset &+= 1 }
      guard next == 0x0A || next == 0x0D else { return breaks }
      skipLineBreak()
      breaks += 1
    }
  }

  /// Moves past empty lines and the spaces before a text.
  ///
  /// - Returns: The most spaces that one of the lines starts with.
  private mutating func skipLeadingBreaks(_ breaks: inout Int) -> Int {
    var most = 0
    while true {
      while next == 0x20 { offset &+= 1 }
      most = max(most, offset - lineStart)
      guard next == 0x0A || next == 0x0D else { return most }
      skipLineBreak()
      breaks += 1
    }
  }

  private mutating func appendBreaks(_ count: Int) {
    scratch.append(contentsOf: repeatElement(0x0A, count: count))
  }
}
