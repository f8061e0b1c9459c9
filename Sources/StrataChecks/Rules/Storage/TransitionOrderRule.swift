import StrataFindings
import StrataJSON
import StrataTemplate

/// Objects go to ever colder storage, and never back.
struct TransitionOrderRule: TemplateRule {
  let about = RuleDescription(
    "transition-order", .error, reason: "S3 refuses a lifecycle that would bring objects back to warmer storage",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
    good: TransitionOrderRule.sample(glacier: 90), bad: TransitionOrderRule.sample(glacier: 30))

  /// The classes from the warmest to the coldest.
  private static let classes = [
    "STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE",
  ]

  /// The transitions of a rule, with what counts their days.
  private static let kinds = [
    ("Transitions", "TransitionInDays"), ("NoncurrentVersionTransitions", "TransitionInDays"),
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::S3::Bucket").flatMap { bucket in
      bucket.all("LifecycleConfiguration").flatMap { $0.each("Rules") }.flatMap { rule in
        Self.kinds.flatMap { check(rule[$0.0]?.value.array ?? [], $0.1, rule.pointer.appending($0.0)) }
      }
    }
  }

  private func check(_ transitions: [JSONValue], _ property: String, _ place: JSONPointer) -> [Finding] {
    let known = transitions.enumerated().compactMap { index, value -> (days: Int64, rank: Int, index: Int)? in
      let name = value["StorageClass"]?.string == "Glacier" ? "GLACIER" : value["StorageClass"]?.string
      guard let rank = name.flatMap(Self.classes.firstIndex), let days = ContainerPortRule.number(value[property])
      else {
        return nil
      }
      return (days, rank, index)
    }.sorted { ($0.days, $0.rank) < ($1.days, $1.rank) }
    var coldest = known.first
    return known.compactMap { transition in
      guard let before = coldest, before.rank > transition.rank, before.days < transition.days else {
        if transition.rank > coldest?.rank ?? -1 { coldest = transition }
        return nil
      }
      let (own, other) = (Self.classes[transition.rank], Self.classes[before.rank])
      return finding(
        "objects that are in \(other) after \(before.days) days can't go to \(own) after \(transition.days)",
        at: place.appending(transition.index), expected: "\(own) before \(other)", given: "\(other) before \(own)")
    }
  }

  private static func sample(glacier: Int64) -> JSONValue {
    [
      "Files": [
        "Type": "AWS::S3::Bucket",
        "Properties": [
          "LifecycleConfiguration": [
            "Rules": [
              [
                "Status": "Enabled",
                "Transitions": [
                  ["StorageClass": "STANDARD_IA", "TransitionInDays": 60],
                  ["StorageClass": "GLACIER", "TransitionInDays": .integer(glacier)],
                ],
              ]
            ]
          ]
        ],
      ]
    ]
  }
}
