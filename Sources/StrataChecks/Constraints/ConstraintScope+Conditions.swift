import StrataFacts
import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

extension ConstraintScope {
  /// Whether a condition holds; of several values that a path leads to, one is enough.
  mutating func holds(_ condition: ConstraintCondition, for subject: Subject) -> Truth {
    switch condition {
    case .all(let all): return all.all { holds($0, for: subject) }
    case .any(let any): return any.some { holds($0, for: subject) }
    case .none(let none): return !none.some { holds($0, for: subject) }
    case .has(let path): return isThere(path, for: subject)
    case .lacks(let path): return !isThere(path, for: subject)
    case .value(let path, let predicate):
      let search = search(path, from: subject)
      let truth = search.values.some { self.truth(of: predicate, for: $0, subject) }
      return truth == .no && search.isIncomplete ? .open : truth
    }
  }

  /// Whether a path leads to something.
  mutating func isThere(_ path: ConstraintPath, for subject: Subject) -> Truth {
    let search = search(path, from: subject)
    return search.values.isEmpty ? (search.isIncomplete ? .open : .no) : .yes
  }

  /// A value that isn't as it must be, and what it must be.
  struct Breach {
    let path: ConstraintPath
    let value: ConstraintValue?
    let condition: ConstraintCondition
  }

  /// Whether all values are as they must be, and the one that isn't.
  mutating func meets(_ condition: ConstraintCondition, for subject: Subject) -> (truth: Truth, breach: Breach?) {
    switch condition {
    case .all(let all):
      var result = Truth.yes
      for part in all {
        let (truth, breach) = meets(part, for: subject)
        if truth == .no { return (.no, breach) }
        if truth == .open { result = .open }
      }
      return (result, nil)
    case .any(let any):
      var (result, first) = (Truth.no, Breach?.none)
      for part in any {
        let (truth, breach) = meets(part, for: subject)
        if truth == .yes { return (.yes, nil) }
        if truth == .open { result = .open }
        if first == nil, let breach { first = Breach(path: breach.path, value: breach.value, condition: condition) }
      }
      return (result, first)
    case .value(let path, let predicate):
      let search = search(path, from: subject)
      var result = search.isIncomplete ? Truth.open : .yes
      for value in search.values {
        switch truth(of: predicate, for: value, subject) {
        case .no: return (.no, Breach(path: path, value: value, condition: condition))
        case .open: result = .open
        case .yes: break
        }
      }
      return (result, nil)
    case .none(let none):
      var (result, culprit) = (Truth.no, Breach?.none)
      for part in none {
        let truth = holds(part, for: subject)
        if truth == .yes {
          if case .value(let path, _) = part {
            culprit = Breach(path: path, value: search(path, from: subject).values.first, condition: condition)
          }
          return (.no, culprit)
        }
        if truth == .open { result = .open }
      }
      return (!result, nil)
    case .has(let path):
      let truth = isThere(path, for: subject)
      return (truth, truth == .no ? Breach(path: path, value: nil, condition: condition) : nil)
    case .lacks(let path):
      let search = search(path, from: subject)
      if let value = search.values.first {
        return (.no, Breach(path: path, value: value, condition: condition))
      }
      return (search.isIncomplete ? .open : .yes, nil)
    }
  }

  /// Whether a value is what a predicate says.
  mutating func truth(of predicate: ConstraintPredicate, for value: ConstraintValue, _ subject: Subject) -> Truth {
    switch predicate {
    case .all(let all): return all.all { truth(of: $0, for: value, subject) }
    case .not(let inner): return !truth(of: inner, for: value, subject)
    case .refersTo(let types, let attribute): return refers(value, to: types, by: attribute)
    case .startsWith(let texts) where value.isOpen: return Self.begins(value.value, with: texts)
    case .contains(let texts) where value.isOpen: return Self.isCertain(value.value, texts) { $0.contains($1) }
    case .endsWith(let texts) where value.isOpen: return Self.ends(value.value, with: texts)
    case .length(_, let maximum?, true) where value.value.object != nil && !value.isOpen:
      return bytes(of: value) > maximum ? .no : .open
    case .count(let minimum, let maximum): return count(of: value, minimum, maximum)
    case .listed(let name):
      guard let name = listName(name, subject), let list = template.list(name) else { return .open }
      guard !value.isOpen, let text = Scalar.text(of: value.value) else { return .open }
      return Truth(list.contains(text))
    default:
      if value.isOpen { return .open }
      return Self.isKnown(value.value, predicate)
    }
  }

  /// The name of a list with the values of properties in it, or nil where one isn't known.
  private mutating func listName(_ name: String, _ subject: Subject) -> String? {
    guard let parts = ConstraintListName(name) else { return name }
    let search = search(parts.path, from: subject)
    guard search.values.count == 1, !search.values[0].isOpen, let text = Scalar.text(of: search.values[0].value) else {
      return nil
    }
    return ConstraintListName.name(parts.start, text, parts.end)
  }

  private func refers(_ value: ConstraintValue, to types: [String], by attribute: String?) -> Truth {
    if !value.isOpen { return .open }
    guard let target = value.value.referenceTarget, let resource = template.contents.resource(target.name) else {
      return .open
    }
    let isOfType = types.contains { $0 == resource.type || $0.hasSuffix("*") && resource.type.hasPrefix($0.dropLast()) }
    return Truth(isOfType && (attribute == nil || attribute == target.attribute ?? "Ref"))
  }

