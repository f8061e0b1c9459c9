package import StrataFacts
package import StrataJSON

/// Texts, numbers and truth values, each of which CloudFormation takes for another where it can.
package enum Scalar {
  /// The text of a scalar, or nil for another value.
  package static func text(of value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .double(let number): Wording.number(number)
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The number that a value is, or nil for another value, a text included.
  package static func number(of value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .double(let number): number
    case .number(let number): Double(number.text)
    default: nil
    }
  }

  /// The number that a text says, or nil.
  package static func number(inText text: String) -> Double? {
    // The standard library also reads hexadecimal and words.
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The number that a value is or that its text says, or nil.
  package static func number(readFrom value: JSONValue) -> Double? {
    number(of: value) ?? value.string.flatMap { number(inText: $0) }
  }

  /// Whether a value is true or false, or a text that says so.
  package static func isBoolean(_ value: JSONValue) -> Bool {
    if case .bool = value { return true }
    return ["true", "false"].contains(value.string?.lowercased())
  }

  /// Whether a number has no fraction.
  package static func isWhole(_ number: Double) -> Bool {
    // Doubles of such size have none.
    Int64(exactly: number) != nil || number.magnitude >= 0x1p63
  }

  /// Whether a value is of one of the kinds, or can be taken for one.
  package static func fits(_ value: JSONValue, _ types: SchemaTypes) -> Bool {
    switch value {
    case .string(let text): types.contains(.string) || fits(text: text, types)
    case .integer: !types.isDisjoint(with: [.integer, .number, .string])
    case .double, .number:
      !types.isDisjoint(with: [.number, .string]) || types.contains(.integer) && number(of: value).map(isWhole) == true
    case .bool: !types.isDisjoint(with: [.boolean, .string])
    case .array: types.contains(.list)
    case .object: types.contains(.object)
    case .null: false
    }
  }

  /// Whether a value is of one of the kinds, and not just taken for one.
  package static func isExactly(_ value: JSONValue, _ types: SchemaTypes) -> Bool {
    switch value {
    case .string: types.isEmpty || types.contains(.string)
    case .bool: types.isEmpty || types.contains(.boolean)
    case .integer, .double, .number:
      types.isEmpty || !types.isDisjoint(with: [.integer, .number]) && fits(value, types.subtracting(.string))
    case .array: types.isEmpty || types.contains(.list)
    case .object: types.isEmpty || types.contains(.object)
    case .null: true
    }
  }

  private static func fits(text: String, _ types: SchemaTypes) -> Bool {
    if types.contains(.boolean), isBoolean(text) { return true }
    guard !types.isDisjoint(with: [.integer, .number]), let number = number(inText: text) else { return false }
    return types.contains(.number) || isWhole(number)
  }

  private static func isBoolean(_ text: String) -> Bool {
    switch text {
    case "true", "false", "True", "False": true
    default: false
    }
  }
}
