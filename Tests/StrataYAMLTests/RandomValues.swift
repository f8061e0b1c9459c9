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

extension JSONValue {
  /// Whether there is nothing within this value.
  var isEmptyOrScalar: Bool { (array?.isEmpty ?? true) && (object?.isEmpty ?? true) }

  /// Whether this is what functions take that are written short.
  var isTextOrArray: Bool { string != nil || array?.isEmpty == false }

  /// A scalar other than a text, in one of the ways to write it.
  func plain(_ random: inout SplitMix64) -> String {
    switch self {
    case .null: random.pick(["~", "null", "Null", "NULL"])
    case .bool(true): random.pick(["true", "True", "yes", "YES", "on", "On"])
    case .bool: random.pick(["false", "FALSE", "no", "No", "off", "OFF"])
    case .integer(let integer):
      integer >= 0
        ? random.pick([
          "\(integer)", "+\(integer)", "0x" + String(integer, radix: 16), "0b" + String(integer, radix: 2),
          "0" + String(integer, radix: 8),
        ]) : "\(integer)"
    case .double(let double): "!!float \(double)"
    default: (try? text(layout: .compact)) ?? "~"
    }
  }
}

extension String {
  /// Whether this can be written without quotes anywhere, as far as the tests know.
  var canBePlain: Bool {
    !isEmpty && self != "yes" && self != "null"
      && utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// Whether all characters can stand in quotes as they are, on one line.
  var isPrintable: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20..<0x7F, 0xA0..<0x2028, 0x202A..<0xFFFE, 0x10000...: true
      default: false
      }
    }
  }

  /// Whether this can be written as a block scalar.
  var canBeLiteral: Bool {
    unicodeScalars.contains { $0 != "\n" } && unicodeScalars.allSatisfy { $0 == "\n" || String($0).isPrintable }
  }

  /// The text in double quotes, of values maybe on several lines.
  func doubleQuoted(isKey: Bool, _ random: inout SplitMix64) -> String {
    var result = "\""
    var isLineStart = false
    for scalar in unicodeScalars {
      let isPlain = String(scalar).isPrintable && scalar != "\"" && scalar != "\\" && !(isLineStart && scalar == " ")
      isLineStart = false
      if isPlain, random.below(6) > 0 {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.escape(&random)
      }
      if !isKey, random.below(12) == 0 {
        result += "\\\n    "
        isLineStart = true
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// One of the escapes of this scalar.
  fileprivate func escape(_ random: inout SplitMix64) -> String {
    let short: [Unicode.Scalar: String] = [
      "\u{0}": "0", "\t": "t", "\n": "n", "\r": "r", "\"": "\"", "\\": "\\", "/": "/", "\u{85}": "N", "\u{A0}": "_",
      "\u{2028}": "L", " ": " ",
    ]
    if let letter = short[self], random.below(3) > 0 { return "\\" + letter }
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    let digits = String(value, radix: 16, uppercase: random.below(2) == 0)
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }
}
