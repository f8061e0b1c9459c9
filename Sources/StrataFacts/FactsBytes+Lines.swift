import StrataJSON
import StrataText

// A text of lines that each begin with a name and a tab, sorted by the bytes of the names.

extension UnsafeRawBufferPointer {
  /// The part behind the tab of the line that begins with a name.
  package func line(of name: String) -> UnsafeRawBufferPointer? {
    place(ofLine: name).map { UnsafeRawBufferPointer(rebasing: self[$0]) }
  }

  /// The place of the part behind the tab of the line that begins with a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - lines: The place of whole lines among which it's looked for; all of them unless given.
  /// - Returns: The place.
  func place(ofLine name: String, among lines: Range<Int>? = nil) -> Range<Int>? {
    name.withUTF8Bytes { name in
      var (lower, upper) = (lines?.lowerBound ?? 0, lines?.upperBound ?? count)
      while lower < upper {
        let middle = lower + (upper - lower) / 2
        let start = lineStart(before: middle)
        let order = order(of: name, at: start)
        if order == 0 {
          let first = start + name.count + 1
          return first..<newline(from: first)
        }
        // There is no newline up to the middle, and lines are long.
        if order < 0 { upper = start } else { lower = newline(from: middle) + 1 }
      }
      return nil
    }
  }

  /// The place of the lines that begin with a prefix, which no tab is in.
  func place(ofLinesBeginningWith prefix: some Collection<UInt8>) -> Range<Int> {
    let first = firstLine(from: 0) { !$0.lexicographicallyPrecedes(prefix) }
    return first..<firstLine(from: first) { !$0.starts(with: prefix) }
  }

  /// The start of the first line of those that are so, which stand behind all others.
  private func firstLine(from start: Int, where isSo: (UnsafeRawBufferPointer) -> Bool) -> Int {
    var (lower, upper) = (start, count)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let start = lineStart(before: middle)
      // No line is looked at to its end.
      if isSo(UnsafeRawBufferPointer(rebasing: self[start...])) {
        upper = start
      } else {
        lower = newline(from: middle) + 1
      }
    }
    return lower
  }

  /// The names of all lines.
  package var lineNames: [String] {
    var names: [String] = []
    var start = 0
    while start < count {
      let end = newline(from: start)
      if let tab = tab(from: start, to: end), tab > start {
        names.append(String(decoding: self[start..<tab], as: UTF8.self))
      }
      start = end + 1
    }
    return names
  }

  /// The lines that begin with a prefix, which no tab is in, with their names.
  func lines(beginningWith prefix: [UInt8]) -> [UnsafeRawBufferPointer] {
    let place = place(ofLinesBeginningWith: prefix)
    var lines: [UnsafeRawBufferPointer] = []
    var start = place.lowerBound
    while start < place.upperBound {
      let line = UnsafeRawBufferPointer(rebasing: self[start..<newline(from: start)])
      lines.append(line)
      start += line.count + 1
    }
    return lines
  }

  /// Whether a text in quotes is an element of an array in JSON without white space.
  func hasElement(_ text: UnsafeRawBufferPointer) -> Bool {
    let quote = UInt8(ascii: "\"")
    var offset = offset(of: quote, from: 0)
    while offset + text.count + 2 < count {
      let end = offset + 1 + text.count
      // A key stands before a colon, and its value behind it.
      let isElement = offset > 0 && (self[offset - 1] == UInt8(ascii: "[") || self[offset - 1] == UInt8(ascii: ","))
      if isElement, self[end] == quote, self[end + 1] != UInt8(ascii: ":"), self[offset + 1..<end].elementsEqual(text) {
        return true
      }
      offset = self.offset(of: quote, from: offset + 1)
    }
    return false
  }

  /// Whether a name comes before (negative), with or behind (positive) that of a line.
  private func order(of name: UnsafeRawBufferPointer, at start: Int) -> Int {
    for (index, byte) in name.enumerated() {
      guard start + index < count else { return 1 }
      let other = self[start + index]
      // Ends the other name, which therefore is a prefix of this one.
      if other == UInt8(ascii: "\t") || other == UInt8(ascii: "\n") { return 1 }
      if other != byte { return byte < other ? -1 : 1 }
    }
    let end = start + name.count
    if end >= count || self[end] == UInt8(ascii: "\n") { return 1 }
    return self[end] == UInt8(ascii: "\t") ? 0 : -1
  }

  private func tab(from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end, self[offset] != UInt8(ascii: "\t") { offset += 1 }
    return offset < end ? offset : nil
  }
}
