import StrataFindings

extension Finding {
  package static func repeatedKey(_ key: String) -> Finding {
    Finding(.invalidValue, "the name \"\(key)\" is given twice in one literal", hint: "remove one of the two")
  }

  static func notFinite(_ number: Double) -> Finding {
    Finding(.invalidValue, "JSON has no such number", expected: "a finite number", given: "\(number)")
  }

  static let null = Finding(
    .invalidValue, "CloudFormation takes no null", hint: "leave the property out, or use .noValue")

  static let noParameter = Finding(
    .invalidValue, "Fn::ValueOf must have a parameter", expected: "the value of a parameter", given: "another value")

  static let stageAndVersion = Finding(
    .invalidValue, "a secret must be read by its stage or by its version, not by both",
    hint: "give stage or versionID, not both")
}