  /// The number of elements, of which some may be there or not.
  private mutating func count(of value: ConstraintValue, _ minimum: Int?, _ maximum: Int?) -> Truth {
    if value.isOpen { return .open }
    if let object = value.value.object { return Self.isBetween(object.count, object.count, minimum, maximum) }
    guard value.value.array != nil else { return .open }
    let search = search(.elements, from: Subject(value: value, parents: []))
    // A function may be a list where one stands for elements.
    let least = search.values.count
    return Self.isBetween(least, search.isIncomplete ? Int.max : least, minimum, maximum)
  }

  /// The bytes of the names and the values of an object, so far as they're known.
  private mutating func bytes(of value: ConstraintValue) -> Int {
    let subject = Subject(value: value, parents: [])
    let found = search(.names, from: subject).values + search(.elements, from: subject).values.filter { !$0.isOpen }
    return found.reduce(0) { $0 + (Scalar.text(of: $1.value)?.utf8.count ?? 0) }
  }

  private static func isBetween(_ least: Int, _ most: Int, _ minimum: Int?, _ maximum: Int?) -> Truth {
    if let maximum, least > maximum { return .no }
    if let minimum, most < minimum { return .no }
    let isSure = least >= minimum ?? 0 && most <= maximum ?? Int.max
    return isSure ? .yes : .open
  }

  static func begins(_ value: JSONValue, with texts: [String]) -> Truth {
    guard case .literal(let known)? = PartialText(value).parts.first else { return .open }
    if texts.contains(where: known.hasPrefix) { return .yes }
    return texts.contains { $0.hasPrefix(known) } ? .open : .no
  }

  static func ends(_ value: JSONValue, with texts: [String]) -> Truth {
    guard case .literal(let known)? = PartialText(value).parts.last else { return .open }
    if texts.contains(where: known.hasSuffix) { return .yes }
    return texts.contains { $0.hasSuffix(known) } ? .open : .no
  }

  static func isCertain(_ value: JSONValue, _ texts: [String], _ test: (String, String) -> Bool) -> Truth {
    let parts = PartialText(value).parts
    let isFound = parts.contains { part in
      if case .literal(let known) = part { texts.contains { test(known, $0) } } else { false }
    }
    return isFound ? .yes : .open
  }

  /// Whether a value that's written out is what a predicate says.
  static func isKnown(_ value: JSONValue, _ predicate: ConstraintPredicate) -> Truth {
    let text = Scalar.text(of: value)
    if let text, text.contains(bytesOf: "{{resolve:") { return .open }
    switch predicate {
    case .oneOf(let values): return Truth(values.contains { Self.isSame($0, value) })
    case .range(let minimum, let isAbove, let maximum, let isBelow):
      guard let number = Scalar.number(readFrom: value) else { return .open }
      let isHighEnough = minimum.map { isAbove ? number > $0 : number >= $0 } ?? true
      let isLowEnough = maximum.map { isBelow ? number < $0 : number <= $0 } ?? true
      return Truth(isHighEnough && isLowEnough)
    case .multipleOf(let divisor):
      guard let number = Scalar.number(readFrom: value) else { return .open }
      let share = number / divisor
      return Truth((share - share.rounded()).magnitude < 1e-9)
    case .length(let minimum, let maximum, let isBytes):
      guard let text else { return .open }
      let length = isBytes ? text.utf8.count : text.unicodeScalars.count
      return Truth(length >= minimum ?? 0 && length <= maximum ?? Int.max)
    case .matches(let pattern):
      guard let text else { return .open }
      return SchemaPatterns.matches(text, pattern).map(Truth.init) ?? .open
    case .startsWith(let texts): return text.map { text in Truth(texts.contains(where: text.hasPrefix)) } ?? .open
    case .endsWith(let texts): return text.map { text in Truth(texts.contains(where: text.hasSuffix)) } ?? .open
    case .contains(let texts): return text.map { text in Truth(texts.contains { text.contains($0) }) } ?? .open
    case .type(let kind): return Truth(Self.isOf(kind, value))
    case .json:
      guard let text else { return .open }
      return Truth((try? JSONValue(parsing: Array(text.utf8))) != nil)
    case .all, .not, .count, .listed, .refersTo: return .open
    }
  }

  /// Whether two values are the same to CloudFormation, which takes text for numbers and truth values.
  static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    if one == other { return true }
    guard let left = Scalar.text(of: one), let right = Scalar.text(of: other) else { return false }
    if left == right { return true }
    if Scalar.isBoolean(one) || Scalar.isBoolean(other) { return left.lowercased() == right.lowercased() }
    guard let a = Scalar.number(readFrom: one), let b = Scalar.number(readFrom: other) else { return false }
    return a == b
  }

  static func isOf(_ kind: ConstraintPredicate.Kind, _ value: JSONValue) -> Bool {
    switch kind {
    case .text: value.string != nil
    case .number: Scalar.number(readFrom: value) != nil
    case .integer: Scalar.number(readFrom: value).map(Scalar.isWhole) == true
    case .boolean: Scalar.isBoolean(value)
    case .list: value.array != nil
    case .object: value.object != nil
    }
  }
}
