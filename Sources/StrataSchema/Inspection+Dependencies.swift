import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  /// Checks which properties go with which.
  mutating func checkDependencies(_ object: JSONObject, _ rules: ObjectRules) {
    let (one, any) = (rules.exactlyOneNames, rules.atLeastOneNames)
    for index in 0..<one.count { checkOne(of: one[index].list, in: object) }
    for index in 0..<any.count { _ = checkAny(of: any[index].list, in: object, "at least one of") }
    let (dependent, excluded) = (rules.dependentNames, rules.excludedNames)
    for index in 0..<dependent.count where isCertain(dependent[index].name, in: object) {
      let (name, others) = (dependent[index].name, dependent[index].others)
      for index in 0..<others.count where object.presence(of: others[index]) == .never {
        report(Finding("dependent-property", "\(name.string) requires \(others[index].string)"))
      }
    }
    for index in 0..<excluded.count where isCertain(excluded[index].name, in: object) {
      let (name, others) = (excluded[index].name.string, excluded[index].others)
      for index in 0..<others.count where isCertain(others[index], in: object) {
        report(
          at: .name(name),
          Finding(
            "excluded-property", "\(name) can't be set along with \(others[index].string)",
            hint: "remove one of the two"))
      }
    }
  }

  /// Checks that one property is there, and no other.
  private mutating func checkOne(of names: TableList<TableText>, in object: JSONObject) {
    if checkAny(of: names, in: object, "exactly one of") { return }
    var given: [Int] = []
    for index in 0..<names.count where isCertain(names[index], in: object) { given.append(index) }
    guard given.count > 1 else { return }
    report(
      Finding(
        "one-of", "exactly one of \(Wording.list(names.strings)) is required",
        expected: "one of them", given: Wording.list(given.map { names[$0].string })))
  }

  /// Checks that at least one property is there.
  ///
  /// - Returns: Whether none is.
  private mutating func checkAny(of names: TableList<TableText>, in object: JSONObject, _ words: String) -> Bool {
    for index in 0..<names.count where object.presence(of: names[index]) != .never { return false }
    report(Finding("required-property", "\(words) \(Wording.list(names.strings)) is required"))
    return true
  }

  private mutating func isCertain(_ name: TableText, in object: JSONObject) -> Bool {
    switch object.presence(of: name) {
    case .always: return true
    case .never: return false
    case .sometimes:
      isUncertain = true
      return false
    }
  }
}

extension JSONObject {
  /// Whether a member is there.
  fileprivate func presence(of name: TableText) -> Presence {
    guard let position = position(ofUTF8: name.bytes) else { return .never }
    let value = self[position].value
    return value.isObject ? Presence(value) : .always
  }
}
