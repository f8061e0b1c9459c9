import StrataJSON
import TestSupport

extension SplitMix64 {
  /// An integer that takes more than 64 bits.
  private static let large = JSONValue(number: "123456789012345678901234567890") ?? .null

  /// A random value of any kind, at most `depth` collections deep.
  mutating func value(depth: Int) -> JSONValue {
    switch below(depth > 0 ? 11 : 6) {
    case 0: return .null
    case 1: return .bool(below(2) == 0)
    case 2: return .integer(pick([0, -1, 7, 10, 755, .max, .min, Int64(below(5000))]))
    case 3:
      return pick([.double(0.5), .double(-12.25), .double(1e-7), .double(1e22), .double(3.0), Self.large])
    case 4, 5: return .string(text())
    case 6: return [pick(["Ref", "Fn::Sub"]): .string(text())]
    case 7: return [pick(["Fn::Join", "Fn::If"]): .array([.string(text()), value(depth: depth - 1)])]
    case 8: return .array((0..<below(5)).map { _ in value(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<(below(20) == 0 ? 40 : below(6)) { object[text()] = value(depth: depth - 1) }
      return .object(object)
    }
  }

  /// A random text of pieces that are easily got wrong.
  mutating func text() -> String {
    let pieces = [
      "", "a", "Key", "yes", "~", "0x1F", "12", "1:30", "2010-09-09", " ", "  ", "\n", "\n\n", ": ", " #", "- ", "? ",
      "\"", "'", "''", "\\", "|", ">", "&a", "*a", "!Ref", "%", "@", "`", "[", "]", "{", "}", ",", "<<", "---", "...",
      "\t", "\r", "\u{0}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "é", "e\u{301}", "日本", "😀", "\u{FEFF}", "\u{FFFE}",
      "arn:aws:s3:::bucket", "${AWS::Region}", "=", ".5", "null",
    ]
    return below(3) == 0 ? pick(pieces) : (0..<(1 + below(4))).map { _ in pick(pieces) }.joined()
  }
}
