import StrataTemplate
import StrataText

/// A call of one of the functions that states in JSONPath have.
///
/// See [Intrinsic functions](https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
struct IntrinsicCall {
  /// The numbers of arguments that each function takes.
  private static let counts: [String: ClosedRange<Int>] = [
    "States.Array": 0...Int.max, "States.ArrayContains": 2...2, "States.ArrayGetItem": 2...2,
    "States.ArrayLength": 1...1, "States.ArrayPartition": 2...2, "States.ArrayRange": 3...3,
    "States.ArrayUnique": 1...1, "States.Base64Decode": 1...1, "States.Base64Encode": 1...1,
    "States.Format": 1...Int.max, "States.Hash": 2...2, "States.JsonMerge": 3...3, "States.JsonToString": 1...1,
    "States.MathAdd": 2...2, "States.MathRandom": 2...3, "States.StringSplit": 2...2, "States.StringToJson": 1...1,
    "States.UUID": 0...0,
  ]

  /// How deep calls may stand in each other.
  private static let depth = 10

  private let bytes: [UInt8]
  private var index = 0

  /// Whether a text is meant for a call.
  static func begins(_ text: String) -> Bool { text.hasPrefix("States.") }

  /// What is wrong with a call; nil where nothing is.
  static func fault(in text: String) -> StatePath.Fault? {
    var call = IntrinsicCall(bytes: Array(text.utf8))
    if let fault = call.call(depth: 1) { return fault }
    call.skipSpaces()
    return call.index < call.bytes.count
      ? ("there is more text after the call", "a call such as States.Format('{}', $.id)") : nil
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() {
    while byte == 0x20 { index += 1 }
  }

  private mutating func call(depth: Int) -> StatePath.Fault? {
    if depth > Self.depth {
      return ("calls stand in each other too deep", "\(Self.depth) calls in each other or fewer")
    }
    let start = index
    while let byte, byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".") { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let count = Self.counts[name] else {
      let names = Self.counts.keys.sorted()
      let near = Suggestion.nearest(to: name, in: names).map { ", such as \($0)" } ?? ""
      return ("there is no function \(name)", "one of the \(names.count) functions that there are\(near)")
    }
    guard byte == UInt8(ascii: "(") else {
      return ("\(name) must be called with arguments in parentheses", "\(name)(…)")
    }
    index += 1
    var arguments = 0
    var template: [UInt8]?
    skipSpaces()
    while let next = byte, next != UInt8(ascii: ")") {
      let start = index
      if let fault = argument(of: name, depth: depth) { return fault }
      if arguments == 0, next == UInt8(ascii: "'") { template = Array(bytes[start..<index]) }
      arguments += 1
      skipSpaces()
      guard byte == UInt8(ascii: ",") else { break }
      index += 1
      skipSpaces()
      if byte == UInt8(ascii: ")") { return ("\(name) has a comma without an argument after it", "an argument") }
    }
    guard byte == UInt8(ascii: ")") else { return ("the parenthesis of \(name) isn't closed", "\(name)(…)") }
    index += 1
    guard count.contains(arguments) else {
      return ("\(name) is given \(Count.of(arguments, "argument"))", Self.words(for: count))
    }
    if name == "States.Format", let template, Self.braces(in: template) != arguments - 1 {
      let braces = Self.braces(in: template)
      return (
        "States.Format has \(Count.of(braces, "{}")) and \(Count.of(arguments - 1, "argument")) for it",
        "as many arguments as {}"
      )
    }
    return nil
  }

  private mutating func argument(of name: String, depth: Int) -> StatePath.Fault? {
    switch byte {
    case UInt8(ascii: "'"): return string(of: name)
    case UInt8(ascii: "$"): return path(of: name)
    case UInt8(ascii: "S"): return call(depth: depth + 1)
    default:
      let start = index
      while let byte, byte != UInt8(ascii: ","), byte != UInt8(ascii: ")"), byte != 0x20 { index += 1 }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      if ["true", "false", "null"].contains(text) || Scalar.number(inText: text) != nil { return nil }
      return (
        "\(name) can't be given \(Wording.quoted(text))",
        "a text in single quotes, a number, true, false, null, a path or a call"
      )
    }
  }

  private mutating func string(of name: String) -> StatePath.Fault? {
    index += 1
    while let byte, byte != UInt8(ascii: "'") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
    guard byte != nil else { return ("a text in \(name) isn't closed", "a single quote at its end") }
    index += 1
    return nil
  }

  /// A path goes to the comma or parenthesis that stands outside of its own brackets and parentheses.
  private mutating func path(of name: String) -> StatePath.Fault? {
    let start = index
    var depth = 0
    var quote: UInt8?
    while let byte {
      if let open = quote {
        if byte == open { quote = nil }
      } else if depth > 0, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
        depth += 1
      } else if depth > 0, byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") {
        depth -= 1
      } else if depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") {
        break
      }
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index, bytes.count)
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return StatePath.fault(in: text, for: .path).map { ("in \(name): \($0.message)", $0.expected) }
  }

  /// The number of `{}` in a text; braces are escaped by a backslash.
  private static func braces(in text: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
      } else if text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "}") {
        count += 1
        index += 2
      } else {
        index += 1
      }
    }
    return count
  }

  private static func words(for count: ClosedRange<Int>) -> String {
    if count.upperBound == .max { return "\(count.lowerBound) or more" }
    return count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
  }
}
