/// Reads the parameters of a declaration, and the arguments of a call, which are separated alike.
enum ParameterReader {
  /// The parameters between two parentheses.
  static func parameters(in range: Range<Int>, of code: SwiftCode) -> [SwiftParameter] {
    pieces(in: range, of: code).compactMap { piece in
      let equals = separator("=", in: piece, of: code)
      guard let colon = separator(":", in: piece.lowerBound..<(equals ?? piece.upperBound), of: code) else {
        return nil
      }
      let names = code.code(in: piece.lowerBound..<colon).split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let label = names.first, let name = names.last else { return nil }
      return SwiftParameter(
        label: String(label), name: String(name),
        type: code.code(in: colon + 1..<(equals ?? piece.upperBound)),
        defaultValue: equals.map { code.text(in: $0 + 1..<piece.upperBound) }, line: code.line(at: piece.lowerBound))
    }
  }

  /// The arguments between two parentheses, each with its label and its value as it's written.
  static func arguments(in range: Range<Int>, of code: SwiftCode) -> [(label: String, value: String, line: Int)] {
    pieces(in: range, of: code).map { piece in
      let line = code.line(at: piece.lowerBound)
      guard let colon = separator(":", in: piece, of: code) else { return ("", code.text(in: piece), line) }
      let label = code.code(in: piece.lowerBound..<colon)
      return label.utf8.allSatisfy(CodeScanner.isWord)
        ? (label, code.text(in: colon + 1..<piece.upperBound), line) : ("", code.text(in: piece), line)
    }
  }

  /// What stands between commas, from its first letter on.
  private static func pieces(in range: Range<Int>, of code: SwiftCode) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      while start < range.upperBound, code.code[start] == 0x20 || code.code[start] == 0x0A { start += 1 }
      let end = separator(",", in: start..<range.upperBound, of: code) ?? range.upperBound
      if start < end { pieces.append(start..<end) }
      start = end + 1
    }
    return pieces
  }

  /// The first place of a character that stands in no brackets.
  private static func separator(_ character: Character, in range: Range<Int>, of code: SwiftCode) -> Int? {
    var depth = 0
    for index in range {
      let byte = code.code[index]
      if depth == 0, byte == character.asciiValue { return index }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ">") where index > 0 && code.code[index - 1] != UInt8(ascii: "-"): depth -= 1
      default: break
      }
    }
    return nil
  }
}
