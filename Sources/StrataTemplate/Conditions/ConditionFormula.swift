import StrataJSON

/// A condition as a formula over what only the deployment knows.
indirect enum ConditionFormula {
  case always(Bool)
  /// Whether something has a value.
  case has(subject: JSONValue, value: String)
  /// Whether something that can't be told apart further is so.
  case unknown(JSONValue)
  case not(ConditionFormula)
  case all([ConditionFormula])
  case any([ConditionFormula])

  /// Whether the formula holds, with what each subject has and which unknowns are so.
  func holds(_ values: [JSONValue: String], _ truths: [JSONValue: Bool]) -> Bool {
    switch self {
    case .always(let flag): flag
    case .has(let subject, let value): values[subject] == value
    case .unknown(let value): truths[value] == true
    case .not(let inner): !inner.holds(values, truths)
    case .all(let inner): inner.allSatisfy { $0.holds(values, truths) }
    case .any(let inner): inner.contains { $0.holds(values, truths) }
    }
  }

  /// Adds the subjects with the values that they're compared with, and the unknowns.
  func collect(_ subjects: inout [JSONValue: [String]], _ unknowns: inout [JSONValue]) {
    switch self {
    case .always: break
    case .has(let subject, let value):
      if subjects[subject]?.contains(value) != true { subjects[subject, default: []].append(value) }
    case .unknown(let value): if !unknowns.contains(value) { unknowns.append(value) }
    case .not(let inner): inner.collect(&subjects, &unknowns)
    case .all(let inner), .any(let inner): for formula in inner { formula.collect(&subjects, &unknowns) }
    }
  }
}

extension ConditionFormula {
  /// Reads a condition of a template.
  ///
  /// - Parameters:
  ///   - value: The condition.
  ///   - conditions: All conditions of the template, which it may name.
  ///   - depth: The number of conditions that name each other already; they may do so in a cycle.
  init(_ value: JSONValue, in conditions: JSONObject, depth: Int = 0) {
    guard depth < 50, let call = value.call else {
      self = .unknown(value)
      return
    }
    let arguments = call.arguments
    func inner(_ value: JSONValue) -> ConditionFormula { ConditionFormula(value, in: conditions, depth: depth + 1) }
    switch call.function {
    case .condition: self.init(named: call.argument.string ?? "", in: conditions, depth: depth + 1)
    case .not where arguments.count == 1: self = .not(inner(arguments[0]))
    case .and: self = .all(arguments.map(inner))
    case .or: self = .any(arguments.map(inner))
    case .equals where arguments.count == 2: self.init(arguments[0], equals: arguments[1])
    default: self = .unknown(value)
    }
  }

  /// The condition of a name.
  init(named name: String, in conditions: JSONObject, depth: Int = 0) {
    if depth < 50, let condition = conditions[name] {
      self.init(condition, in: conditions, depth: depth + 1)
    } else {
      self = .unknown(.string(name))
    }
  }

  private init(_ left: JSONValue, equals right: JSONValue) {
    switch (left.comparable, right.comparable) {
    case (let left?, let right?): self = .always(left == right)
    case (nil, let value?): self = .has(subject: left, value: value)
    case (let value?, nil): self = .has(subject: right, value: value)
    case (nil, nil): self = left == right ? .always(true) : .unknown([left, right])
    }
  }
}

extension JSONValue {
  /// The text that a literal is compared as; nil for a function.
  fileprivate var comparable: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
