import StrataJSON
import StrataLanguage
import Testing

@Suite struct ResourceArnRuleTests {
  private func found(_ resource: JSONValue, key: String = "Resource") -> [String] {
    let statement: JSONValue = .object(["Effect": "Allow", "Action": "s3:*", key: resource])
    return StrataChecksTests.found(
      by: "resource-arn",
      inResources: [
        "P": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": [statement]]]]
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/0/", with: "") }
  }

  @Test func regionsAndAccountsOfBuckets() {
    #expect(
      found("arn:aws:s3:eu-west-1::files") == [
        "Resource: the ARN of a bucket has no region; expected arn:PARTITION:s3:::BUCKET; given \"arn:aws:s3:eu-west-1::files\""
      ])
    #expect(
      found(["Fn::Sub": "arn:${AWS::Partition}:s3:${AWS::Region}:${AWS::AccountId}:files/*"]) == [
        "Resource: the ARN of a bucket has no region; expected arn:PARTITION:s3:::BUCKET; given \"arn:${AWS::Partition}:s3:${AWS::Region}:${AWS::AccountId}:fi…\""
      ])
    #expect(
      found("arn:aws:s3::123456789012:files", key: "NotResource") == [
        "NotResource: the ARN of a bucket has no account; expected arn:PARTITION:s3:::BUCKET; given \"arn:aws:s3::123456789012:files\" (the condition aws:ResourceAccount says whose bucket it must be)"
      ])
  }

  @Test func regionsOfWhatHasNone() {
    #expect(
      found("arn:aws:iam:eu-west-1:123456789012:role/a") == [
        "Resource: the ARN of IAM has no region; expected arn:PARTITION:iam::ACCOUNT:RESOURCE; given \"arn:aws:iam:eu-west-1:123456789012:role/a\""
      ])
    #expect(found("arn:aws:iam:*:123456789012:role/a").count == 1)
    #expect(
      found("arn:aws:route53:eu-west-1::hostedzone/Z1") == [
        "Resource: the ARN of route53 has no region; expected arn:PARTITION:route53::ACCOUNT:RESOURCE; given \"arn:aws:route53:eu-west-1::hostedzone/Z1\""
      ])
    // A star stands for nothing as well.
    #expect(found("arn:aws:route53:*:*:hostedzone/*") == [])
  }

  @Test func partitionsAndServices() {
    #expect(
      found("arn:aws-eu:sqs:eu-west-1:123456789012:jobs") == [
        "Resource: there is no partition aws-eu; expected aws, aws-cn, aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-us-gov; given \"arn:aws-eu:sqs:eu-west-1:123456789012:jobs\""
      ])
    #expect(
      found("arn:aws-cn:sqs:eu-west-1:123456789012:jobs") == [
        "Resource: the region eu-west-1 is in another partition; expected arn:aws:…; given \"arn:aws-cn:sqs:eu-west-1:123456789012:jobs\""
      ])
    #expect(
      found("arn:aws:s*:::files") == [
        "Resource: the service of an ARN can't be a pattern; expected the name of one, or * alone; given \"arn:aws:s*:::files\""
      ])
    #expect(found("arn:aws-us-gov:sqs:us-gov-west-1:123456789012:jobs") == [])
  }

  @Test(arguments: [
    "*", "arn:aws:s3:::files/*", "arn:aws:s3:eu-west-1:123456789012:accesspoint/a",
    "arn:aws:s3:eu-west-1:123456789012:job/*",
    "arn:*:s3:::files", "arn:aws:iam::123456789012:role/a", "arn:aws:sqs:*:*:jobs", "arn:aws:s3:*:*:*",
    "arn:aws:s3:*:*:access*",
  ])
  func whatIsRight(text: String) {
    #expect(found(.string(text)) == [])
  }

  @Test func whatIsNotKnown() {
    #expect(found(["Fn::Sub": "arn:aws:s3:${Region}::files"]) == [])
    #expect(found(["Fn::Sub": "${Bucket.Arn}/*"]) == [])
    #expect(found(["Fn::Join": [":", ["arn:aws:s3", ["Ref": "AWS::Region"], "", "files"]]]).count == 1)
    #expect(found(["Fn::If": ["C", "arn:aws:s3:eu-west-1::files", ["Ref": "A"]]]).count == 1)
  }
}
