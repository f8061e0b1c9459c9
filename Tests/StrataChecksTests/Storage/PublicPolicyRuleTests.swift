import StrataJSON
import StrataLanguage
import Testing

@Suite struct PublicPolicyRuleTests {
  private func found(
    _ principal: JSONValue, block: JSONObject = ["BlockPublicPolicy": true], condition: JSONValue? = nil,
    effect: JSONValue = "Allow", bucket: JSONValue = ["Ref": "B"]
  ) -> [String] {
    var statement: JSONObject = ["Effect": effect, "Principal": principal, "Action": "s3:GetObject", "Resource": "*"]
    statement["Condition"] = condition
    return StrataChecksTests.found(
      by: "blocked-public-policy",
      inResources: [
        "B": ["Type": "AWS::S3::Bucket", "Properties": ["PublicAccessBlockConfiguration": .object(block)]],
        "P": [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": ["Bucket": bucket, "PolicyDocument": ["Statement": .object(statement)]],
        ],
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/", with: "") }
  }

  @Test func publicPolicies() {
    #expect(
      found("*") == [
        "Principal: B blocks public policies, and this one is public; expected accounts, roles or services, or a condition on whose requests they are; given anybody (name the principals, or set BlockPublicPolicy of the bucket to false)"
      ])
    #expect(found(["AWS": ["123456789012", "*"]]).count == 1)
    #expect(
      found("*", block: ["RestrictPublicBuckets": "true"]) == [
        "Principal: B lets in nobody but its account, whatever this public policy says; expected accounts, roles or services; given anybody (name the principals, or set RestrictPublicBuckets of the bucket to false)"
      ])
  }

  @Test func whatIsNotPublic() {
    #expect(found(["AWS": "123456789012"]) == [])
    #expect(found(["Service": "cloudfront.amazonaws.com"]) == [])
    #expect(found("*", block: ["BlockPublicPolicy": false]) == [])
    #expect(found("*", block: ["BlockPublicPolicy": ["Ref": "Blocks"]]) == [])
    #expect(found("*", effect: "Deny") == [])
    #expect(found("*", condition: ["StringEquals": ["aws:SourceAccount": "123456789012"]]) == [])
    #expect(found("*", bucket: "another") == [])
  }
}
