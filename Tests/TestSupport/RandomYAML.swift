package import StrataJSON

/// Writes values as YAML in random styles, and notes where each of them stands.
package struct RandomYAML {
  /// The text so far.
  package private(set) var text = ""

  /// Where the values stand, in bytes.
  package private(set) var places: [(pointer: JSONPointer, offset: Int)] = []

  private var random: SplitMix64
  private var lineStart = 0
  private var anchors: [JSONValue] = []

  /// Whether the line before must not be followed by an empty one, which would belong to its text.
  private var isAfterText = false

  /// Writes a value.
  package init(_ value: JSONValue, random: SplitMix64) {
    self.random = random
    if self.random.below(3) == 0 { line("# A comment") }
    if self.random.below(3) == 0 { text += "---" }
    writeBlock(value, parent: -1, pointer: JSONPointer(), isEntry: false)
    if self.random.below(4) == 0 { line("...") }
  }

  /// Writes a value behind a dash, a colon or nothing.
  private mutating func writeBlock(_ value: JSONValue, parent: Int, pointer: JSONPointer, isEntry: Bool) {
    let isAtStart = text.utf8.count == lineStart
    if let name = alias(of: value) {
      put(isAtStart ? "" : " ")
      note(pointer)
      put("*\(name) ")
      return endLine()
    }
    var (value, pointer) = (value, pointer)
    let isPlain = writeProperties(&value, &pointer, isAtStart: isAtStart)
    if value.isEmptyOrScalar || random.below(4) == 0 {
      if text.utf8.count > lineStart { put(" ") }
      if isPlain { note(pointer) }
      let isText = writeInline(value, parent: parent, pointer: pointer, isFlow: false)
      isText ? () : endLine()
      return
    }
    let isCompact = isEntry && isPlain && random.below(2) == 0
    if isCompact {
      put(String(repeating: " ", count: 1 + random.below(3)))
    } else if text.utf8.count > lineStart {
      endLine()
    }
    var column = isCompact ? text.utf8.count - lineStart : parent + 1 + random.below(3)
    if !isCompact, !isEntry, parent >= 0, value.array != nil, random.below(2) == 0 { column = parent }
    writeChildren(of: value, column: column, pointer: pointer, isCompact: isCompact, notes: isPlain)
  }

  private mutating func writeChildren(
    of value: JSONValue, column: Int, pointer: JSONPointer, isCompact: Bool, notes: Bool
  ) {
    func indent(_ position: Int) -> String {
      isCompact && position == 0 ? "" : String(repeating: " ", count: column)
    }
    for (position, element) in (value.array ?? []).enumerated() {
      if !(isCompact && position == 0) { addSpace() }
      put(indent(position))
      if notes, position == 0 { note(pointer) }
      put("-")
      writeBlock(element, parent: column, pointer: pointer.appending(position), isEntry: true)
    }
    for (position, member) in (value.object ?? [:]).enumerated() {
      if !(isCompact && position == 0) { addSpace() }
      put(indent(position))
      if notes, position == 0 { note(pointer) }
      let isExplicit = random.below(10) == 0
      put(isExplicit ? "? " : "")
      put(scalar(member.key, isKey: true))
      if isExplicit {
        endLine()
        put(String(repeating: " ", count: column))
      }
      put(":")
      writeBlock(member.value, parent: column, pointer: pointer.appending(member.key), isEntry: isExplicit)
    }
  }

  /// Writes a value on one line or, in braces and brackets, on several; gives whether it ended its last line.
  private mutating func writeInline(_ value: JSONValue, parent: Int, pointer: JSONPointer, isFlow: Bool) -> Bool {
    switch value {
    case .string(let string):
      if !isFlow, string.canBeLiteral, random.below(2) == 0 {
        writeLiteral(string, parent: parent)
        return true
      }
      put(scalar(string, isKey: isFlow))
    case .array(let elements):
      put("[")
      for (position, element) in elements.enumerated() {
        put(position > 0 ? ", " : "")
        writeFlow(element, pointer: pointer.appending(position))
      }
      put(!elements.isEmpty && random.below(4) == 0 ? ", ]" : "]")
    case .object(let object):
      put("{")
      for (position, member) in object.enumerated() {
        put(position > 0 ? ", " : "")
        put(scalar(member.key, isKey: true) + ": ")
        writeFlow(member.value, pointer: pointer.appending(member.key))
      }
      put("}")
    default:
      put(value.plain(&random))
    }
    return false
  }

  private mutating func writeFlow(_ value: JSONValue, pointer: JSONPointer) {
    if random.below(8) == 0 {
      put("\n  ")
      lineStart = text.utf8.count - 2
    }
    if let name = alias(of: value) {
      note(pointer)
      return put("*\(name) ")
    }
    var (value, pointer) = (value, pointer)
    let isPlain = writeProperties(&value, &pointer, isAtStart: true)
    put(isPlain ? "" : " ")
    if isPlain { note(pointer) }
    _ = writeInline(value, parent: 0, pointer: pointer, isFlow: true)
  }

  private mutating func writeLiteral(_ string: String, parent: Int) {
    let increment = 1 + random.below(4)
    let trailing = string.reversed().prefix { $0 == "\n" }.count
    put("|" + (trailing == 0 ? "-" : trailing == 1 ? "" : "+") + "\(increment)")
    endLine()
    var lines = string.split(separator: "\n", omittingEmptySubsequences: false)
    if trailing > 0 { lines.removeLast() }
    for part in lines { line(String(repeating: " ", count: max(parent, 0) + increment) + part) }
    isAfterText = true
  }

  /// Writes an anchor, and a function as a tag; gives whether there was neither.
  private mutating func writeProperties(
    _ value: inout JSONValue, _ pointer: inout JSONPointer, isAtStart: Bool
  ) -> Bool {
    var parts: [String] = []
    if random.below(12) == 0 {
      parts.append("&a\(anchors.count)")
      anchors.append(value)
    }
    let whole = pointer
    if let member = value.object?.first, value.object?.count == 1, member.value.isTextOrArray, random.below(3) > 0 {
      let name = member.key.hasPrefix("Fn::") ? String(member.key.dropFirst(4)) : member.key
      if ["Ref", "Sub", "Join", "If"].contains(name) && name != "Fn::Ref" {
        parts.insert("!\(name)", at: random.below(parts.count + 1))
        value = member.value
        pointer = pointer.appending(member.key)
      }
    }
    guard !parts.isEmpty else { return true }
    put(isAtStart ? "" : " ")
    note(whole)
    put(parts.joined(separator: " "))
    return false
  }

  /// The name of an anchor of the same value, now and then.
  private mutating func alias(of value: JSONValue) -> String? {
    guard let position = anchors.firstIndex(of: value), random.below(2) == 0, places.count > 20 else { return nil }
    // An anchor that stands around this value isn't finished; its value is another, though.
    return "a\(position)"
  }

  private mutating func scalar(_ string: String, isKey: Bool) -> String {
    if string.canBePlain, random.below(2) == 0 { return string }
    if string.isPrintable, random.below(2) == 0 {
      return "'" + string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    return string.doubleQuoted(isKey: isKey, &random)
  }

  private mutating func note(_ pointer: JSONPointer) { places.append((pointer, text.utf8.count)) }

  private mutating func put(_ part: String) { text += part }

  private mutating func line(_ part: String) {
    text += part + "\n"
    lineStart = text.utf8.count
    isAfterText = false
  }

  private mutating func endLine() { line(random.below(8) == 0 ? " # comment" : "") }

  private mutating func addSpace() {
    if !isAfterText, random.below(10) == 0 { line(random.below(2) == 0 ? "" : "      # comment") }
  }
}
