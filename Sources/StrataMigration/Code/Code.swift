/// A piece of Swift that stands on one line where that has room, and else is laid out over several.
struct Code {
  indirect enum Shape {
    case text(String)
    /// Lines that stay lines, such as those of a text in three quotes.
    case lines([String])
    case list(List)
    case sequence([Code])
    case commented([String], Code)
  }

  /// What stands between parentheses or brackets.
  struct List {
    let opening: String
    let items: [Code]
    let closing: String
    /// How many items stand on the first line where each of the others has one of its own.
    var leading = 0
    /// Whether it's a literal, whose end has a line of its own.
    var isLiteral = false
  }

  let shape: Shape
  /// The piece on one line, or nil where that would be too long.
  let flat: String?
  /// The number of values in it, by which the compiler's work grows.
  let weight: Int

  /// The length of a line, at most.
  static let width = 120

  private init(_ shape: Shape, flat: String?, weight: Int) {
    self.shape = shape
    self.flat = flat.flatMap { $0.utf8.count <= Self.width ? $0 : nil }
    self.weight = weight
  }

  /// Text that is one line.
  init(_ text: String) {
    shape = .text(text)
    flat = text
    weight = 1
  }

  static func lines(_ lines: [String]) -> Code { Code(.lines(lines), flat: nil, weight: 1) }

  /// Pieces one after the other.
  static func sequence(_ parts: Code...) -> Code {
    Code(.sequence(parts), flat: line(of: parts), weight: parts.reduce(0) { $0 + $1.weight })
  }

  /// The arguments of a call after its name, and the beginning of a closure behind them where there is one.
  static func call(_ name: String, _ arguments: [Code], leading: Int = 0, trailing: String = "") -> Code {
    list(List(opening: name + "(", items: arguments, closing: ")" + trailing, leading: leading))
  }

  static func array(_ elements: [Code]) -> Code {
    list(List(opening: "[", items: elements, closing: "]", isLiteral: true))
  }

  /// A name with what it's looked up by.
  static func index(_ name: String, _ arguments: [Code]) -> Code {
    list(List(opening: name + "[", items: arguments, closing: "]"))
  }

  static func dictionary(_ members: [(key: String, value: Code)]) -> Code {
    if members.isEmpty { return Code("[:]") }
    return array(members.map { .labeled(TextLiteral.line($0.key), $0.value) })
  }

  static func labeled(_ label: String, _ value: Code) -> Code {
    if case .commented(let comments, let inner) = value.shape { return commented(comments, labeled(label, inner)) }
    return sequence(Code(label + ": "), value)
  }

  /// A comment on a line of its own; what no source may have isn't in it.
  static func comment(_ text: String) -> String {
    if !text.isEmpty, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return "// \(text)" }
    let printable = text.unicodeScalars.filter { $0.value >= 0x20 && $0.properties.generalCategory != .control }
    return printable.isEmpty ? "//" : "// \(String(String.UnicodeScalarView(printable)))"
  }

  static func commented(_ comments: [String], _ code: Code) -> Code {
    comments.isEmpty ? code : Code(.commented(comments, code), flat: nil, weight: code.weight)
  }

  private static func list(_ list: List) -> Code {
    Code(
      .list(list), flat: line(of: list.items, after: list.opening, separator: ", ").map { $0 + list.closing },
      weight: list.items.reduce(1) { $0 + $1.weight })
  }

  /// Pieces on one line, or nil where that would be too long.
  private static func line(of parts: [Code], after opening: String = "", separator: String = "") -> String? {
    var line = opening
    for (number, part) in parts.enumerated() {
      guard let text = part.flat, line.utf8.count + text.utf8.count <= width else { return nil }
      if number > 0 { line += separator }
      line += text
    }
    return line
  }
}

extension Code {
  var isCommented: Bool { if case .commented = shape { true } else { false } }

  /// The piece as text, its further lines indented.
  ///
  /// - Parameters:
  ///   - indentation: The number of spaces that lines begin with.
  ///   - prefix: What stands on the first line before it, such as `let jobs = `.
  /// - Returns: The lines, without a line break at the end.
  func text(indentation: Int, prefix: String = "") -> String {
    var layout = CodeLayout(indentation: indentation)
    layout.write(prefix, self)
    return layout.text
  }
}
