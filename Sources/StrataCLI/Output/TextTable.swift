/// Rows of cells in columns: the first ones begin at the left, the others end at the right.
struct TextTable {
  /// The number of columns that begin at the left.
  let texts: Int
  private var rows: [[String]] = []

  init(texts: Int) { self.texts = texts }

  mutating func add(_ row: [String]) { rows.append(row) }

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
