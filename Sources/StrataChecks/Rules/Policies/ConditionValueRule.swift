import StrataFindings
import StrataJSON
import StrataTemplate

/// Each operator of a condition compares with values of its kind.
struct ConditionValueRule: TemplateRule {
  let about = RuleDescription(
    "condition-value", .error,
    reason: "a condition that compares with a value of another kind is refused or never holds",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    good: ConditionValueRule.sample("203.0.113.0/24"), bad: ConditionValueRule.sample("203.0.113.0/33"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.flatMap { statement -> [Finding] in
      // Most statements have none.
      (statement.conditions ?? []).flatMap { condition -> [Finding] in
        let name = PolicyConditions.bare(condition.operator)
        return condition.values.compactMap { value -> Finding? in
          if value.value.object != nil, !value.value.isFunction {
            return finding(
              "\(condition.operator) can't compare with an object", at: value.pointer,
              expected: ConditionValues.expected(by: name) ?? "text", given: Wording.value(value.value))
          }
          guard let expected = ConditionValues.expected(by: name), let known = known(value),
            !ConditionValues.fits(known, name)
          else { return nil }
          return finding(
            "\(condition.operator) can't compare with this value", at: value.pointer, expected: expected,
            given: Wording.value(known))
        }
      }
    }
  }

  /// The value, where all of it is known.
  private func known(_ place: PlacedValue) -> JSONValue? {
    place.value.isFunction || place.value.string != nil ? place.text.map { .string($0) } : place.value
  }

  private static func sample(_ range: JSONValue) -> JSONValue {
    [
      "Policy": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": [
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
                "Condition": ["IpAddress": ["aws:SourceIp": range]],
              ]
            ],
          ]
        ],
      ]
    ]
  }
}
