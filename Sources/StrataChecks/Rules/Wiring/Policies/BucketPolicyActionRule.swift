import StrataFindings
import StrataJSON
import StrataTemplate

/// Each action of a bucket's policy is one on its statement's resources.
struct BucketPolicyActionRule: TemplateRule {
  let about = RuleDescription(
    "bucket-policy-action", .error,
    reason: "S3 refuses a bucket's policy with an action that isn't one on any of its statement's resources",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html",
    good: BucketPolicyActionRule.sample("arn:aws:s3:::files/*"),
    bad: BucketPolicyActionRule.sample("arn:aws:s3:::files"))

  func check(_ template: TemplateContents) -> [Finding] {
    if template.resources(of: "AWS::S3::BucketPolicy").isEmpty { return [] }
    return template.policyStatements.flatMap { statement -> [Finding] in
      guard statement.purpose == .resource, let id = statement.actions.first?.pointer.tokens.dropFirst().first,
        template.resource(id)?.type == "AWS::S3::BucketPolicy",
        case let actions = statement.actions.compactMap({ action in
          ActionKind(action).map { (action: action, kind: $0) }
        }), !actions.isEmpty,
        let targets = ActionTarget.targets(of: statement, in: template)
      else { return [] }
      return actions.compactMap { action, kind in
        if targets.contains(where: kind.mayBe) { return nil }
        return finding(
          "\(action.text) isn't an action on \(targets.count == 1 ? "the resource" : "any of the \(targets.count) resources")",
          at: action.pointer, expected: kind.wanted, given: targets[0].words)
      }
    }
  }

  private static func sample(_ resource: JSONValue) -> JSONValue {
    [
      "Shared": [
        "Type": "AWS::S3::BucketPolicy",
        "Properties": [
          "Bucket": "files",
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["AWS": "123456789012"], "Action": "s3:GetObject", "Resource": resource,
              ]
            ],
          ],
        ],
      ]
    ]
  }
}
