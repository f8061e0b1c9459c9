/// Text in lines that are no wider than a terminal.
enum WrappedText {
  /// The lines of a text, which is parted at spaces alone; a word that is too wide stands by itself.
  ///
  /// - Parameters:
  ///   - text: The text, in one line; spaces at its beginning stay.
  ///   - width: The number of columns; nil for any number.
  ///   - indent: The spaces before each line but the first.
  /// - Returns: The lines.
  static func lines(_ text: String, width: Int?, indent: Int) -> [String] {
    guard let width, text.count > width else { return [text] }
    let start = text.prefix { $0 == " " }
    var lines = [String(start)]
    var isEmpty = true
    for word in text.dropFirst(start.count).split(separator: " ") {
      let last = lines[lines.count - 1]
      if isEmpty {
        lines[lines.count - 1] = last + word
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(repeating: " ", count: indent) + word)
      }
      isEmpty = false
    }
    return lines
  }

  /// Paragraphs that were written in lines for a wider terminal, in lines of this one.
  ///
  /// A line that begins with a space, and an empty one, stand by themselves.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - width: The number of columns; nil for any number.
  /// - Returns: The lines, as they were where they fit.
  static func paragraphs(_ lines: [String], width: Int?) -> [String] {
    guard let width, lines.contains(where: { $0.count > width }) else { return lines }
    var paragraphs: [String] = []
    for line in lines {
      if let last = paragraphs.last, !last.isEmpty, !last.hasPrefix(" "), !line.isEmpty, !line.hasPrefix(" ") {
        paragraphs[paragraphs.count - 1] = last + " " + line
      } else {
        paragraphs.append(line)
      }
    }
    return paragraphs.flatMap { line in
      self.lines(line, width: width, indent: line.prefix { $0 == " " }.count)
    }
  }
}
