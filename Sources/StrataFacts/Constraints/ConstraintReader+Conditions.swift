import StrataJSON

extension ConstraintReader.Paths {
  /// Reads a condition: an object whose members must all be so.
  func condition(_ json: JSONValue) throws(ConstraintError) -> ConstraintCondition {
    guard let object = json.object, object.count > 0 else {
      throw ConstraintError("expected an object of paths and values as a condition")
    }
    var all: [ConstraintCondition] = []
    for member in object {
      switch member.key {
      case "has": for path in try list(member.value) { all.append(.has(path)) }
      case "lacks": for path in try list(member.value) { all.append(.lacks(path)) }
      case "any": all.append(.any(try conditions(member.value)))
      case "none": all.append(.none(try conditions(member.value)))
      case "all": all.append(.all(try conditions(member.value)))
      default: all.append(.value(try path(member.key), try ConstraintPredicate(member.value)))
      }
    }
    return all.count == 1 ? all[0] : .all(all)
  }

  private func conditions(_ json: JSONValue) throws(ConstraintError) -> [ConstraintCondition] {
    guard let array = json.array else { throw ConstraintError("expected a list of conditions") }
    return try array.map { json throws(ConstraintError) in try condition(json) }
  }

  /// Reads `A <= B`, with sums, products and words such as `max(…)` on both sides.
  func comparison(_ json: JSONValue) throws(ConstraintError) -> ConstraintComparison {
    guard let text = json.string else { throw ConstraintError("expected a text such as A <= B") }
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
    // "not in" is of two words.
    let relations = ConstraintComparison.Relation.allCases.filter { $0 != .notAmong }.map(\.rawValue)
    guard let index = words.firstIndex(where: { relations.contains(String($0)) }), index > 0 else {
      throw ConstraintError("expected one of \(relations.joined(separator: " ")) between two sides in \(text)")
    }
    let isNegated = words[index] == "in" && words[index - 1] == "not"
    let relation = isNegated ? .notAmong : ConstraintComparison.Relation(rawValue: String(words[index]))
    guard let relation else { throw ConstraintError("\(words[index]) is no relation") }
    return ConstraintComparison(
      left: try terms(words[..<(isNegated ? index - 1 : index)]), relation: relation,
      right: try terms(words[(index + 1)...]))
  }

  private func terms(_ words: ArraySlice<Substring>) throws(ConstraintError) -> [ConstraintComparison.Term] {
    if words.isEmpty { throw ConstraintError("a side of the comparison is empty") }
    return try words.split(separator: "+").map { words throws(ConstraintError) in
      switch words.count {
      case 1: return try term(words[words.startIndex], factor: 1)
      case 3 where words[words.startIndex + 1] == "*":
        guard let factor = Double(words[words.startIndex]) else {
          throw ConstraintError("expected a number in front of *")
        }
        return try term(words[words.startIndex + 2], factor: factor)
      default: throw ConstraintError("expected a path, a number, or a number * a path")
      }
    }
  }

  private func term(_ word: Substring, factor: Double) throws(ConstraintError) -> ConstraintComparison.Term {
    if let number = Double(word) { return .init(factor: factor * number, gathering: .each, path: nil) }
    for gathering in [ConstraintComparison.Term.Gathering.sum, .max, .min, .count]
    where word.hasPrefix("\(gathering.rawValue)(") && word.hasSuffix(")") {
      let inner = word.dropFirst(gathering.rawValue.count + 1).dropLast()
      return .init(factor: factor, gathering: gathering, path: try path(String(inner)))
    }
    if word.hasPrefix("part("), word.hasSuffix(")") {
      let parts = word.dropFirst(5).dropLast().split(separator: ",")
      guard parts.count == 3, let index = Int(parts[2]) else {
        throw ConstraintError("expected part(path,separator,index)")
      }
      let place = try path(String(parts[0]))
      return .init(factor: factor, gathering: .each, path: place, part: (String(parts[1]), index))
    }
    return .init(factor: factor, gathering: .each, path: try path(String(word)))
  }
}

