import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

extension Inspection {
  /// Whether a value is of a kind that the node takes; only then do the other rules mean something.
  mutating func checkType(of value: JSONValue, against node: SchemaNode) -> Bool {
    if node.types.isEmpty || !node.types.isDisjoint(with: Self.takers(of: value)) || Scalar.fits(value, node.types) {
      return true
    }
    // JSON may be given as what it is or as its text.
    if node.format == "json" {
      switch value {
      case .string, .object: return true
      // Where an object is wanted, no list will do.
      case .array: if node.types != .object { return true }
      default: break
      }
    }
    reportType(of: value, node.types)
    return false
  }

  /// Kinds of nodes, each of which takes a value whatever it is.
  private static func takers(of value: JSONValue) -> SchemaTypes {
    switch value {
    case .string: .string
    case .integer: integerTakers
    case .double, .number: numberTakers
    case .bool: booleanTakers
    case .array: .list
    case .object: .object
    case .null: []
    }
  }

  // Literals of sets are made by way of arrays, for which the first takes as long as a hundred of these.
  private static let numberTakers = SchemaTypes.number.union(.string)
  private static let integerTakers = numberTakers.union(.integer)
  private static let booleanTakers = SchemaTypes.boolean.union(.string)

  mutating func reportType(of value: JSONValue, _ types: SchemaTypes) {
    let hint = LocalFiles.hint(for: value, at: path, of: facts.typeName)
    report(
      Finding(
        "wrong-type", "the value is of the wrong type", expected: types.description,
        given: Wording.value(value), hint: hint))
  }

  mutating func check(_ value: JSONValue, against rules: ValueRules) {
    if rules.isLimited, !rules.allows(value), !isUndecided(value) {
      report(
        Finding(
          "not-allowed-value", "the value is none of those allowed",
          expected: Wording.list(rules.allowed.map { Scalar.text(of: $0) ?? Wording.value($0) }),
          given: Wording.value(value),
          hint: value.string.flatMap { Suggestion.hint(for: $0, in: rules.allowed.compactMap(\.string)) }))
    }
    if rules.isConstant, let constant = rules.constant, !ValueRules.same(value, constant, ignoringCase: false),
      !isUndecided(value)
    {
      report(
        Finding(
          "not-allowed-value", "the value isn't the only one allowed",
          expected: Scalar.text(of: constant) ?? Wording.value(constant), given: Wording.value(value)))
    }
  }

  mutating func check(_ value: JSONValue, against rules: TextRules, types: SchemaTypes) {
    let text: String
    switch value {
    case .string(let string): text = string
    // A number is taken for text only where none was asked for.
    case .integer, .double, .number, .bool:
      guard types == .string, let scalar = Scalar.text(of: value) else { return }
      text = scalar
    default: return
    }
    if let length = rules.length, !Self.surelyHas(length, text), !length.contains(text.unicodeScalars.count) {
      let count = text.unicodeScalars.count
      let isTooShort = length.least.map { count < $0 } == true
      report(
        Finding(
          "wrong-length", "the text is too \(isTooShort ? "short" : "long")",
          expected: Wording.range(length, of: "characters") { String($0) }, given: String(count)))
    }
    guard let pattern = rules.patternText else { return }
    switch SchemaPatterns.matches(text, pattern) {
    case true?: break
    case nil: isUncertain = true
    case false?:
      report(
        Finding(
          "wrong-pattern", "the text doesn't match the pattern", expected: pattern.string,
          given: Wording.quoted(text)))
    }
  }

  /// Whether the number of a text's UTF-8 bytes alone tells that of its scalars, none of which has more than four, is right.
  private static func surelyHas(_ length: SchemaBounds<Int>, _ text: String) -> Bool {
    let count = text.utf8.count
    return count <= length.greatest ?? .max && (count + 3) / 4 >= length.least ?? 0
  }

  mutating func check(_ value: JSONValue, against rules: NumberRules, types: SchemaTypes) {
    var number = Scalar.number(of: value)
    if number == nil, case .string(let text) = value, !types.contains(.string) {
      number = Scalar.number(inText: text)
    }
    guard let number else { return }
    if let range = rules.range, !range.contains(number) {
      reportRange(Wording.range(range, Wording.number), value)
    }
    if let range = rules.openRange {
      if let least = range.least, number <= least { reportRange("more than \(Wording.number(least))", value) }
      if let greatest = range.greatest, number >= greatest {
        reportRange("less than \(Wording.number(greatest))", value)
      }
    }
    if let step = rules.step, step > 0, !Self.isMultiple(number, of: step) {
      report(
        Finding(
          "out-of-range", "the number isn't a multiple of \(Wording.number(step))",
          expected: "a multiple of \(Wording.number(step))", given: Wording.value(value)))
    }
  }

  private mutating func reportRange(_ expected: @autoclosure () -> String, _ value: JSONValue) {
    report(
      Finding(
        "out-of-range", "the number is outside the range", expected: expected(),
        given: Wording.value(value)))
  }

  private static func isMultiple(_ number: Double, of step: Double) -> Bool {
    let quotient = (number / step).magnitude
    guard quotient < 0x1p53 else { return true }
    let nearest = Double(Int64(quotient + 0.5))
    // A step such as 0.1 is none that a double holds exactly.
    return (quotient - nearest).magnitude <= 1e-9 * max(1, quotient)
  }

  private mutating func isUndecided(_ value: JSONValue) -> Bool {
    guard value.hasFunction else { return false }
    isUncertain = true
    return true
  }
}
