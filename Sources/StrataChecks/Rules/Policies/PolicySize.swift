import StrataJSON
import StrataTemplate

/// The characters of a policy that are certain before deployment.
enum PolicySize {
  /// The least number of characters that a policy comes to, without white space, which IAM doesn't count.
  ///
  /// - Parameter value: The policy, or a part of it.
  /// - Returns: The number, in which a text that isn't known counts as empty; 0 for what is left out.
  static func least(_ value: JSONValue) -> Int { size(of: value) ?? 0 }

  /// The size of what stays; nil for what may be left out.
  private static func size(of value: JSONValue) -> Int? {
    switch value {
    case .string, .integer: return scalar(value)
    case .array(let elements):
      let sizes = elements.compactMap(size)
      return 2 + sizes.reduce(0, +) + max(0, sizes.count - 1)
    case .object(let object):
      if let call = value.call { return size(of: call, value) }
      let sizes = object.compactMap { member in
        member.key.isFunctionName ? nil : size(of: member.value).map { $0 + characters(member.key) + 3 }
      }
      return 2 + sizes.reduce(0, +) + max(0, sizes.count - 1)
    case .bool, .double, .number, .null: return 1
    }
  }

  private static func size(of call: FunctionCall, _ value: JSONValue) -> Int? {
    if value.isNoValue { return nil }
    if call.function == .if, call.arguments.count == 3 {
      guard let first = size(of: call.arguments[1]), let second = size(of: call.arguments[2]) else { return nil }
      return min(first, second)
    }
    return call.function == .sub || call.function == .join ? scalar(value) : 0
  }

  /// A text with its quotes; only what is written out of it counts.
  private static func scalar(_ value: JSONValue) -> Int {
    let known = PartialText(value).parts.reduce(0) { sum, part in
      if case .literal(let text) = part { sum + characters(text) } else { sum }
    }
    return known + (value.integer == nil ? 2 : 0)
  }

  private static func characters(_ text: String) -> Int {
    var (count, isASCII) = (0, true)
    for byte in text.utf8 {
      if byte >= 0x80 { isASCII = false }
      if byte != 0x20, !(0x09...0x0D).contains(byte) { count += 1 }
    }
    return isASCII ? count : text.unicodeScalars.count { !$0.properties.isWhitespace }
  }

  /// At least as many characters as ``least(_:)`` finds, in a fraction of the time.
  static func bound(_ value: JSONValue) -> Int {
    switch value {
    case .string(let text): text.utf8.count + 3
    case .array(let elements): elements.reduce(3) { $0 + bound($1) + 1 }
    case .object(let object):
      object.withMembers { members in
        members.indices.reduce(3) { $0 + bound(members[$1].value) + members[$1].key.utf8.count + 4 }
      }
    case .integer, .bool, .double, .number, .null: 24
    }
  }
}
