// Conditions that compare text, ARNs and addresses.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

extension PolicyCondition {
  /// The text is one of the values, `StringEquals`.
  public static func stringEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringEquals", key, ListValue(values))
  }

  /// The text is none of the values, `StringNotEquals`.
  public static func stringNotEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringNotEquals", key, ListValue(values))
  }

  /// The text is one of the values but for upper and lower case, `StringEqualsIgnoreCase`.
  public static func stringEqualsIgnoreCase(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringEqualsIgnoreCase", key, ListValue(values))
  }

  /// The text is none of the values, whatever its case, `StringNotEqualsIgnoreCase`.
  public static func stringNotEqualsIgnoreCase(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringNotEqualsIgnoreCase", key, ListValue(values))
  }

  /// The text matches one of the patterns, in which `*` and `?` stand for other characters, `StringLike`.
  public static func stringLike(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringLike", key, ListValue(values))
  }

  /// The text matches none of the patterns, `StringNotLike`.
  public static func stringNotLike(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "StringNotLike", key, ListValue(values))
  }

  /// The ARN matches one of the patterns, part by part, `ArnEquals`.
  public static func arnEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "ArnEquals", key, ListValue(values))
  }

  /// The ARN matches none of the patterns, `ArnNotEquals`.
  public static func arnNotEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "ArnNotEquals", key, ListValue(values))
  }

  /// The ARN matches one of the patterns, part by part, `ArnLike`; the same as `ArnEquals`.
  public static func arnLike(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "ArnLike", key, ListValue(values))
  }

  /// The ARN matches none of the patterns, `ArnNotLike`; the same as `ArnNotEquals`.
  public static func arnNotLike(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "ArnNotLike", key, ListValue(values))
  }

  /// The address is in one of the blocks, such as `203.0.113.0/24`, `IpAddress`.
  public static func ipAddress(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "IpAddress", key, ListValue(values))
  }

  /// The address is in none of the blocks, `NotIpAddress`.
  public static func notIPAddress(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "NotIpAddress", key, ListValue(values))
  }

  /// The bytes are one of the values, each in Base64, `BinaryEquals`.
  public static func binaryEquals(_ key: String, _ values: StringValue...) -> PolicyCondition {
    PolicyCondition(operator: "BinaryEquals", key, ListValue(values))
  }
}
