import StrataLanguage
import StrataTesting
import Testing

/// A template with every kind of policy, which cfn-lint reads as well.
@Suite struct PolicyGoldenTests {
  @Test func everyKindOfPolicy() throws {
    try everyKind.synthesize().expectSnapshot(at: "../Golden/Policies.template.json")
  }

  private let everyKind = Stack("Policies") { scope in
    let stage = scope.parameter("Stage", default: "dev", allowedValues: ["dev", "prod"])
    let isProduction = scope.condition("IsProduction", .equals(stage, "prod"))

    let uploads = Resource("Uploads", type: "AWS::S3::Bucket", in: scope)
    uploads.deletionPolicy = .retain
    uploads.updateReplacePolicy = .retain
    let objects: StringValue = "\(uploads.attribute("Arn"))/*"
    let bucketPolicy = PolicyDocument(
      [
        .deny(
          "s3:*", on: uploads.attribute("Arn"), objects, to: .anyone, when: .bool("aws:SecureTransport", false),
          .numericLessThan("s3:TlsVersion", 1.2).ifExists, sid: "OnlyEncrypted"),
        .allow(
          "s3:GetObject", on: objects, to: .account("111122223333"), .account(.accountID),
          .service("cloudfront.amazonaws.com"),
          .canonicalUser("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
          when: .null("aws:TokenIssueTime", false), .ipAddress("aws:SourceIp", "203.0.113.0/24", "2001:db8::/32"),
          .dateLessThan("aws:CurrentTime", "2030-01-01T00:00:00Z"), .numericEquals("s3:max-keys", 10, 20)),
        Statement(
          .deny, actions: .allBut(["s3:Get*"]), resources: .only([objects]),
          principals: .only([.arn("*")]), conditions: [.arnNotLike("aws:PrincipalArn", "arn:*:iam::*:role/admin")]),
      ], id: "Uploads")
    Resource(
      "UploadsPolicy", type: "AWS::S3::BucketPolicy", in: scope,
      properties: ["Bucket": .value(uploads.ref), "PolicyDocument": .value(bucketPolicy)])

    let keyPolicy: PolicyDocument = [.allow("kms:*", on: "*", to: .account(.accountID), sid: "Whole account")]
    let key = Resource("Key", type: "AWS::KMS::Key", in: scope, properties: ["KeyPolicy": .value(keyPolicy)])
    key.deletionPolicy = .retain
    key.updateReplacePolicy = .retain

    let identityPolicy: PolicyDocument = [
      .allow("s3:GetObject", "s3:PutObject", on: "\(uploads.attribute("Arn"))/${aws:username}/*", sid: "Own1"),
      .allow("kms:Decrypt", on: key.attribute("Arn"), when: .stringLike("aws:TagKeys", "team-*").forAllValues),
      .if(isProduction, then: .deny("s3:DeleteObject", on: objects), else: .noValue),
    ]
    Resource(
      "Role", type: "AWS::IAM::Role", in: scope,
      properties: [
        "AssumeRolePolicyDocument": .value(
          PolicyDocument.trusting(
            .federated("cognito-identity.amazonaws.com"), to: "sts:AssumeRoleWithWebIdentity",
            when: .stringEquals("cognito-identity.amazonaws.com:aud", "pool"),
            .stringLike("cognito-identity.amazonaws.com:amr", "authenticated").forAnyValue)),
        "Policies": [["PolicyName": "Own", "PolicyDocument": .value(identityPolicy)]],
      ])
  }
}
