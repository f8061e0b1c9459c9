/// Text put together for Markdown as GitHub reads it, of a limited size.
package struct MarkdownText {
  private(set) var text = ""
  private let limit: Int
  private var omitted: [(count: Int, thing: String)] = []

  /// Room for the note on what was left out.
  private static let reserve = 400

  init(limit: Int) {
    self.limit = limit
  }

  /// Adds a heading or a paragraph, where it fits.
  mutating func add(_ block: String) {
    _ = append(block + "\n\n", reserving: 0)
  }

  /// Adds as many rows as fit between a head and a foot; what doesn't fit is counted under a name.
  mutating func add(head: String, rows: [String], foot: String = "", thing: String) {
    if rows.isEmpty { return }
    let ending = foot + "\n"
    guard let first = rows.first, append(head + first, reserving: ending.utf8.count) else {
      omitted.append((rows.count, thing))
      return
    }
    for (index, row) in rows.enumerated().dropFirst() where !append(row, reserving: ending.utf8.count) {
      omitted.append((rows.count - index, thing))
      break
    }
    text += ending
  }

  private mutating func append(_ piece: String, reserving rest: Int) -> Bool {
    guard text.utf8.count + piece.utf8.count + rest + Self.reserve <= limit else { return false }
    text += piece
    return true
  }

  /// The text, with a note on what was left out.
  var finished: String {
    if omitted.isEmpty { return text }
    var counts: [String: Int] = [:]
    for (count, thing) in omitted { counts[thing, default: 0] += count }
    let words = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    return text + "_Left out, since a comment takes no more: \(words)._\n"
  }

  /// Text as code within a table: no character of it means anything to Markdown.
  package static func code(_ text: String) -> String {
    var longest = 0
    var current = 0
    var line = ""
    for scalar in text.unicodeScalars {
      current = scalar == "`" ? current + 1 : 0
      longest = max(longest, current)
      switch scalar {
      case "|": line += "\\|"
      case "\n", "\r", "\u{2028}", "\u{2029}": line += " "
      default: line.unicodeScalars.append(scalar)
      }
    }
    if line.isEmpty { return "" }
    let fence = String(repeating: "`", count: longest + 1)
    let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return fence + space + line + space + fence
  }

  /// Text as words within a table: no character of it means anything to Markdown.
  package static func prose(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "*", "_", "`", "<", "[", "]", "\\", "~":
        line += "\\"
        line.unicodeScalars.append(scalar)
      case "\n", "\r", "\u{2028}", "\u{2029}": line += " "
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// A row of a table.
  static func row(_ cells: String...) -> String { row(cells) }

  /// A row of a table, of as many cells as there are.
  package static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
}
