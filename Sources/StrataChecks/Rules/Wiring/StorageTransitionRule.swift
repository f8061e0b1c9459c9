import StrataFindings
import StrataJSON
import StrataTemplate

/// Objects stay 30 days before they go to infrequent access.
struct StorageTransitionRule: TemplateRule {
  let about = RuleDescription(
    "early-transition", .error, reason: "S3 refuses to move objects to infrequent access before they are 30 days old",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
    good: StorageTransitionRule.sample(days: 30), bad: StorageTransitionRule.sample(days: 7))

  /// The transitions that a rule may have, those of one in an older form among them.
  private static let kinds = [
    "Transitions", "Transition", "NoncurrentVersionTransitions", "NoncurrentVersionTransition",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::S3::Bucket").flatMap { bucket in
      (bucket.placed("LifecycleConfiguration")?["Rules"]?.elements ?? []).flatMap { rule in
        Self.kinds.flatMap { rule[$0]?.elements ?? [] }.compactMap(check)
      }
    }
  }

  private func check(_ transition: PlacedValue) -> Finding? {
    guard let storage = transition.value["StorageClass"]?.string, ["STANDARD_IA", "ONEZONE_IA"].contains(storage),
      let days = ContainerPortRule.number(transition.value["TransitionInDays"]), days < 30
    else { return nil }
    return finding(
      "objects go to \(storage) after 30 days at the earliest", at: transition.pointer.appending("TransitionInDays"),
      expected: "30 or more", given: String(days))
  }

  private static func sample(days: Int64) -> JSONValue {
    [
      "Files": [
        "Type": "AWS::S3::Bucket",
        "Properties": [
          "LifecycleConfiguration": [
            "Rules": [
              [
                "Status": "Enabled",
                "Transitions": [["StorageClass": "STANDARD_IA", "TransitionInDays": .integer(days)]],
              ]
            ]
          ]
        ],
      ]
    ]
  }
}
