import StrataCore
import StrataJSON

/// Objects stay 30 days before they go to infrequent access.
struct StorageTransitionRule: TemplateRule {
  let about = RuleDescription(
    "early-transition", .error, reason: "S3 refuses to move objects to infrequent access before they are 30 days old",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
    good: StorageTransitionRule.sample(days: 30), bad: StorageTransitionRule.sample(days: 7))

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    template.resources(of: "AWS::S3::Bucket").flatMap { bucket in
      (bucket["LifecycleConfiguration"]?["Rules"]?.array ?? []).enumerated().flatMap { index, rule in
        (rule["Transitions"]?.array ?? []).enumerated().compactMap { number, transition -> TemplateFinding? in
          guard let storage = transition["StorageClass"]?.string, ["STANDARD_IA", "ONEZONE_IA"].contains(storage),
            let days = ContainerPortRule.number(transition["TransitionInDays"]), days < 30
          else { return nil }
          return finding(
            "objects go to \(storage) after 30 days at the earliest",
            at: bucket.pointer(
              "LifecycleConfiguration", "Rules", String(index), "Transitions", String(number), "TransitionInDays"),
            expected: "30 or more", given: String(days))
        }
      }
    }
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
