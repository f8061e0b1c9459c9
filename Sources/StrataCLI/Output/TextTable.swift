/// Rows of cells in columns: the first ones begin at the left, the others end at the right.
struct TextTable {
  /// The number of columns that begin at the left.
  let texts: Int
  private var rows: [[String]] = []

  init(texts: Int) { self.texts = texts }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The rows as lines of a terminal that may be too narrow for columns: then each row's texts stand in a line, and the
  /// others in one below.
  ///
  /// - Parameter width: The number of columns; nil for any number.
  /// - Returns: The lines.
  func lines(width: Int?) -> [String] {
    guard let width, lines.contains(where: { $0.count > width }) else { return lines }
    return rows.flatMap { row in
      let cells = row.filter { !$0.isEmpty }
      let head = row.prefix(texts).filter { !$0.isEmpty }.joined(separator: "  ")
      let rest = cells.suffix(cells.count - row.prefix(texts).count { !$0.isEmpty })
      let indent = head.prefix { $0 == " " }.count + 2
      return WrappedText.lines(head, width: width, indent: indent)
        + (rest.isEmpty ? [] : [String(repeating: " ", count: indent) + rest.joined(separator: "  ")])
    }
  }

  /// The rows as lines, without spaces at their ends.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.compactMap { $0.count > column ? $0[column].count : nil }.max() ?? 0 }
    return rows.map { row in
      var line = row.enumerated().map { column, cell in
        column < texts
          ? cell.padded(to: widths[column]) : String(repeating: " ", count: widths[column] - cell.count) + cell
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
