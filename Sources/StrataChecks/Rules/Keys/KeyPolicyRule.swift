import StrataFindings
import StrataJSON
import StrataTemplate

/// Somebody may change the policy of a key.
struct KeyPolicyRule: TemplateRule {
  let about = RuleDescription(
    "locked-key", .error, reason: "KMS refuses a key policy that nobody could change any more",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
    good: KeyPolicyRule.sample("kms:*"), bad: KeyPolicyRule.sample("kms:Decrypt"))

  func check(_ template: TemplateContents) -> [Finding] {
    ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"].flatMap { template.resources(of: $0) }.compactMap { key in
      guard let policy = key.placed("KeyPolicy"), !policy.alternatives.isEmpty,
        !ResourcePolicy.mayAllow(policy, "kms:PutKeyPolicy", to: { kind, _ in kind != "Service" })
      else { return nil }
      let bypass = key["BypassPolicyLockoutSafetyCheck"]
      let isChecked = bypass == nil || bypass == false || bypass == "false"
      return Finding(
        about.id, "nobody may change this key policy any more", severity: isChecked ? .error : .warning,
        at: policy.pointer,
        expected: "a statement that allows kms:PutKeyPolicy to the account or to one of its principals",
        hint: "allow kms:* to {\"AWS\": \"arn:aws:iam::ACCOUNT:root\"}, which lets the account's own policies decide")
    }
  }

  private static func sample(_ action: JSONValue) -> JSONValue {
    [
      "Key": [
        "Type": "AWS::KMS::Key",
        "Properties": [
          "KeyPolicy": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow",
                "Principal": ["AWS": ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]],
                "Action": action, "Resource": "*",
              ]
            ],
          ]
        ],
      ]
    ]
  }
}
