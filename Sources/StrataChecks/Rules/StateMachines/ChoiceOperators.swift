/// The operators of choice rules in JSONPath, and what they compare with.
///
/// See [Choice state](https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html).
enum ChoiceOperators {
  /// What the value of each operator must be.
  static let comparisons: [String: StateField.Form] = {
    var forms: [String: StateField.Form] = [
      "BooleanEquals": .flag, "BooleanEqualsPath": .path(.path, isNullable: false), "StringMatches": .text,
    ]
    for name in ["IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp"] { forms[name] = .flag }
    let families: [(String, StateField.Form)] = [
      ("Numeric", .number(-.infinity ... .infinity)), ("String", .text), ("Timestamp", .timestamp),
    ]
    for (family, form) in families {
      for relation in ["Equals", "GreaterThan", "GreaterThanEquals", "LessThan", "LessThanEquals"] {
        forms[family + relation] = form
        forms["\(family)\(relation)Path"] = .path(.path, isNullable: false)
      }
    }
    return forms
  }()

  /// The operators that put rules together.
  static let connectives = ["And", "Not", "Or"]

  /// What else stands in a rule of a state.
  static let others = ["Assign", "Comment", "Next", "Variable"]

  /// What a rule of a state may have, in the order of the alphabet.
  static let names = (comparisons.keys + connectives + others).sorted()
}
