import StrataResourceModel

/// An operator of a policy's condition, as the language has it.
struct ConditionOperator {
  /// The function that makes the condition.
  let function: String
  /// The type of the values.
  let type: SwiftType
  /// Whether several values are alternatives.
  let takesSeveral: Bool
  /// What follows the function, such as `.ifExists`.
  let suffix: String

  private static let texts: [String: String] = [
    "StringEquals": "stringEquals", "StringNotEquals": "stringNotEquals", "StringLike": "stringLike",
    "StringNotLike": "stringNotLike", "StringEqualsIgnoreCase": "stringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase": "stringNotEqualsIgnoreCase", "ArnEquals": "arnEquals", "ArnNotEquals": "arnNotEquals",
    "ArnLike": "arnLike", "ArnNotLike": "arnNotLike", "IpAddress": "ipAddress", "NotIpAddress": "notIPAddress",
    "DateEquals": "dateEquals", "DateNotEquals": "dateNotEquals", "BinaryEquals": "binaryEquals",
  ]
  private static let singleTexts: [String: String] = [
    "DateLessThan": "dateLessThan", "DateLessThanEquals": "dateLessThanEquals", "DateGreaterThan": "dateGreaterThan",
    "DateGreaterThanEquals": "dateGreaterThanEquals",
  ]
  private static let numbers: [String: String] = [
    "NumericEquals": "numericEquals", "NumericNotEquals": "numericNotEquals",
  ]
  private static let singleNumbers: [String: String] = [
    "NumericLessThan": "numericLessThan", "NumericLessThanEquals": "numericLessThanEquals",
    "NumericGreaterThan": "numericGreaterThan", "NumericGreaterThanEquals": "numericGreaterThanEquals",
  ]
  private static let flags = ["Bool": "bool", "Null": "null"]

  /// Finds the operator of a name, such as `ForAnyValue:StringLike` or `BoolIfExists`; nil where the language has none.
  init?(_ name: String) {
    var name = name[...]
    var suffix = ""
    for (prefix, member) in [("ForAllValues:", ".forAllValues"), ("ForAnyValue:", ".forAnyValue")]
    where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.utf8.count)
      suffix += member
    }
    if name.hasSuffix("IfExists") {
      name = name.dropLast("IfExists".utf8.count)
      // Whether a key is there can't be asked of one that is.
      if name == "Null" { return nil }
      suffix += ".ifExists"
    }
    let known: [(table: [String: String], type: SwiftType, takesSeveral: Bool)] = [
      (Self.texts, .string, true), (Self.singleTexts, .string, false), (Self.numbers, .named("NumberValue"), true),
      (Self.singleNumbers, .named("NumberValue"), false), (Self.flags, .named("BooleanValue"), false),
    ]
    for (table, type, takesSeveral) in known {
      guard let function = table[String(name)] else { continue }
      (self.function, self.type, self.takesSeveral, self.suffix) = (function, type, takesSeveral, suffix)
      return
    }
    return nil
  }
}
