import StrataJSON
import StrataTemplate

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
