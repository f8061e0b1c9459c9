import StrataJSON
import StrataTemplate
import StrataText

/// A pattern of events, as EventBridge, Pipes and Lambda read it.
///
/// See [Comparison operators](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html).
struct EventPattern {
  /// What is wrong at a place of the pattern.
  struct Fault {
    let pointer: JSONPointer
    let message: String
    var expected: String?
    var given: String?
    var hint: String?
  }

  private(set) var faults: [Fault] = []

  /// Reads a pattern that stands at a place.
  init(_ pattern: PlacedValue) {
    for inner in pattern.alternatives { fields(of: inner) }
  }

  private mutating func fields(of pattern: PlacedValue) {
    if pattern.value.isFunction { return }
    guard let object = pattern.value.object else {
      add(pattern, "a pattern must be an object", expected: "an object", given: pattern.value)
      return
    }
    // A macro writes what isn't there yet.
    if object.keys.contains(where: \.isFunctionName) { return }
    for member in object {
      let place = PlacedValue(value: member.value, pointer: pattern.pointer.appending(member.key))
      for value in place.alternatives where !value.value.isFunction {
        if member.key == "$or", isChoice(value) { choice(value) } else { field(member.key, value) }
      }
    }
  }

  private mutating func field(_ name: String, _ field: PlacedValue) {
    switch field.value {
    case .object(let object) where object.isEmpty:
      add(
        field, "\(name) compares with nothing", expected: "a list of values, or an object of fields", given: field.value
      )
    case .object: fields(of: field)
    case .array(let values) where values.isEmpty:
      add(field, "\(name) compares with nothing", expected: "at least one value", given: field.value)
    case .array:
      for value in field.elements where !value.value.isFunction { comparison(value) }
    default:
      add(
        field, "\(name) must be compared with a list of values", expected: "a list", given: field.value,
        hint: "write [\(Wording.value(field.value))]")
    }
    // A list in a list would be taken for its elements.
    for (index, value) in (field.value.array ?? []).enumerated() where value.array != nil {
      add(
        PlacedValue(value: value, pointer: field.pointer.appending(index)), "a list of values can't be in another",
        expected: "a value", given: value)
    }
  }

  // MARK: Alternatives

  /// Whether a list is one of patterns; one of values is a field that happens to have the name.
  private func isChoice(_ value: PlacedValue) -> Bool {
    guard let list = value.value.array else { return false }
    return list.contains { $0.object != nil && !$0.isFunction }
  }

  private mutating func choice(_ value: PlacedValue) {
    let list = value.value.array ?? []
    if list.count < 2 {
      add(value, "$or must have two patterns or more", expected: "2 or more", given: value.value)
    }
    for pattern in value.elements { fields(of: pattern) }
  }

  // MARK: Comparisons

  private mutating func comparison(_ value: PlacedValue) {
    guard let object = value.value.object else { return }
    if object.keys.contains(where: \.isFunctionName) { return }
    guard object.count == 1 else {
      add(value, "a comparison must have one operator", expected: "1", given: .integer(Int64(object.count)))
      return
    }
    let name = object[0].key
    guard EventOperators.names.contains(name) else {
      add(
        PlacedValue(value: object[0].value, pointer: value.pointer.appending(name)),
        "there is no operator \(name) of patterns", expected: EventOperators.names.joined(separator: ", "),
        hint: Suggestion.hint(for: name, in: EventOperators.names))
      return
    }
    for operand in value[name]?.alternatives ?? [] where !operand.value.isFunction { compare(name, operand) }
  }

  private mutating func compare(_ name: String, _ operand: PlacedValue) {
    switch name {
    case "prefix", "suffix": affix(name, operand)
    case "anything-but": exclusion(operand)
    case "numeric":
      if let fault = EventOperators.numericFault(operand.value) {
        add(operand, fault.message, expected: fault.expected, given: operand.value)
      }
    case "cidr":
      if operand.value.string.map(EventOperators.isNetwork) != true {
        add(operand, "this isn't a range of addresses", expected: "such as 10.0.0.0/24", given: operand.value)
      }
    case "exists":
      if operand.value.bool == nil {
        add(operand, "exists must be true or false", expected: "true or false", given: operand.value)
      }
    default: text(name, operand)
    }
  }

  private mutating func text(_ name: String, _ operand: PlacedValue) {
    guard let text = operand.value.string else {
      add(operand, "\(name) must compare with text", expected: "text", given: operand.value)
      return
    }
    if name == "wildcard", let fault = EventOperators.wildcardFault(text) {
      add(operand, fault.message, expected: fault.expected, given: operand.value)
    }
  }

  private mutating func affix(_ name: String, _ operand: PlacedValue) {
    guard let object = operand.value.object else {
      text(name, operand)
      return
    }
    if object.count == 1, object[0].key == "equals-ignore-case" {
      for inner in operand["equals-ignore-case"]?.alternatives ?? [] where !inner.value.isFunction {
        text("equals-ignore-case", inner)
      }
    } else {
      add(operand, "\(name) must compare with text", expected: "text, or equals-ignore-case", given: operand.value)
    }
  }

  /// All that isn't something: a value, one of a list, or what another comparison finds.
  private mutating func exclusion(_ operand: PlacedValue) {
    if let object = operand.value.object {
      let names = ["equals-ignore-case", "prefix", "suffix", "wildcard"]
      guard object.count == 1, names.contains(object[0].key) else {
        add(
          operand, "anything-but has no such comparison", expected: names.joined(separator: ", "),
          given: object.keys.joined(separator: ", "),
          hint: object.count == 1 ? Suggestion.hint(for: object[0].key, in: names) : nil)
        return
      }
      for inner in operand[object[0].key]?.elements ?? [] where !inner.value.isFunction {
        if object[0].key == "wildcard" { text("wildcard", inner) } else { affix(object[0].key, inner) }
      }
      if object[0].value.array?.isEmpty == true {
        add(operand, "anything-but excludes nothing", expected: "at least one value", given: object[0].value)
      }
      return
    }
    let isEmpty = operand.value.array?.isEmpty == true
    if isEmpty { add(operand, "anything-but excludes nothing", expected: "at least one value", given: operand.value) }
    let values = operand.elements.filter { !$0.value.isFunction }
    for value in values where value.value.string == nil && Scalar.number(of: value.value) == nil {
      add(value, "anything-but must exclude texts or numbers", expected: "text or a number", given: value.value)
    }
    if values.contains(where: { $0.value.string != nil }),
      values.contains(where: { Scalar.number(of: $0.value) != nil })
    {
      add(
        operand, "anything-but can't exclude texts and numbers at once", expected: "either of them",
        given: operand.value)
    }
  }

  // MARK: Faults

  private mutating func add(
    _ place: PlacedValue, _ message: String, expected: String, given: JSONValue, hint: String? = nil
  ) {
    add(place, message, expected: expected, given: Wording.value(given), hint: hint)
  }

  private mutating func add(
    _ place: PlacedValue, _ message: String, expected: String, given: String? = nil, hint: String? = nil
  ) {
    faults.append(Fault(pointer: place.pointer, message: message, expected: expected, given: given, hint: hint))
  }
}
