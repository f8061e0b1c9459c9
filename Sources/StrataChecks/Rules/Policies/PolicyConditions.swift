import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The conditions of a statement: operators over keys and values.
///
/// See [Condition operators](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
enum PolicyConditions {
  private static let operators = [
    "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan",
    "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress", "Null",
    "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan", "NumericLessThanEquals",
    "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotEquals",
    "StringNotEqualsIgnoreCase", "StringNotLike",
  ]

  /// The findings in the conditions of a statement.
  static func findings(_ rule: some TemplateRule, in value: JSONValue, at place: JSONPointer?) -> [Finding] {
    var findings: [Finding] = []
    value.forEachAlternative(at: place) { value, place in
      if value.isFunction { return }
      guard case .object(let object) = value else {
        findings.append(
          rule.finding(
            "the conditions of a statement must be an object", at: place, expected: "an object",
            given: Wording.value(value)))
        return
      }
      for member in object where !member.key.isFunctionName {
        findings += Self.findings(rule, in: member, at: place?.appending(member.key))
      }
    }
    return findings
  }

  /// The findings in an operator with its keys.
  private static func findings(
    _ rule: some TemplateRule, in member: JSONObject.Member, at place: JSONPointer?
  ) -> [Finding] {
    let name = bare(member.key)
    guard operators.contains(name) else {
      return [
        rule.finding(
          "there is no operator \(member.key) of conditions", at: place,
          hint: Suggestion.hint(for: name, in: operators))
      ]
    }
    if name == "Null", member.key.hasSuffix("IfExists") {
      return [rule.finding("Null can't be combined with IfExists", at: place, hint: "take IfExists off")]
    }
    var findings: [Finding] = []
    member.value.forEachAlternative(at: place) { value, place in
      guard case .object(let keys) = value else {
        findings.append(
          rule.finding(
            "\(member.key) must have keys with values", at: place, expected: "an object", given: Wording.value(value)))
        return
      }
      for key in keys where key.value.array?.isEmpty == true {
        findings.append(
          rule.finding(
            "\(member.key) must compare with values", at: place?.appending(key.key), expected: "at least one",
            given: "none"))
      }
    }
    return findings
  }

  /// An operator without what goes before and after it.
  static func bare(_ name: String) -> String {
    var name = name[...]
    for prefix in ["ForAllValues:", "ForAnyValue:"] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name.hasSuffix("IfExists") { name = name.dropLast("IfExists".count) }
    return String(name)
  }
}
