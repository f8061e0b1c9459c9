import StrataFindings
import StrataJSON
import StrataTemplate

/// A bucket that blocks public policies has none.
struct PublicPolicyRule: TemplateRule {
  let about = RuleDescription(
    "blocked-public-policy", .error, reason: "S3 refuses a public policy of a bucket that blocks public policies",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    good: PublicPolicyRule.sample(["AWS": "123456789012"]), bad: PublicPolicyRule.sample("*"))

  func check(_ template: TemplateContents) -> [Finding] {
    let policies = template.resources(of: "AWS::S3::BucketPolicy")
    if policies.isEmpty { return [] }
    return policies.flatMap { policy -> [Finding] in
      guard let bucket = template.target(of: policy["Bucket"]), bucket.type == "AWS::S3::Bucket" else { return [] }
      let settings = bucket.all("PublicAccessBlockConfiguration")
      func isSet(_ key: String) -> Bool {
        !settings.isEmpty && settings.allSatisfy { $0[key]?.value == true || $0[key]?.value == "true" }
      }
      let blocks = isSet("BlockPublicPolicy")
      guard blocks || isSet("RestrictPublicBuckets") else { return [] }
      return policy.all("PolicyDocument").flatMap { $0.each("Statement") }.compactMap { statement in
        guard let principal = Self.anybody(in: statement) else { return nil }
        if blocks {
          return finding(
            "\(bucket.logicalID) blocks public policies, and this one is public", at: principal.pointer,
            expected: "accounts, roles or services, or a condition on whose requests they are", given: "anybody",
            hint: "name the principals, or set BlockPublicPolicy of the bucket to false")
        }
        return Finding(
          about.id, "\(bucket.logicalID) lets in nobody but its account, whatever this public policy says",
          severity: .warning, at: principal.pointer, expected: "accounts, roles or services", given: "anybody",
          hint: "name the principals, or set RestrictPublicBuckets of the bucket to false")
      }
    }
  }

  /// The principal by which a statement lets anybody in; nil where it doesn't, or isn't decided.
  private static func anybody(in statement: PlacedValue) -> PlacedValue? {
    guard let object = statement.value.object, object["Effect"] == "Allow",
      !object.keys.contains(where: \.isFunctionName)
    else { return nil }
    // A condition may leave only those in that aren't the public.
    guard object["Condition"] == nil else { return nil }
    for principal in statement.all("Principal") where !principal.value.isFunction {
      if principal.value == "*" { return principal }
      if let one = principal.each("AWS").first(where: { $0.value == "*" }) { return one }
    }
    return nil
  }

  private static func sample(_ principal: JSONValue) -> JSONValue {
    [
      "Files": [
        "Type": "AWS::S3::Bucket",
        "Properties": ["PublicAccessBlockConfiguration": ["BlockPublicPolicy": true]],
      ],
      "Shared": [
        "Type": "AWS::S3::BucketPolicy",
        "Properties": [
          "Bucket": ["Ref": "Files"],
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": principal, "Action": "s3:GetObject",
                "Resource": ["Fn::Sub": "${Files.Arn}/*"],
              ]
            ],
          ],
        ],
      ],
    ]
  }
}
