/// Lays out pieces of Swift.
struct CodeLayout {
  private(set) var text = ""
  private var column = 0

  init(indentation: Int) {
    base = indentation
    text = Self.spaces(indentation)
    column = indentation
  }

  private let base: Int

  mutating func write(_ prefix: String, _ code: Code) {
    if case .commented(let comments, let inner) = code.shape {
      writeComments(comments, indentation: base)
      write(prefix, inner)
      return
    }
    add(prefix)
    write(code, indentation: base)
  }

  private mutating func write(_ code: Code, indentation: Int) {
    // The comma or parenthesis that follows has to fit as well.
    if let flat = code.flat, column + flat.utf8.count < Code.width {
      add(flat)
      return
    }
    switch code.shape {
    case .text(let text): add(text)
    case .lines(let lines):
      for (number, line) in lines.enumerated() {
        if number > 0 { breakLine(line.isEmpty ? 0 : indentation) }
        add(line)
      }
    case .sequence(let parts):
      for part in parts { write(part, indentation: indentation) }
    case .commented(let comments, let inner):
      // Nothing can stand before it on its line here.
      add(comments.map { "/* \($0.replacing("*/", with: "* /")) */ " }.joined())
      write(inner, indentation: indentation)
    case .list(let list): write(list, indentation: indentation)
    }
  }

  private mutating func write(_ list: Code.List, indentation: Int) {
    add(list.opening)
    let inner = indentation + 2
    if list.items.count == 1, !list.isLiteral, case let item = list.items[0], !item.isCommented {
      write(item, indentation: indentation)
      add(list.closing)
      return
    }
    for (number, item) in list.items.enumerated() {
      if number == 0 || number >= list.leading { breakLine(inner) } else { add(" ") }
      if case .commented(let comments, let code) = item.shape {
        writeComments(comments, indentation: inner)
        write(code, indentation: inner)
      } else {
        write(item, indentation: inner)
      }
      if number < list.items.count - 1 || list.isLiteral { add(",") }
    }
    if list.isLiteral { breakLine(indentation) }
    add(list.closing)
  }

  private mutating func writeComments(_ comments: [String], indentation: Int) {
    for comment in comments {
      add(Code.comment(comment))
      breakLine(indentation)
    }
  }

  private mutating func add(_ piece: String) {
    text += piece
    column += piece.utf8.count
  }

  private mutating func breakLine(_ indentation: Int) {
    text += "\n" + Self.spaces(indentation)
    column = indentation
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
