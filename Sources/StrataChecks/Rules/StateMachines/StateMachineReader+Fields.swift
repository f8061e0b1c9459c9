import StrataJSON
import StrataTemplate
import StrataText

extension StateMachineReader {
  /// What a state of the other language has instead of a field.
  private static let substitutes: [String: String] = [
    "Arguments": "Parameters", "InputPath": "Arguments", "Items": "ItemsPath", "ItemsPath": "Items",
    "Output": "ResultSelector, ResultPath or OutputPath", "OutputPath": "Output", "Parameters": "Arguments",
    "ResultPath": "Output or Assign", "ResultSelector": "Output or Assign",
  ]

  /// Looks at the names and values of a state's fields.
  mutating func checkFields(of state: DefinitionObject, _ kind: StateKind, _ language: StateLanguage?) {
    let fields = kind.fields
    for name in state.members.keys where !name.isFunctionName && !name.isOpen {
      guard let field = fields[name] else {
        addUnknown(name, in: state, kind, language)
        continue
      }
      if let only = field.language, let language, only != language {
        addForeign(name, in: state, kind, language)
        continue
      }
      for value in state.values(of: name) { check(value, name, field, in: field.language ?? language) }
    }
  }

  private mutating func addUnknown(
    _ name: String, in state: DefinitionObject, _ kind: StateKind, _ language: StateLanguage?
  ) {
    if state.presence(of: name) == .no { return }
    let known = kind.fields.filter { language == nil || $0.value.language == nil || $0.value.language == language }
      .map(\.key).sorted()
    let hint: String? =
      kind == .choice && name == "Next"
      ? "write Next in each of its Choices, and Default"
      : kind == .choice && name == "End" ? "let it go on to a state that ends" : Suggestion.hint(for: name, in: known)
    add(
      .form, state.place.pointer.appending(name), "a \(kind.rawValue) state has no \(name)",
      expected: known.joined(separator: ", "), hint: hint)
  }

  private mutating func addForeign(
    _ name: String, in state: DefinitionObject, _ kind: StateKind, _ language: StateLanguage
  ) {
    if state.presence(of: name) == .no { return }
    let substitute =
      Self.substitutes[name]
      ?? (name.hasSuffix("Path") ? "\(name.dropLast(4)) with an expression, as in {% $states.input.count %}" : nil)
    let other = language == .jsonPath ? StateLanguage.jsonata : .jsonPath
    add(
      .form, state.place.pointer.appending(name), "a \(kind.rawValue) state in \(language.rawValue) has no \(name)",
      hint: [substitute.map { "write \($0)" }, "set QueryLanguage to \(other.rawValue)"].compactMap(\.self).joined(
        separator: ", or "))
  }

  // MARK: Values

  /// Looks at the value of a field.
  mutating func check(_ value: PlacedValue, _ name: String, _ field: StateField, in language: StateLanguage?) {
    if case .any = field.form { return }
    if case .template = field.form {
      checkTemplate(value, name, language)
      return
    }
    if field.takesExpression, language != .jsonPath, let text = value.knownText,
      JSONataText.isExpression(text) || text.hasPrefix("{%") || text.hasSuffix("%}")
    {
      checkExpression(text, at: value)
      return
    }
    guard let known = value.known, let fault = fault(in: known, name, field.form) else { return }
    add(fault.kind, value, fault.message, expected: fault.expected, given: known)
  }

  private typealias FieldFault = (kind: StateMachineFault.Kind, message: String, expected: String)

