import StrataJSON
import StrataTemplate
import StrataText

/// A definition that is written as text, with what is filled in marked.
struct DefinitionText {
  /// What a text turns out to be.
  enum Reading {
    case json(JSONValue)
    case fault(JSONSyntaxError)
    /// Nobody can know before something is filled in.
    case open
  }

  private var text = ""
  private var isInString = false
  private var isEscaped = false
  private var hasOpenValues = false

  /// Reads the definition that a property gives.
  static func read(_ value: JSONValue) -> Reading {
    let parts = PartialText(value).parts
    let hasText = parts.contains { if case .literal = $0 { true } else { false } }
    if !hasText, !parts.isEmpty { return .open }
    var reader = DefinitionText()
    for part in parts {
      if case .literal(let text) = part { reader.add(text) } else { reader.addOpen() }
    }
    do {
      return .json(try JSONValue(parsing: reader.text))
    } catch {
      // What is filled in outside of strings may be any piece of JSON.
      return reader.hasOpenValues ? .open : .fault(error)
    }
  }

  private mutating func addOpen() {
    if isInString {
      text.append(OpenText.mark)
    } else {
      text += "\"\(OpenText.mark)\""
      hasOpenValues = true
    }
  }

  private mutating func add(_ literal: String) {
    let bytes = literal.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      if !isInString, byte == UInt8(ascii: "$"), let end = Self.endOfVariable(bytes[index...]) {
        text += literal[start..<index]
        addOpen()
        (start, index) = (end, end)
        continue
      }
      if !isInString {
        isInString = byte == UInt8(ascii: "\"")
      } else if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      index = bytes.index(after: index)
    }
    text += literal[start...]
  }

  /// Where a variable, as in `${Name}`, ends that begins a text.
  private static func endOfVariable(_ bytes: Substring.UTF8View) -> String.Index? {
    guard bytes.dropFirst().first == UInt8(ascii: "{") else { return nil }
    let name = bytes.dropFirst(2)
    guard let end = name.firstIndex(where: { !($0.isASCIIAlphanumeric || "_.:-".utf8.contains($0)) }),
      end > name.startIndex, name[end] == UInt8(ascii: "}")
    else { return nil }
    return name.index(after: end)
  }
}
