/// An article of the documentation, with what its headings and tables say.
struct ArticlePage {
  /// What stands under a heading, up to the next of any level.
  struct Section {
    /// The heading without its hashes.
    let title: String
    /// The number of its hashes.
    let level: Int
    var lines: [Substring] = []

    /// The cells of the rows of its tables, without heads.
    var rows: [[String]] {
      let tables = lines.filter { $0.hasPrefix("|") }.map { line in
        line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map { cell in
          String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
      }
      return tables.enumerated().filter { index, _ in
        let isRule = { (row: Int) in tables.indices.contains(row) && tables[row].allSatisfy { $0 == "---" } }
        return !isRule(index) && !isRule(index + 1)
      }.map(\.element)
    }
  }

  let sections: [Section]

  /// Reads an article, whose blocks of code have no headings.
  init(_ text: String) {
    var sections: [Section] = []
    var isCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      let level = line.prefix { $0 == "#" }.count
      if !isCode, level > 0, line.dropFirst(level).first == " " {
        sections.append(Section(title: String(line.dropFirst(level + 1)), level: level))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    self.sections = sections
  }

  /// The article of a name in the catalog of `Strata`; empty where there is none.
  init(named name: String) {
    self.init(SourceFile.file("Sources/Strata/Strata.docc/\(name).md")?.text ?? "")
  }

  /// The section of a title; nil where there is none.
  subscript(title: String) -> Section? { sections.first { $0.title == title } }
}

extension StringProtocol {
  /// What stands between single backticks, in order.
  var codeSpans: [String] {
    split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