  private func fault(in value: JSONValue, _ name: String, _ form: StateField.Form) -> FieldFault? {
    switch form {
    case .any, .template: return nil
    case .text: return value.string == nil ? (.form, "\(name) must be text", "text") : nil
    case .flag: return value.bool == nil ? (.form, "\(name) must be true or false", "true or false") : nil
    case .object: return value.object == nil ? (.form, "\(name) must be an object", "an object") : nil
    case .whole(let range):
      let isWhole = Scalar.number(of: value).map(Scalar.isWhole) == true
      let isIn = Scalar.number(of: value).map { Double(range.lowerBound) <= $0 && $0 <= Double(range.upperBound) }
      if isWhole, isIn == true { return nil }
      let words =
        range.upperBound == .max
        ? "\(range.lowerBound) or more"
        : "\(Count.grouped(range.lowerBound)) to \(Count.grouped(range.upperBound))"
      return (
        .form, isWhole ? "\(name) is outside of its range" : "\(name) must be a whole number",
        "a whole number, \(words)"
      )
    case .number(let range):
      if let number = Scalar.number(of: value), range.contains(number) { return nil }
      let least = Wording.number(range.lowerBound)
      let words =
        range.upperBound != .infinity
        ? ", \(least) to \(Wording.number(range.upperBound))" : range.lowerBound.isFinite ? ", \(least) or more" : ""
      return (
        .form, Scalar.number(of: value) == nil ? "\(name) must be a number" : "\(name) is outside of its range",
        "a number\(words)"
      )
    case .oneOf(let values):
      if values.contains(value.string ?? "") { return nil }
      return (.form, "\(name) is none of those that there are", values.joined(separator: " or "))
    case .timestamp:
      if value.string.map(StateTimestamp.isValid) == true { return nil }
      return (.form, "\(name) must be a moment in time", "such as 2026-03-14T01:59:00Z")
    case .path(let purpose, let isNullable):
      if isNullable, value.isNull { return nil }
      guard let text = value.string else {
        return (.path, "\(name) must be a path", isNullable ? "text, or null" : "text")
      }
      return StatePath.fault(in: text, for: purpose).map { (.path, $0.message, $0.expected) }
    }
  }

  /// Looks at an expression of JSONata, or a text in its place.
  mutating func checkExpression(_ text: String, at place: PlacedValue) {
    if let fault = JSONataText.fault(in: text) {
      add(.path, place, fault.message, expected: fault.expected, given: .string(text))
    }
  }

  // MARK: Pairs

  private static let pairs = [
    ["Cause", "CausePath"], ["Error", "ErrorPath"], ["HeartbeatSeconds", "HeartbeatSecondsPath"],
    ["ItemSelector", "Parameters"], ["MaxConcurrency", "MaxConcurrencyPath"],
    ["TimeoutSeconds", "TimeoutSecondsPath"], ["ToleratedFailureCount", "ToleratedFailureCountPath"],
    ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ]

  /// Of two ways to say the same, a state has one.
  mutating func checkPairs(of state: DefinitionObject, _ kind: StateKind) {
    for pair in Self.pairs where pair.allSatisfy({ state.presence(of: $0) == .yes && kind.fields[$0] != nil }) {
      add(
        .form, state.place.pointer.appending(pair[1]), "a state can't have both \(pair[0]) and \(pair[1])",
        expected: "one of the two", hint: "remove one")
    }
  }

  /// A Wait state has one end to its waiting.
  mutating func checkWait(_ state: DefinitionObject, _ language: StateLanguage?) {
    let names =
      language == .jsonata ? ["Seconds", "Timestamp"] : ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]
    let given = names.filter { state.presence(of: $0) == .yes }
    let isOpen = names.contains { state.presence(of: $0) == .maybe }
    if given.count == 1 || given.isEmpty && isOpen { return }
    add(
      .form, state.place.pointer, "a Wait state must have one end to its waiting",
      expected: "one of \(names.joined(separator: ", "))",
      given: given.isEmpty ? "none" : given.joined(separator: ", "), hint: given.isEmpty ? nil : "leave one of them")
  }

  /// The result of a Pass state is given as it stands.
  mutating func checkResult(of state: DefinitionObject) {
    for result in state.values(of: "Result") {
      for member in result.value.object ?? [:] where member.key.hasSuffix(".$") {
        add(
          .path, result.pointer.appending(member.key), "a Result is taken as it stands, without looking for paths",
          expected: "a value", hint: "write Parameters", isWarning: true)
      }
    }
  }
}
