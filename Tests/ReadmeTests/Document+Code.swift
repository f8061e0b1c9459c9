extension Document {
  /// A piece of code, and the line of the page on which it begins.
  struct Piece: Equatable {
    let line: Int
    let text: String
  }

  /// The languages of blocks that a shell reads.
  private static let shells: Set = ["sh", "bash", "shell", "console"]

  /// The lines that people type into a shell: those of blocks in its language, and of indented ones.
  ///
  /// A line that ends in a backslash has the next one in it. Where a block shows what is printed as well, its commands
  /// stand behind a `$`.
  var shellLines: [Piece] {
    var found: [Piece] = []
    var goesOn = false
    for line in classified {
      guard case .shell(let isSession) = line.kind else {
        goesOn = false
        continue
      }
      var text = line.text.drop { $0 == " " }
      if text.hasPrefix("$ ") { text = text.dropFirst(2) } else if isSession, !goesOn { continue }
      let ends = text.hasSuffix("\\")
      let piece = ends ? text.dropLast() : text
      if goesOn, let last = found.popLast() {
        found.append(Piece(line: last.line, text: last.text + piece))
      } else {
        found.append(Piece(line: line.number, text: String(piece)))
      }
      goesOn = ends
    }
    return found.filter { !$0.text.isEmpty }
  }

  /// What stands between backticks in the text, where those of a paragraph are in pairs.
  var codeSpans: [Piece] {
    var found: [Piece] = []
    var paragraph: [(number: Int, text: Substring)] = []
    for line in classified + [(0, "", .empty)] {
      if line.kind == .prose {
        paragraph.append((line.number, line.text))
      } else {
        found += Self.spans(in: paragraph)
        paragraph = []
      }
    }
    return found
  }

  private enum Kind: Equatable {
    case empty, prose, code
    case shell(isSession: Bool)
  }

  /// All lines, with what each is part of.
  private var classified: [(number: Int, text: Substring, kind: Kind)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var fence: Kind?
    var isAfterEmpty = true
    return lines.enumerated().map { index, line in
      let content = line.drop { $0 == " " }
      var kind = Kind.prose
      if content.hasPrefix("```") {
        let language = String(content.drop { $0 == "`" })
        let opened: Kind = Self.shells.contains(language) ? .shell(isSession: language == "console") : .code
        fence = fence == nil ? opened : nil
        kind = .code
      } else if let fence {
        kind = fence
      } else if content.isEmpty {
        kind = .empty
      } else if isAfterEmpty, line.hasPrefix("    ") {
        kind = .shell(isSession: false)
      }
      isAfterEmpty = kind == .empty || kind == .shell(isSession: false) && fence == nil
      return (index + 1, line, kind)
    }
  }

  /// The first run of as many backticks as in one.
  private static func closing(_ fence: Substring, in text: Substring) -> Range<Substring.Index>? {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      if run.count == fence.count { return run.startIndex..<run.endIndex }
      rest = rest[run.endIndex...]
    }
    return nil
  }

  /// The code in the lines of a paragraph, which may go on from one to the next.
  private static func spans(in paragraph: [(number: Int, text: Substring)]) -> [Piece] {
    var found: [Piece] = []
    var rest = paragraph.map(\.text).joined(separator: "\n")[...]
    while let start = rest.firstIndex(of: "`") {
      let fence = rest[start...].prefix { $0 == "`" }
      rest = rest[fence.endIndex...]
      guard let end = closing(fence, in: rest) else { continue }
      let before = rest.base[..<start].filter { $0 == "\n" }.count
      let code = rest[..<end.lowerBound].split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
      // A link of DocC to a symbol, between two backticks, is checked by DocC.
      if fence.count == 1 { found.append(Piece(line: paragraph[before].number, text: code)) }
      rest = rest[end.upperBound...]
    }
    return found
  }
}
