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
  static func findings(_ rule: some TemplateRule, in value: JSONValue, at place: JSONPointer) -> [Finding] {
    value.alternatives(at: place).flatMap { inner -> [Finding] in
      if inner.value.isFunction { return [] }
      guard let object = inner.value.object else {
        return [
          rule.finding(
            "the conditions of a statement must be an object", at: inner.place, expected: "an object",
            given: Wording.value(inner.value))
        ]
      }
      return object.flatMap { member -> [Finding] in
        if member.key.isFunctionName { return [] }
        let place = inner.place.appending(member.key)
        let name = bare(member.key)
        guard operators.contains(name) else {
          return [
            rule.finding(
              "there is no operator \(member.key) of conditions", at: place,
              hint: Suggestion.hint(for: name, in: operators))
          ]
        }
        if name == "Null", member.key.hasSuffix("IfExists") {
          return [
            rule.finding("Null can't be combined with IfExists", at: place, hint: "take IfExists off")
          ]
        }
        return member.value.alternatives(at: place).flatMap { keys -> [Finding] in
          guard let object = keys.value.object else {
            return [
              rule.finding(
                "\(member.key) must have keys with values", at: keys.place, expected: "an object",
                given: Wording.value(keys.value))
            ]
          }
          return object.filter { $0.value.array?.isEmpty == true }.map {
            rule.finding(
              "\(member.key) must compare with values", at: keys.place.appending($0.key), expected: "at least one",
              given: "none")
          }
        }
      }
    }
  }

  /// An operator without what goes before and after it.
  static func bare(_ name: String) -> String {
    var name = name[...]
    for prefix in ["ForAllValues:", "ForAnyValue:"] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name.hasSuffix("IfExists") { name = name.dropLast("IfExists".count) }
    return String(name)
  }
}
