import StrataJSON
import StrataTemplate
import StrataText

/// A condition of a statement: a comparison of what a key says of a request with some values.
struct PolicyCondition: Sendable {
  enum Comparison: Sendable, Hashable {
    case string
    case stringIgnoringCase
    case arn
    case bool
    case null
    /// A comparison of numbers, dates, addresses or bytes, which tells nothing of environments.
    case other
    /// One that there isn't, so that nobody knows what it lets.
    case unknown
  }

  let comparison: Comparison
  /// Whether it holds where no value is equal.
  let isNegated: Bool
  /// Whether it holds as well where the key is absent, by `…IfExists` or `ForAllValues`.
  let holdsWithoutKey: Bool
  /// Whether a key must be there, by `ForAnyValue`.
  let needsKey: Bool
  /// The key in small letters, as keys ignore case.
  let key: String
  let values: [ConditionValue]
  /// Whether each value is there whatever conditions of the template come to be.
  let isCertain: Bool
  let pointer: JSONPointer

  /// The conditions of a statement; nil where they aren't written out.
  static func all(in statement: PlacedValue, of stack: Int, _ names: ResourceNames) -> [PolicyCondition]? {
    guard let condition = statement["Condition"] else { return [] }
    guard let operators = condition.value.object, !condition.value.isFunction else { return nil }
    var conditions: [PolicyCondition] = []
    for member in operators {
      guard let keys = member.value.object, !member.value.isFunction else { return nil }
      for key in keys {
        guard let place = condition[member.key]?[key.key] else { continue }
        conditions.append(PolicyCondition(member.key, key.key, place, in: stack, names))
      }
    }
    return conditions
  }

  /// The beginnings of the operators that tell nothing of environments.
  private static let others = ["binary", "date", "ipaddress", "notipaddress", "numeric"]

  private init(_ name: String, _ key: String, _ place: PlacedValue, in stack: Int, _ names: ResourceNames) {
    var name = name.lowercased()
    let forAll = name.hasPrefix("forallvalues:")
    needsKey = name.hasPrefix("foranyvalue:")
    if forAll || needsKey { name = String(name.drop { $0 != ":" }.dropFirst()) }
    holdsWithoutKey = forAll || name.hasSuffix("ifexists")
    if name.hasSuffix("ifexists") { name.removeLast("ifexists".count) }
    isNegated = name.contains("not")
    let takesGaps: Bool
    switch name {
    case "stringequals", "stringnotequals": (comparison, takesGaps) = (.string, false)
    case "stringlike", "stringnotlike": (comparison, takesGaps) = (.string, true)
    case "stringequalsignorecase", "stringnotequalsignorecase": (comparison, takesGaps) = (.stringIgnoringCase, false)
    case "arnequals", "arnlike", "arnnotequals", "arnnotlike": (comparison, takesGaps) = (.arn, true)
    case "bool": (comparison, takesGaps) = (.bool, false)
    case "null": (comparison, takesGaps) = (.null, false)
    case _ where Self.others.contains(where: name.hasPrefix): (comparison, takesGaps) = (.other, false)
    default: (comparison, takesGaps) = (.unknown, false)
    }
    self.key = key.lowercased()
    pointer = place.pointer
    let elements = place.elements
    values = elements.flatMap { element in
      names.world.texts(of: element.value, in: stack).map {
        ConditionValue($0, in: stack, takesGaps: takesGaps, names)
      }
    }
    isCertain = elements.allSatisfy { !$0.pointer.isConditional } && values.count == elements.count && !values.isEmpty
  }
}

/// A text that a condition compares, or that a key says.
struct ConditionValue: Sendable {
  let possible: Pattern
  let certain: Pattern
  /// The resource whose own ARN it is, or an id that AWS made up for it.
  let owner: Int?
  /// The key that a variable names in small letters, where that's all of the text, as in `${aws:PrincipalTag/team}`.
  let variable: String?

  init(_ text: SymbolicText, in stack: Int, takesGaps: Bool, _ names: ResourceNames) {
    let possible = names.pattern(text, in: stack, .possible, gaps: takesGaps)
    let certain = names.pattern(text, in: stack, .certain, gaps: takesGaps)
    self.possible = possible.hasVariable ? possible.withoutVariables : possible
    self.certain = possible.hasVariable ? Pattern([]) : certain
    owner = names.owner(of: text).flatMap { $0.isInside ? nil : $0.resource } ?? names.identified(by: text)
    variable = text.literal.flatMap { literal in
      let bytes = literal.utf8
      guard bytes.starts(with: [UInt8(ascii: "$"), UInt8(ascii: "{")]), bytes.last == UInt8(ascii: "}") else {
        return nil
      }
      return literal.dropFirst(2).dropLast().lowercased()
    }
  }

  init(_ pattern: Pattern, owner: Int? = nil) {
    (possible, certain, self.owner, variable) = (pattern, pattern, owner, nil)
  }

  init(possible: Pattern, certain: Pattern, owner: Int?) {
    (self.possible, self.certain, self.owner, variable) = (possible, certain, owner, nil)
  }

  /// Whether it's the same wherever it's deployed.
  var isExact: Bool { possible == certain }
}
