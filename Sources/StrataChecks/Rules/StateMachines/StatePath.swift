import StrataText

/// A path of JSONPath, as Step Functions reads it.
///
/// See [Paths](https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html).
struct StatePath {
  /// What a path is for, which decides on what it may be.
  enum Purpose {
    /// Any part of the input, of the context or of a variable.
    case path
    /// A path, or a call of an intrinsic function.
    case pathOrCall
    /// One place, without what may select several.
    case reference
    /// The one place of the input to which a result goes.
    case result
  }

  /// What is wrong with a text, and what would be right.
  typealias Fault = (message: String, expected: String)

  private let bytes: [UInt8]
  private var index = 0
  /// What selects several places, where something does.
  private var selection: String?

  /// What is wrong with a text where a path must stand; nil where nothing is.
  static func fault(in text: String, for purpose: Purpose) -> Fault? {
    if IntrinsicCall.begins(text) {
      if purpose == .pathOrCall { return IntrinsicCall.fault(in: text) }
      return ("a function can't be called here", "a path such as $.order.id")
    }
    var path = StatePath(text)
    if let message = path.fault() {
      return (message, purpose == .pathOrCall ? "a path such as $.order.id, or a call" : "a path such as $.order.id")
    }
    switch purpose {
    case .path, .pathOrCall: return nil
    case .reference, .result:
      if let selection = path.selection {
        return ("\(selection) may select several values, where a path must lead to one", "a path such as $.order.id")
      }
      let isInput = text == "$" || text.hasPrefix("$.") || text.hasPrefix("$[")
      return purpose == .result && !isInput ? ("a result can't be put there", "$, or a path such as $.order.id") : nil
    }
  }

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func fault() -> String? {
    guard byte == UInt8(ascii: "$") else { return "a path must begin with $" }
    index += 1
    if byte == UInt8(ascii: "$") {
      index += 1
    } else if let byte, byte != UInt8(ascii: "."), byte != UInt8(ascii: "[") {
      // A variable; its name has no escapes.
      guard byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "_") else {
        return "a path goes on with . or [ after $"
      }
      while let next = self.byte, next.isASCIIAlphanumeric || next >= 0x80 || next == UInt8(ascii: "_") { index += 1 }
    }
    while let byte {
      let fault: String?
      switch byte {
      case UInt8(ascii: "."): fault = step()
      case UInt8(ascii: "["): fault = brackets()
      case 0x20 where bytes[index...].allSatisfy({ $0 == 0x20 }): return nil
      default: return "a path goes on with . or [ after a name"
      }
      if let fault { return fault }
    }
    return nil
  }

  /// A dot and a name, or two dots and what is looked for wherever it stands.
  private mutating func step() -> String? {
    index += 1
    // A dot before brackets is passed over.
    if byte == UInt8(ascii: "[") { return nil }
    if byte == UInt8(ascii: ".") {
      index += 1
      selection = selection ?? ".."
      if byte == UInt8(ascii: "[") { return nil }
    }
    if byte == UInt8(ascii: "*") {
      index += 1
      selection = selection ?? "*"
      return nil
    }
    let start = index
    while let byte, byte != UInt8(ascii: "."), byte != UInt8(ascii: "[") {
      if byte == UInt8(ascii: " ") {
        if bytes[index...].allSatisfy({ $0 == 0x20 }) { break }
        return "a name with a space must stand in brackets, as in $['first name']"
      }
      if byte == UInt8(ascii: "]") { return "this bracket closes none" }
      if byte == UInt8(ascii: "*") { selection = selection ?? "*" }
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return index == start ? "a path can't end with a dot, or have a dot without a name" : nil
  }

  private mutating func brackets() -> String? {
    let start = index + 1
    guard let end = endOfBrackets() else { return "a bracket isn't closed" }
    index = end + 1
    let inner = bytes[start..<end].drop { $0 == 0x20 }
    guard let first = inner.first else { return "there must be a name or a number in brackets" }
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      if Self.hasCommaOutsideOfQuotes(inner) { selection = selection ?? "," }
    case UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: "@"), UInt8(ascii: "$"): selection = selection ?? "?"
    case UInt8(ascii: "*"): selection = selection ?? "*"
    default:
      let isNumber = inner.allSatisfy { $0.isASCIIDigit || "-:, ".utf8.contains($0) }
      guard isNumber, inner.contains(where: \.isASCIIDigit) || inner.contains(UInt8(ascii: ":")) else {
        return "a name in brackets must stand in quotes, as in $['name']"
      }
      if inner.contains(UInt8(ascii: ":")) {
        selection = selection ?? ":"
      } else if inner.contains(UInt8(ascii: ",")) {
        selection = selection ?? ","
      } else if inner.contains(UInt8(ascii: "-")) {
        selection = selection ?? "-"
      }
    }
    return nil
  }

  /// The place of the bracket that closes the one at the index; quotes and brackets within are passed over.
  private func endOfBrackets() -> Int? {
    var depth = 0
    var quote: UInt8?
    var place = index
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return place }
      }
      place += 1
    }
    return nil
  }

  private static func hasCommaOutsideOfQuotes(_ bytes: ArraySlice<UInt8>) -> Bool {
    var quote: UInt8?
    for byte in bytes {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: ",") {
        return true
      }
    }
    return false
  }
}
