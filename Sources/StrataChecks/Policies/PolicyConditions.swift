import StrataJSON
import StrataSchema

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

  /// What is wrong in the conditions of a statement.
  static func faults(of value: JSONValue, at place: JSONPointer) -> [ResourceAttributes.Fault] {
    value.alternatives(at: place).flatMap { inner -> [ResourceAttributes.Fault] in
      if inner.value.isFunction { return [] }
      guard let object = inner.value.object else {
        return [
          ResourceAttributes.Fault(
            message: "the conditions of a statement are an object", place: inner.place, expected: "an object",
            given: Wording.value(inner.value))
        ]
      }
      return object.flatMap { member -> [ResourceAttributes.Fault] in
        if member.key.hasPrefix("Fn::") { return [] }
        let place = inner.place.appending(member.key)
        let name = bare(member.key)
        guard operators.contains(name) else {
          return [
            ResourceAttributes.Fault(
              message: "there is no operator \(member.key) of conditions", place: place,
              hint: Suggestion.hint(for: name, in: operators))
          ]
        }
        return member.value.alternatives(at: place).compactMap { keys in
          if keys.value.object != nil { return nil }
          return ResourceAttributes.Fault(
            message: "\(member.key) takes keys with values", place: keys.place, expected: "an object",
            given: Wording.value(keys.value))
        }
      }
    }
  }

  /// An operator without what goes before and after it.
  private static func bare(_ name: String) -> String {
    var name = name[...]
    for prefix in ["ForAllValues:", "ForAnyValue:"] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name.hasSuffix("IfExists") { name = name.dropLast("IfExists".count) }
    return String(name)
  }
}
