/// Reads the declarations of a file that is laid out as `swift format` does it.
///
/// It's no parser of Swift: it relies on a statement ending before the next line that isn't indented deeper. Bodies of
/// functions aren't looked into.
struct DeclarationReader {
  private let code: SwiftCode
  private var scanner: CodeScanner
  private var found: [SwiftDeclaration] = []

  private init(_ code: SwiftCode) {
    self.code = code
    scanner = CodeScanner(code.code)
  }

  /// The declarations of a file, each before those in it.
  static func declarations(in code: SwiftCode) -> [SwiftDeclaration] {
    var reader = DeclarationReader(code)
    reader.readMembers(of: "", until: code.code.count)
    return reader.found
  }

  private mutating func readMembers(of owner: String, until end: Int) {
    while true {
      scanner.skipBlanks()
      if scanner.position >= end { return }
      readStatement(of: owner, until: end)
    }
  }

  private mutating func readStatement(of owner: String, until end: Int) {
    let start = scanner.position
    // At least one byte, lest a bracket too many is looked at for ever.
    let finish = max(scanner.endOfStatement(), start + 1)
    var modifiers: Set<String> = []
    var attributes: [String] = []
    while let word = scanner.word(before: finish) {
      if let kind = Self.kind(of: word) {
        return read(kind, of: owner, modifiers, attributes, from: start, until: finish)
      }
      if !Self.modifiers.contains(word), !word.hasPrefix("@") { break }
      modifiers.insert(word)
      let wordStart = scanner.position - word.utf8.count
      // What stands in parentheses belongs to the modifier: `private(set)`.
      if scanner.isAt("(") { scanner.skipBrackets() }
      if word.hasPrefix("@") { attributes.append(code.text(in: wordStart..<scanner.position)) }
      scanner.skipBlanks()
    }
    scanner.position = finish
  }

  private mutating func read(
    _ kind: SwiftDeclaration.Kind, of owner: String, _ modifiers: Set<String>, _ attributes: [String],
    from start: Int, until finish: Int
  ) {
    scanner.skipBlanks()
    let name = kind == .initializer ? "init" : scanner.name(before: finish)
    let line = code.line(at: scanner.position - 1)
    if scanner.isAt("?") { scanner.position += 1 }
    scanner.skipAngles()
    var parameters: [SwiftParameter] = []
    if kind == .initializer || kind == .function {
      scanner.skipBlanks()
      let open = scanner.position
      scanner.skipBrackets()
      parameters = ParameterReader.parameters(in: open + 1..<max(open + 1, scanner.position - 1), of: code)
    }
    let header = scanner.position
    let brace = scanner.firstBrace(before: finish)
    let words = code.code(in: header..<(brace ?? finish))
    let body = brace.map { brace in
      scanner.position = brace
      scanner.skipBrackets()
      return brace + 1..<scanner.position - 1
    }
    found.append(
      SwiftDeclaration(
        kind: kind, name: name, owner: owner, modifiers: modifiers, attributes: attributes,
        conformances: Self.conformances(words), parameters: parameters, type: kind == .property ? Self.type(words) : "",
        throwsErrors: parameters.isEmpty && kind == .property ? false : words.contains("throws"),
        documentation: documentation(above: code.line(at: start)), line: line, body: body))
    if kind.isType || kind == .extension, kind != .typealias, let body {
      scanner.position = body.lowerBound
      readMembers(of: owner.isEmpty ? name : "\(owner).\(name)", until: body.upperBound)
    }
    scanner.position = finish
  }

  private func documentation(above line: Int) -> Documentation {
    var lines: [(number: Int, text: String)] = []
    var number = line - 1
    while number > 0, code.text(ofLine: number).hasPrefix("///") {
      lines.append((number, String(code.text(ofLine: number).dropFirst(3))))
      number -= 1
    }
    return Documentation(
      lines: lines.reversed().map { ($0.number, String($0.text.dropFirst($0.text.hasPrefix(" ") ? 1 : 0))) })
  }

  private static func conformances(_ header: String) -> [String] {
    guard header.hasPrefix(":") else { return [] }
    let list = header.dropFirst().prefix { $0 != "=" }.split { $0.isWhitespace }.joined(separator: " ")
    let end = list.firstRange(of: " where ")?.lowerBound ?? list.endIndex
    return list[..<end].split(separator: ",").map { $0.filter { !$0.isWhitespace } }
  }

  private static func type(_ header: String) -> String {
    guard header.hasPrefix(":") else { return "" }
    return String(header.dropFirst().prefix { $0 != "=" }).trimmingSpaces
  }

  private static func kind(of word: String) -> SwiftDeclaration.Kind? {
    word == "let" ? .property : SwiftDeclaration.Kind(rawValue: word)
  }

  private static let modifiers: Set = [
    "public", "package", "internal", "private", "fileprivate", "open", "final", "static", "indirect", "mutating",
    "nonmutating", "override", "required", "convenience", "lazy", "weak", "unowned", "nonisolated", "prefix", "postfix",
    "infix", "borrowing", "consuming",
  ]
}

extension StringProtocol {
  /// The text without the spaces at its edges.
  var trimmingSpaces: String {
    let head = drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
