import StrataJSON
import TestSupport

extension SplitMix64 {
  /// A random value of any kind, at most `depth` containers deep.
  mutating func value(depth: Int) -> JSONValue {
    switch below(depth > 0 ? 10 : 7) {
    case 0: return .null
    case 1: return .bool(below(2) == 0)
    case 2: return .integer(integer())
    case 3: return .double(double())
    case 4: return number()
    case 5, 6: return .string(text())
    case 7: return .array((0..<below(5)).map { _ in value(depth: depth - 1) })
    default: return .object(object(depth: depth))
    }
  }

  private mutating func object(depth: Int) -> JSONObject {
    // Now and then more members than the number from which objects have an index.
    let count = below(40) == 0 ? 30 : below(6)
    var object = JSONObject()
    for _ in 0..<count { object[text()] = value(depth: depth - 1) }
    return object
  }

  private mutating func integer() -> Int64 {
    switch below(4) {
    case 0: pick([0, -1, 1, .max, .min, .max - 1, .min + 1, 9, 10, 99, 100, 1_000_000_000_000])
    case 1: Int64(below(2000)) - 1000
    default: Int64(bitPattern: next() >> UInt64(below(64)))
    }
  }

  private mutating func double() -> Double {
    switch below(4) {
    case 0:
      return pick([
        0.0, -0.0, 1, -1, 0.1, 0.3, 1e16, 1e15, 123_456_789_012_345_680, 1e22, 1e23, .leastNonzeroMagnitude,
        .leastNormalMagnitude,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 9_007_199_254_740_992, 4.35, 0.000001, 1e-7,
      ])
    case 1:
      return Double(Int(below(2_000_000)) - 1_000_000) / 1000
    default:
      let double = Double(bitPattern: next())
      return double.isFinite ? double : 0.5
    }
  }

  private mutating func number() -> JSONValue {
    let texts = [
      "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e400", "-1e-400", "1E+999999999999",
      "0.1000000000000000055511151231257827", "3.14159265358979323846264338327950288",
    ]
    return JSONValue(number: below(2) == 0 ? pick(texts) : "1\(next())\(next())") ?? .null
  }

  /// A random text, mostly short, of scalars that are easily got wrong.
  mutating func text() -> String {
    let pieces: [String] = [
      "", "a", "key", "Type", "Properties", "\"", "\\", "/", "\u{8}", "\u{C}", "\n", "\r", "\t", "\u{0}", "\u{1F}",
      "\u{7F}", "\u{80}", "é", "e\u{301}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}",
      "\u{10FFFF}", "😀", "👩‍👩‍👧", "\u{D7FF}", "\u{E000}", "\u{300}", "漢字", "\u{202E}", "01234567", "0123456789abcdef", " ",
    ]
    switch below(8) {
    case 0: return pick(pieces)
    case 1: return String(next(), radix: 36)
    default: return (0..<below(5)).map { _ in pick(pieces) }.joined()
    }
  }
}
