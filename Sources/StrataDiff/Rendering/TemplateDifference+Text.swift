import StrataJSON

extension TemplateDifference {
  /// The difference for a terminal, with a summary in its last line.
  ///
  /// - Parameters:
  ///   - title: The stack's name.
  ///   - style: The colours.
  /// - Returns: The text, with a newline at its end; one line where there's no difference.
  public func text(title: String, style: DifferenceStyle = .plain) -> String {
    if isEmpty {
      return
        "\(style.paint(.heading, title)): \(isIdentical ? "no difference" : "no difference but how it's written")\n"
    }
    var lines = [style.paint(.heading, title)]
    for resource in resources { lines += self.lines(of: resource, style) }
    for section in sections { lines += self.lines(of: section, style) }
    lines += table("renamed", remedies.map { [$0.construct, "write \($0.code)"] }, .changed, style)
    lines += table(
      "data at risk",
      dataAtRisk.map { [$0.logicalID, $0.type, "\($0.contents): \($0.event), \(redaction.shown($0.reason))"] }, .grave,
      style)
    lines += table(
      "protection weakened", protections.map { [$0.logicalID, $0.type, redaction.shown($0.text)] }, .grave, style)
    lines += accessLines(style)
    lines.append("  " + counts.text)
    // A name that has a newline must not pass for a line of its own.
    return lines.map { $0.replacing("\n", with: "\\n") }.joined(separator: "\n") + "\n"
  }

  private func lines(of resource: ResourceDifference, _ style: DifferenceStyle) -> [String] {
    let tone = resource.action.tone
    var line = "  \(style.paint(tone, "\(resource.action.symbol) \(resource.logicalID)"))  \(resource.type)  "
    line += style.paint(tone, resource.action.words)
    if let construct = resource.construct { line += style.paint(.quiet, "  \(construct)") }
    var lines = [line]
    for note in resource.notes { lines.append("      \(note)") }
    return lines + rows(of: resource).map { self.line(of: $0, style) }
  }

  private func lines(of section: SectionDifference, _ style: DifferenceStyle) -> [String] {
    let (symbol, tone): (String, DifferenceStyle.Tone) =
      section.isAdded ? ("+", .added) : section.isRemoved ? ("-", .removed) : ("~", .changed)
    let name = section.name.map { "\(section.section)/\($0)" } ?? section.section
    let rows = self.rows(of: section)
    let head = "  \(style.paint(tone, "\(symbol) \(name)"))"
    if rows.count == 1, rows[0].path.isEmpty { return ["\(head)  \(rows[0].values)"] }
    return [head] + rows.map { line(of: $0, style) }
  }

  private func line(of row: DifferenceRow, _ style: DifferenceStyle) -> String {
    let tone: DifferenceStyle.Tone = row.symbol == "+" ? .added : row.symbol == "-" ? .removed : .changed
    var line = "      \(style.paint(tone, row.symbol)) \(row.path): \(row.values)"
    if !row.remarks.isEmpty { line += "  " + style.paint(row.isGrave ? .grave : .quiet, "(\(row.remarks))") }
    return line
  }

  private func accessLines(_ style: DifferenceStyle) -> [String] {
    if access.isEmpty { return [] }
    let width = access.map(\.logicalID.count).max() ?? 0
    return ["  " + style.paint(.heading, "access")]
      + access.map { change in
        let tone: DifferenceStyle.Tone = change.direction == .narrower ? .added : .grave
        let word = change.direction.rawValue.padded(to: 8)
        return "    \(style.paint(tone, word))  \(change.logicalID.padded(to: width))  \(redaction.shown(change.text))"
      }
  }

  private func table(
    _ title: String, _ rows: [[String]], _ tone: DifferenceStyle.Tone, _ style: DifferenceStyle
  ) -> [String] {
    guard let count = rows.first?.count else { return [] }
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return ["  " + style.paint(.heading, title)]
      + rows.map { row in
        let cells = zip(row, widths).enumerated().map { index, cell in
          let text = index == count - 1 ? cell.0 : cell.0.padded(to: cell.1)
          return index == 0 ? style.paint(tone, text) : text
        }
        return "    " + cells.joined(separator: "  ")
      }
  }
}

extension String {
  /// The text with spaces behind it, up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension ResourceDifference.Action {
  /// The sign before a resource.
  package var symbol: String {
    switch self {
    case .replaced, .mayBeReplaced, .mayBeRemoved: "!"
    case .removed: "-"
    case .changed, .metadata: "~"
    case .added: "+"
    }
  }

  var tone: DifferenceStyle.Tone {
    switch self {
    case .replaced, .mayBeReplaced, .mayBeRemoved: .grave
    case .removed: .removed
    case .changed: .changed
    case .added: .added
    case .metadata: .quiet
    }
  }
}
