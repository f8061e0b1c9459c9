import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  /// Checks which properties go with which.
  mutating func checkDependencies(_ object: JSONObject, _ rules: ObjectRules) {
    for names in rules.exactlyOne {
      if checkAny(of: names, in: object, "exactly one of") { continue }
      let given = names.filter { isCertain($0, in: object) }
      guard given.count > 1 else { continue }
      report(
        Finding(
          "one-of", "exactly one of \(Wording.list(names)) is required",
          expected: "one of them", given: Wording.list(given)))
    }
    for names in rules.atLeastOne { _ = checkAny(of: names, in: object, "at least one of") }
    for (name, others) in rules.dependent where isCertain(name, in: object) {
      for other in others where Presence(object[other]) == .never {
        report(Finding("dependent-property", "\(name) requires \(other)"))
      }
    }
    for (name, others) in rules.excluded where isCertain(name, in: object) {
      for other in others where isCertain(other, in: object) {
        report(
          at: .name(name),
          Finding(
            "excluded-property", "\(name) can't be set along with \(other)",
            hint: "remove one of the two"))
      }
    }
  }

  /// Checks that at least one property is there.
  ///
  /// - Returns: Whether none is.
  private mutating func checkAny(of names: [String], in object: JSONObject, _ words: String) -> Bool {
    guard names.allSatisfy({ Presence(object[$0]) == .never }) else { return false }
    report(
      Finding("required-property", "\(words) \(Wording.list(names)) is required"))
    return true
  }

  private mutating func isCertain(_ name: String, in object: JSONObject) -> Bool {
    switch Presence(object[name]) {
    case .always: return true
    case .never: return false
    case .sometimes:
      isUncertain = true
      return false
    }
  }
}
