extension YAMLParser {
  /// Reads a scalar without quotes, the first character of which may start one.
  ///
  /// Its further lines have to stand further right than the column given, which is nil between brackets or braces.
  mutating func readPlain(indent: Int?) -> Atom.Content {
    let start = offset
    skipPlainLine(isFlow: indent == nil)
    let first = start..<offset
    guard var breaks = skipToContinuation(indent: indent) else { return .source(first) }
    scratch.removeAll(keepingCapacity: true)
    appendToScratch(first)
    while true {
      appendFold(of: breaks)
      let line = offset
      skipPlainLine(isFlow: indent == nil)
      appendToScratch(line..<offset)
      guard let more = skipToContinuation(indent: indent) else { break }
      breaks = more
    }
    return .text(String(decoding: scratch, as: UTF8.self))
  }

  /// Appends bytes of the input to the text that is being put together.
  mutating func appendToScratch(_ range: Range<Int>) {
    scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[range]))
  }

  /// Appends what a number of line breaks stand for between the lines of a text: a space, or one break fewer.
  mutating func appendFold(of breaks: Int) {
    if breaks == 1 {
      scratch.append(0x20)
    } else {
      scratch.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
    }
  }

  /// Moves past the rest of a line of a plain scalar, without the blanks at its end.
  private mutating func skipPlainLine(isFlow: Bool) {
    var place = offset
    scan: while place < input.count {
      switch input[place] {
      case 0x20:
        place &+= 1
        continue scan
      case 0x09:
        if firstTab < 0 { firstTab = place }
        place &+= 1
        continue scan
      case 0x0A, 0x0D:
        return
      case UInt8(ascii: ":"):
        if isColonEnd(byte(at: place &+ 1), isFlow: isFlow) { return }
      case UInt8(ascii: "#"):
        // The blanks before it were passed over, and are no part of the scalar.
        if place > offset { return }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if isFlow { return }
      default:
        break
      }
      place &+= 1
      offset = place
    }
  }

  /// Moves to the next line of a plain scalar, if there is one.
  ///
  /// - Returns: The number of line breaks before it; nil where the scalar ends, the end of which is then next.
  private mutating func skipToContinuation(indent: Int?) -> Int? {
    let (end, line) = (offset, lineStart)
    skipBlanks()
    guard next == 0x0A || next == 0x0D else {
      offset = end
      return nil
    }
    var breaks = 0
    var column = 0
    repeat {
      skipLineBreak()
      breaks += 1
      while next == 0x20 { offset &+= 1 }
      column = offset - lineStart
      skipBlanks()
    } while next == 0x0A || next == 0x0D
    if isDocumentEnd || column <= indent ?? -1 || isPlainEnd(isFlow: indent == nil) {
      (offset, lineStart) = (end, line)
      return nil
    }
    return breaks
  }

  /// Whether what is next on a further line ends a plain scalar.
  private func isPlainEnd(isFlow: Bool) -> Bool {
    switch next {
    case UInt8(ascii: "#"): true
    case UInt8(ascii: ":"): isColonEnd(byte(at: offset + 1), isFlow: isFlow)
    default: isFlow && isFlowIndicator(next)
    }
  }

  /// Whether a colon that a byte follows ends a plain scalar.
  @inline(__always)
  private func isColonEnd(_ following: UInt8, isFlow: Bool) -> Bool {
    isBlank(following) || isFlow && isFlowIndicator(following)
  }
}
