/// The code of a Swift file: its text, and the same text with comments and what literals say blanked out.
///
/// Both have the same bytes in the same places, so that a place found in one can be looked up in the other. Of a literal
/// the quotes stay, and what is interpolated, which is code.
struct SwiftCode {
  /// The file's bytes as they are.
  let bytes: [UInt8]

  /// The file's bytes with spaces for comments and for what literals say.
  let code: [UInt8]

  /// The place at which each line begins.
  private let lineStarts: [Int]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    var blanker = Blanker(bytes)
    blanker.run()
    code = blanker.code
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The number of the line that a place is in, from 1.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line of a number as it's written, without the spaces at its edges; empty where there is none.
  func text(ofLine number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let end = lineStarts.indices.contains(number) ? lineStarts[number] - 1 : bytes.count
    return Self.trimmed(bytes[lineStarts[number - 1]..<end])
  }

  /// The code in a range.
  func code(in range: Range<Int>) -> String { Self.trimmed(code[range]) }

  /// The text in a range as it's written, literals included.
  func text(in range: Range<Int>) -> String { Self.trimmed(bytes[range]) }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    let head = bytes.drop(while: isBlank)
    let tail = head.reversed().drop(while: isBlank)
    return String(decoding: head.prefix(tail.count), as: UTF8.self)
  }
}

/// Blanks out comments and literals.
private struct Blanker {
  private enum Mode {
    /// Code, with the number of parentheses open in it.
    case code(Int)
    /// A literal, with the number of `#` around it.
    case literal(hashes: Int, isMultiline: Bool)
  }

  private let bytes: [UInt8]
  private(set) var code: [UInt8]
  private var position = 0
  private var modes: [Mode] = [.code(0)]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    code = bytes
  }

  mutating func run() {
    while position < bytes.count {
      switch modes[modes.count - 1] {
      case .code(let depth): readCode(depth)
      case .literal(let hashes, let isMultiline): readLiteral(hashes, isMultiline)
      }
    }
  }

  private mutating func readCode(_ depth: Int) {
    if begins(with: "//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank() }
    } else if begins(with: "/*") {
      blank()
      while position < bytes.count, !begins(with: "*/") { blank() }
      for _ in 0..<2 where position < bytes.count { blank() }
    } else if let hashes = hashesOfLiteral() {
      position += hashes
      let isMultiline = begins(with: "\"\"\"\n")
      position += isMultiline ? 3 : 1
      modes.append(.literal(hashes: hashes, isMultiline: isMultiline))
    } else {
      let byte = bytes[position]
      if byte == UInt8(ascii: "(") { modes[modes.count - 1] = .code(depth + 1) }
      if byte == UInt8(ascii: ")") {
        if depth == 0, modes.count > 1 { modes.removeLast() } else { modes[modes.count - 1] = .code(depth - 1) }
      }
      position += 1
    }
  }

  private mutating func readLiteral(_ hashes: Int, _ isMultiline: Bool) {
    let quotes = isMultiline ? 3 : 1
    if isMultiline ? begins(with: "\"\"\"") : begins(with: "\""), isFenced(after: quotes, by: hashes) {
      position += quotes + hashes
      modes.removeLast()
    } else if begins(with: "\\"), isFenced(after: 1, by: hashes), position + 1 + hashes < bytes.count,
      bytes[position + 1 + hashes] == UInt8(ascii: "(")
    {
      for _ in 0...hashes { blank() }
      position += 1
      modes.append(.code(0))
    } else if hashes == 0, begins(with: "\\"), position + 1 < bytes.count {
      blank()
      blank()
    } else {
      blank()
    }
  }

  /// The number of `#` before a literal that begins here, nil where none does.
  private func hashesOfLiteral() -> Int? {
    var end = position
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - position : nil
  }

  private func begins(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    if position + count > bytes.count || bytes[position] != text.utf8Start.pointee { return false }
    return (1..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  /// Whether a number of `#` stands behind what takes some bytes from here on.
  private func isFenced(after count: Int, by hashes: Int) -> Bool {
    let start = position + count
    return start + hashes <= bytes.count && bytes[start..<start + hashes].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func blank() {
    if bytes[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
    position += 1
  }
}
