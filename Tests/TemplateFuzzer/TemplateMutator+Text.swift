import StrataJSON
import TestSupport

extension TemplateMutator {
  /// A text with one to four places in it changed, removed, repeated or made up of another's.
  ///
  /// - Parameters:
  ///   - text: The bytes of a template.
  ///   - other: Those of another, parts of which may come in.
  /// - Returns: The damaged bytes.
  package mutating func damaged(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0...random.below(4) where !text.isEmpty { damage(&text, with: other) }
    return text
  }

  private mutating func damage(_ text: inout [UInt8], with other: [UInt8]) {
    let place = random.below(text.count)
    switch random.below(11) {
    case 0: text.removeSubrange(place...)
    case 1: text.removeSubrange(place..<min(text.count, place + 1 + random.below(30)))
    case 2: text[place] = UInt8(truncatingIfNeeded: random.next())
    case 3: text[place] ^= 1 << UInt8(random.below(8))
    case 4: text.insert(contentsOf: random.pick(Self.pieces), at: place)
    case 5: text.insert(contentsOf: part(of: text, atMost: 200), at: place)
    case 6: text.insert(contentsOf: part(of: other, atMost: 200), at: place)
    case 7: text.insert(contentsOf: repeated(), at: place)
    case 8: swapLines(&text, at: place)
    case 9: replaceNumber(&text, from: place)
    default: text.insert(text[place], at: random.below(text.count))
    }
  }

  private mutating func part(of text: [UInt8], atMost limit: Int) -> ArraySlice<UInt8> {
    if text.isEmpty { return [] }
    let start = random.below(text.count)
    return text[start..<min(text.count, start + 1 + random.below(limit))]
  }

  /// Brackets and the like, many of them now and then.
  private mutating func repeated() -> [UInt8] {
    let piece = random.pick(Self.openings)
    let count = random.below(50) == 0 ? 10_000 : random.below(600)
    return Array(repeatElement(piece, count: count).joined())
  }

  private mutating func swapLines(_ text: inout [UInt8], at place: Int) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1 else { return }
    var order = Array(lines.indices)
    order.swapAt(random.below(lines.count), random.below(lines.count))
    text = Array(order.map { lines[$0] }.joined(separator: [0x0A]))
  }

  private mutating func replaceNumber(_ text: inout [UInt8], from place: Int) {
    guard let start = text[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
    let end = text[start...].firstIndex { !(0x30...0x39).contains($0) } ?? text.endIndex
    text.replaceSubrange(start..<end, with: random.pick(Self.numbers))
  }

  private static let numbers = [
    "0", "-1", "9223372036854775808", "1e999", "0x1F", "1.5", "00", "1_000", "1:30", "9007199254740993", "4294967296",
  ].map { Array($0.utf8) }

  private static let openings = ["[", "{", "{\"a\":", "- ", "? ", "[a: ", "!Sub ", "&a [", "\"", "\\u", " ", "\n"].map {
    Array($0.utf8)
  }

  private static let pieces = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "\u{FEFF}", "\u{0}", "\r", "\t",
    "\n",
    "é", "e\u{301}", "日本", "\u{1F600}", "\u{2028}", "- ", "? ", "&a ", "*a", "&b [*a, *a]", "!Ref ", "!GetAtt ",
    "!Sub ", "!!binary ", "!<tag:x> ", "| \n", ">-\n", "---\n", "...\n", "<<: ", "# ", "'", "%YAML 1.1\n", "~", "yes",
    "${Jobs}", "${", "}", "Fn::If", "Ref", "AWS::NoValue", "Type: AWS::SQS::Queue", "\u{10FFFF}",
  ].map { Array($0.utf8) }
}
