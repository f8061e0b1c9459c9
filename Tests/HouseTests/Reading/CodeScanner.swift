/// A place in code that moves on, over words and over what stands in brackets.
struct CodeScanner {
  private let code: [UInt8]
  var position = 0

  /// - Parameter code: Code without comments and without what literals say.
  init(_ code: [UInt8]) {
    self.code = code
  }

  func isAt(_ character: Character) -> Bool {
    position < code.count && code[position] == character.asciiValue
  }

  mutating func skipBlanks() {
    while position < code.count, code[position] == 0x20 || code[position] == 0x0A { position += 1 }
  }

  /// The word here, an attribute's `@` included; nil where there is none before a place.
  mutating func word(before end: Int) -> String? {
    let start = position
    if isAt("@") || isAt("#") { position += 1 }
    while position < end, Self.isWord(code[position]) { position += 1 }
    return position > start ? String(decoding: code[start..<position], as: UTF8.self) : nil
  }

  /// The name here, which may be an operator, stand in backticks or have dots in it.
  mutating func name(before end: Int) -> String {
    let start = position
    if isAt("`") {
      position += 1
      while position < end, !isAt("`") { position += 1 }
      position += 1
    }
    while position < end, Self.isWord(code[position]) || code[position] == 0x2E { position += 1 }
    if position == start {
      // An operator, or the type in brackets of `extension [Container]`.
      if isAt("[") { skipBrackets() } else { while position < end, code[position] != 0x20 { position += 1 } }
    }
    return String(decoding: code[start..<position].filter { $0 != 0x60 }, as: UTF8.self)
  }

  /// Goes behind the bracket that closes the one here.
  mutating func skipBrackets() {
    var depth = 0
    while position < code.count {
      depth += Self.change(code[position])
      position += 1
      if depth <= 0 { return }
    }
  }

  /// Goes behind the parameters of a generic declaration, where there are some here.
  mutating func skipAngles() {
    guard isAt("<") else { return }
    var depth = 0
    while position < code.count {
      if code[position] == UInt8(ascii: "<") { depth += 1 }
      if code[position] == UInt8(ascii: ">"), code[position - 1] != UInt8(ascii: "-") { depth -= 1 }
      position += 1
      if depth == 0 { return }
    }
  }

  /// The first brace from here on that isn't inside parentheses.
  func firstBrace(before end: Int) -> Int? {
    var depth = 0
    for index in position..<max(position, end) {
      if code[index] == UInt8(ascii: "{"), depth == 0 { return index }
      depth += Self.change(code[index])
    }
    return nil
  }

  /// The place behind the statement that begins here: the end of the line after which nothing is indented deeper.
  func endOfStatement() -> Int {
    let indentation = indentation(of: position)
    var depth = 0
    var index = position
    while index < code.count {
      if code[index] == 0x0A, depth == 0, !continues(after: index, deeperThan: indentation) { return index }
      depth += Self.change(code[index])
      if depth < 0 { return index }
      index += 1
    }
    return index
  }

  /// Whether the next line with code goes on with a statement.
  private func continues(after end: Int, deeperThan indentation: Int) -> Bool {
    var index = end
    while index < code.count, code[index] == 0x20 || code[index] == 0x0A { index += 1 }
    if index == code.count { return false }
    if self.indentation(of: index) > indentation { return true }
    return isAttributes(until: end) || code[index] == UInt8(ascii: "{") || code[index...].starts(with: "where ".utf8)
  }

  /// Whether there are attributes from here to a place, and nothing else.
  private func isAttributes(until end: Int) -> Bool {
    var scanner = self
    while scanner.position < end, scanner.isAt("@") {
      _ = scanner.word(before: end)
      if scanner.isAt("(") { scanner.skipBrackets() }
      scanner.skipBlanks()
    }
    return scanner.position >= end
  }

  private func indentation(of index: Int) -> Int {
    var start = index
    while start > 0, code[start - 1] != 0x0A { start -= 1 }
    return code[start..<index].prefix { $0 == 0x20 }.count
  }

  private static func change(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): -1
    default: 0
    }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