extension ConstraintPredicate {
  /// Reads what a value may be: the value itself, a list of values, or an object of what must be so.
  init(_ json: JSONValue) throws(ConstraintError) {
    switch json {
    case .array(let values): self = .oneOf(values)
    case .object(let object):
      if object.count == 0 { throw ConstraintError("expected what must be so of the value") }
      var all: [ConstraintPredicate] = []
      var bounds = Bounds()
      for member in object where try !bounds.take(member.key, member.value) {
        all.append(try Self.predicate(member.key, member.value, object))
      }
      all += bounds.predicates
      self = all.count == 1 ? all[0] : .all(all)
    default: self = .oneOf([json])
    }
  }

  private static func predicate(
    _ key: String, _ value: JSONValue, _ object: JSONObject
  ) throws(ConstraintError) -> ConstraintPredicate {
    switch key {
    case "not": return .not(try ConstraintPredicate(value))
    case "multipleOf":
      guard let number = value.double ?? value.integer.map(Double.init), number > 0 else {
        throw ConstraintError("multipleOf takes a number above 0")
      }
      return .multipleOf(number)
    case "matches":
      guard let pattern = value.string else { throw ConstraintError("matches takes a pattern") }
      return .matches(pattern)
    case "startsWith": return .startsWith(try texts(value))
    case "endsWith": return .endsWith(try texts(value))
    case "contains": return .contains(try texts(value))
    case "type":
      guard let kind = value.string.flatMap(Kind.init(rawValue:)) else {
        throw ConstraintError("type takes text, number, integer, boolean, list or object")
      }
      return .type(kind)
    case "in":
      guard let name = value.string else { throw ConstraintError("in takes the name of a list") }
      return .listed(name)
    case "refersTo": return .refersTo(try texts(value), attribute: object["by"]?.string)
    case "by" where object["refersTo"] != nil: return .all([])
    case "json" where value == true: return .json
    default: throw ConstraintError("\(key) is nothing that can be asked of a value")
    }
  }

  private static func texts(_ value: JSONValue) throws(ConstraintError) -> [String] {
    if let text = value.string { return [text] }
    guard let texts = value.array?.compactMap(\.string), !texts.isEmpty else {
      throw ConstraintError("expected a text or some")
    }
    return texts
  }

  /// The bounds of numbers, texts and lists, each of which has two ends.
  private struct Bounds {
    private var numbers: [String: Double] = [:]

    private static let keys: Set = [
      "min", "max", "above", "below", "minLength", "maxLength", "minBytes", "maxBytes", "minItems", "maxItems",
    ]

    /// Takes a bound, or tells that it's none.
    mutating func take(_ key: String, _ value: JSONValue) throws(ConstraintError) -> Bool {
      if !Self.keys.contains(key) { return false }
      guard let number = value.double ?? value.integer.map(Double.init) else {
        throw ConstraintError("\(key) takes a number")
      }
      numbers[key] = number
      return true
    }

    var predicates: [ConstraintPredicate] {
      var found: [ConstraintPredicate] = []
      let (above, below) = (numbers["above"], numbers["below"])
      if let least = above ?? numbers["min"] ?? below ?? numbers["max"], least.isFinite {
        found.append(
          .range(
            minimum: above ?? numbers["min"], isAbove: above != nil, maximum: below ?? numbers["max"],
            isBelow: below != nil))
      }
      for (low, high, isBytes) in [("minLength", "maxLength", false), ("minBytes", "maxBytes", true)]
      where numbers[low] ?? numbers[high] != nil {
        found.append(.length(minimum: whole(low), maximum: whole(high), isBytes: isBytes))
      }
      if numbers["minItems"] ?? numbers["maxItems"] != nil {
        found.append(.count(minimum: whole("minItems"), maximum: whole("maxItems")))
      }
      return found
    }

    private func whole(_ key: String) -> Int? { numbers[key].flatMap { Int(exactly: $0) } }
  }
}
