// Conditions that compare numbers, dates and flags.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

extension PolicyCondition {
  /// The number is one of the values, `NumericEquals`.
  public static func numericEquals(_ key: String, _ values: NumberValue...) -> PolicyCondition {
    PolicyCondition(operator: "NumericEquals", key, ListValue(values))
  }

  /// The number is none of the values, `NumericNotEquals`.
  public static func numericNotEquals(_ key: String, _ values: NumberValue...) -> PolicyCondition {
    PolicyCondition(operator: "NumericNotEquals", key, ListValue(values))
  }

  /// The number is less than the value, `NumericLessThan`.
  public static func numericLessThan(_ key: String, _ value: NumberValue) -> PolicyCondition {
    PolicyCondition(operator: "NumericLessThan", key, [value])
  }

  /// The number is the value or less, `NumericLessThanEquals`.
  public static func numericLessThanEquals(_ key: String, _ value: NumberValue) -> PolicyCondition {
    PolicyCondition(operator: "NumericLessThanEquals", key, [value])
  }

  /// The number is greater than the value, `NumericGreaterThan`.
  public static func numericGreaterThan(_ key: String, _ value: NumberValue) -> PolicyCondition {
    PolicyCondition(operator: "NumericGreaterThan", key, [value])
  }

  /// The number is the value or greater, `NumericGreaterThanEquals`.
  public static func numericGreaterThanEquals(_ key: String, _ value: NumberValue) -> PolicyCondition {
    PolicyCondition(operator: "NumericGreaterThanEquals", key, [value])
  }

  /// The date is one of the values, in ISO 8601 such as `2030-01-01T00:00:00Z`, `DateEquals`.
  public static func dateEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "DateEquals", key, ListValue(values))
  }

  /// The date is none of the values, `DateNotEquals`.
  public static func dateNotEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "DateNotEquals", key, ListValue(values))
  }

  /// The date is before the value, `DateLessThan`.
  public static func dateLessThan(_ key: String, _ value: StringValue) -> PolicyCondition {
    PolicyCondition(operator: "DateLessThan", key, [value])
  }

  /// The date is the value or before it, `DateLessThanEquals`.
  public static func dateLessThanEquals(_ key: String, _ value: StringValue) -> PolicyCondition {
    PolicyCondition(operator: "DateLessThanEquals", key, [value])
  }

  /// The date is after the value, `DateGreaterThan`.
  public static func dateGreaterThan(_ key: String, _ value: StringValue) -> PolicyCondition {
    PolicyCondition(operator: "DateGreaterThan", key, [value])
  }

  /// The date is the value or after it, `DateGreaterThanEquals`.
  public static func dateGreaterThanEquals(_ key: String, _ value: StringValue) -> PolicyCondition {
    PolicyCondition(operator: "DateGreaterThanEquals", key, [value])
  }

  /// The flag is the value, `Bool`.
  public static func bool(_ key: String, _ value: BooleanValue) -> PolicyCondition {
    PolicyCondition(operator: "Bool", key, [value])
  }

  /// Whether the request hasn't got the key: true where it must be absent, false where it must be there, `Null`.
  public static func null(_ key: String, _ isAbsent: BooleanValue) -> PolicyCondition {
    PolicyCondition(operator: "Null", key, [isAbsent])
  }
}
