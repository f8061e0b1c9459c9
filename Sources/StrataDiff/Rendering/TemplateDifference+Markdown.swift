import StrataJSON

extension TemplateDifference {
  /// The greatest number of characters of a comment on GitHub.
  public static let commentLimit = 65_536

  /// The difference for a comment on a pull request.
  ///
  /// - Parameters:
  ///   - title: The stack's name.
  ///   - limit: The number of bytes it may have; a note says what was left out.
  /// - Returns: Markdown as GitHub reads it, with a newline at its end.
  public func markdown(title: String, limit: Int = commentLimit) -> String {
    Self.markdown(of: [(title, self)], limit: limit)
  }

  /// The differences of several stacks for one comment on a pull request.
  ///
  /// - Parameters:
  ///   - differences: The stacks' names and differences.
  ///   - limit: The number of bytes it may have; a note says what was left out.
  /// - Returns: Markdown as GitHub reads it, with a newline at its end.
  public static func markdown(
    of differences: [(title: String, difference: TemplateDifference)], limit: Int = commentLimit
  ) -> String {
    var text = MarkdownText(limit: limit)
    // What must be known comes first, so that a limit never cuts it off.
    for (title, difference) in differences { difference.addSummary(title, to: &text) }
    for (title, difference) in differences { difference.addDetails(title, to: &text) }
    return text.finished
  }

  private func addSummary(_ title: String, to text: inout MarkdownText) {
    let title = MarkdownText.code(title)
    guard !isEmpty else {
      text.add("### \(title)\n\n\(isIdentical ? "No difference." : "No difference but how it's written.")")
      return
    }
    text.add("### \(title)\n\n\(verdict == .grave ? "**⚠️ \(counts.text)**" : counts.text)")
    text.add(
      head: "| Data at risk | What | Why |\n| --- | --- | --- |\n",
      rows: dataAtRisk.map { risk in
        MarkdownText.row(
          MarkdownText.code(risk.logicalID) + " " + MarkdownText.code(risk.type), risk.contents,
          MarkdownText.code("\(risk.event), \(redaction.shown(risk.reason))"))
      }, thing: "data at risk")
    text.add(
      head: "| Protection weakened | What |\n| --- | --- |\n",
      rows: protections.map { change in
        MarkdownText.row(
          MarkdownText.code(change.logicalID) + " " + MarkdownText.code(change.type),
          MarkdownText.code(redaction.shown(change.text)))
      }, thing: "weakened protections")
    text.add(
      head: "| Access | Resource | What |\n| --- | --- | --- |\n",
      rows: access.map { change in
        MarkdownText.row(
          change.direction == .narrower ? change.direction.rawValue : "**\(change.direction.rawValue)**",
          MarkdownText.code(change.logicalID), MarkdownText.code(redaction.shown(change.text)))
      }, thing: "changes of access")
    text.add(
      head: "| | Resource | Type | What |\n| --- | --- | --- | --- |\n",
      rows: resources.map { resource in
        let words = resource.action.words + (resource.formerLogicalID.map { ", was \(MarkdownText.code($0))" } ?? "")
        return MarkdownText.row(
          "`\(resource.action.symbol)`", MarkdownText.code(resource.logicalID), MarkdownText.code(resource.type),
          resource.action.rank < ResourceDifference.Action.changed.rank ? "**\(words)**" : words)
      }, thing: "resources")
    text.add(
      head: "| Renamed | To keep its logical ids |\n| --- | --- |\n",
      rows: remedies.map { MarkdownText.row(MarkdownText.code($0.construct), MarkdownText.code($0.code)) },
      thing: "renames")
  }

  private func addDetails(_ title: String, to text: inout MarkdownText) {
    for resource in resources where !resource.changes.isEmpty || !resource.notes.isEmpty {
      addDetails(
        "\(resource.logicalID) of \(title): \(resource.action.words)", resource.notes, rows(of: resource), to: &text)
    }
    let changes = sections.flatMap { section in
      self.rows(of: section).map { row in
        let name = [section.section, section.name ?? "", row.path].filter { !$0.isEmpty }.joined(separator: "/")
        return Self.text(of: row, named: name)
      }
    }
    text.add(
      head: Self.head("Outside the resources of \(title)"), rows: changes, foot: "\n</details>\n",
      thing: "changes outside the resources")
  }

  private func addDetails(
    _ title: String, _ notes: [String], _ changes: [DifferenceRow], to text: inout MarkdownText
  ) {
    let rows =
      notes.map { MarkdownText.row("", "", MarkdownText.code($0)) }
      + changes.map { Self.text(of: $0, named: $0.path) }
    text.add(head: Self.head(title), rows: rows, foot: "\n</details>\n", thing: "changed properties")
  }

  private static func head(_ title: String) -> String {
    "<details><summary>\(escaped(title))</summary>\n\n| | Property | Change |\n| --- | --- | --- |\n"
  }

  private static func text(of row: DifferenceRow, named path: String) -> String {
    MarkdownText.row(
      "`\(row.symbol)`", MarkdownText.code(path),
      MarkdownText.code(row.values) + (row.remarks.isEmpty ? "" : " " + MarkdownText.code(row.remarks)))
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\n", "\r": " "
      // Otherwise it's read as Markdown.
      case "*", "_", "`", "[", "~", "@", "#": "&#\(scalar.value);"
      default: String(scalar)
      }
    }.joined()
  }
}
