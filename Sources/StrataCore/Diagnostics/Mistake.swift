/// What is wrong with a value, before it's known where it's used.
package struct Mistake: Sendable, Hashable {
  package let rule: RuleID
  package let message: String
  package var expected: String?
  package var given: String?
  package var hint: String?
  package var notes: [Diagnostic.Note]

  package init(
    _ rule: RuleID, _ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    self.rule = rule
    self.message = message
    self.expected = expected
    self.given = given
    self.hint = hint
    self.notes = notes
  }
}

extension Mistake {
  static func repeatedKey(_ key: String) -> Mistake {
    Mistake(.invalidValue, "the name \"\(key)\" is given twice in one literal", hint: "remove one of the two")
  }

  static func notFinite(_ number: Double) -> Mistake {
    Mistake(.invalidValue, "JSON has no such number", expected: "a finite number", given: "\(number)")
  }

  static let null = Mistake(
    .invalidValue, "CloudFormation takes no null", hint: "leave the property out, or use .noValue")

  static let emptySeparator = Mistake(
    .invalidValue, "Fn::Split can't split without a separator", expected: "at least one character", given: "none")

  static func index(_ index: Int64, count: Int?) -> Mistake {
    let range = count.map { $0 == 0 ? "a list that isn't empty" : "0 to \($0 - 1)" } ?? "0 or more"
    return Mistake(.invalidValue, "the index is outside the list", expected: range, given: "\(index)")
  }

  static func cidrCount(_ count: Int64) -> Mistake {
    Mistake(.invalidValue, "Fn::Cidr makes 1 to 256 blocks", expected: "1 to 256", given: Count.grouped(count))
  }

  static func termCount(_ function: String, _ count: Int) -> Mistake {
    Mistake(.invalidValue, "\(function) takes 2 to 10 conditions", expected: "2 to 10", given: "\(count)")
  }

  static let emptyAttribute = Mistake(
    .invalidValue, "an attribute has a name", expected: "a name such as Arn", given: "\"\"")

  static let noParameter = Mistake(
    .invalidValue, "Fn::ValueOf takes a parameter", expected: "the value of a parameter", given: "another value")

  static let stageAndVersion = Mistake(
    .invalidValue, "a secret is read by its stage or by its version, not by both",
    hint: "give stage or versionID, not both")
}
