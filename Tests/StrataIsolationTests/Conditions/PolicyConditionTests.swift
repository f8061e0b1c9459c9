import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct PolicyConditionTests {
  /// A queue of production with tags.
  private static func queue(_ tags: JSONObject) -> JSONObject {
    let list = tags.map { tag -> JSONValue in ["Key": .string(tag.key), "Value": tag.value] }
    return ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "jobs", "Tags": .array(list)]]]
  }

  /// The verdict on a role of staging that may send to everything where a condition holds.
  private func verdict(
    _ condition: JSONValue, _ production: JSONObject = queue(["environment": "production"]), others: JSONObject = [:],
    staging: JSONObject = [:]
  ) -> String {
    let worker = role(
      allow("sqs:SendMessage", "*", condition),
      others: ["RoleName": "worker", "Tags": [["Key": "environment", "Value": "staging"]]] + others)
    return PermissionProver(SampleWorlds.world(staging: ["Worker": worker] + staging, production: production)).verdicts
      .first?.word
      ?? "none"
  }

  @Test func tagsOfResourcesAreCompared() {
    func tag(_ comparison: String, _ value: JSONValue) -> JSONValue {
      [comparison: ["aws:ResourceTag/environment": value]]
    }
    #expect(verdict(tag("StringEquals", "staging")) == "condition")
    #expect(verdict(tag("StringEquals", "production")) == "open")
    #expect(verdict(tag("StringEquals", ["staging", "production"])) == "open")
    #expect(verdict(tag("StringLike", "prod*")) == "open")
    #expect(verdict(tag("StringEqualsIgnoreCase", "PRODUCTION")) == "open")
    #expect(verdict(tag("StringNotEquals", "production")) == "condition")
    #expect(verdict(tag("StringEqualsIfExists", "staging")) == "condition")
    #expect(verdict(tag("ForAllValues:StringEquals", "staging")) == "condition")
    #expect(verdict(tag("ForAnyValue:StringEquals", "staging")) == "condition")
    #expect(verdict(tag("StringEquals", "${aws:PrincipalTag/environment}")) == "condition")
    #expect(verdict(tag("StringNotEquals", "${aws:PrincipalTag/environment}")) == "open")
  }

  @Test func aTagThatTheTemplateDoesntGiveMayBeTheStacks() {
    let condition: JSONValue = ["StringEquals": ["aws:ResourceTag/environment": "staging"]]
    #expect(verdict(condition, Self.queue([:])) == "undecided")
    #expect(verdict(condition, Self.queue(["environment": ["Ref": "AWS::Region"]])) == "condition")
    #expect(verdict(condition, Self.queue(["environment": ["Ref": "Unknown"]])) == "undecided")
  }

  @Test func aTagThatSomebodyMayChangeTellsNothing() {
    let condition: JSONValue = ["StringEquals": ["aws:ResourceTag/environment": "staging"]]
    let tagger = role(allow("sqs:TagQueue", "arn:aws:sqs:*:*:jobs"))
    #expect(verdict(condition, staging: ["Tagger": tagger]) == "open")
    let reader = role(allow("sqs:ListQueueTags", "arn:aws:sqs:eu-central-1:*:other"))
    #expect(verdict(condition, staging: ["Reader": reader]) == "condition")
  }

  @Test func theTagOfTheStackIsAWSsOwn() {
    let condition: JSONValue = ["StringEquals": ["aws:ResourceTag/aws:cloudformation:stack-name": "shop-staging"]]
    #expect(verdict(condition, Self.queue([:])) == "condition")
  }

  @Test func whoAsksIsKnown() {
    #expect(verdict(["StringEquals": ["aws:PrincipalTag/environment": "production"]]) == "condition")
    #expect(verdict(["StringEquals": ["aws:PrincipalTag/environment": "staging"]]) == "open")
    #expect(verdict(["ArnLike": ["aws:PrincipalArn": "arn:aws:iam::*:role/worker"]]) == "open")
    #expect(verdict(["ArnLike": ["aws:PrincipalArn": "arn:aws:iam::*:role/other"]]) == "condition")
    // A star in a field reaches no further, and equality of texts knows no stars.
    #expect(verdict(["ArnLike": ["aws:PrincipalArn": "arn:aws:*:*:other:role/worker"]]) == "condition")
    #expect(verdict(["ArnLike": ["aws:PrincipalArn": "arn:aws:iam::*worker"]]) == "undecided")
    #expect(verdict(["StringEquals": ["aws:PrincipalArn": "arn:aws:iam::*:role/worker"]]) == "condition")
    #expect(verdict(["StringEquals": ["aws:ResourceAccount": "444455556666"]]) == "condition")
    #expect(verdict(["StringEquals": ["aws:ResourceAccount": "111122223333"]]) == "open")
  }

  @Test func sessionsMayHaveTagsOfTheirOwn() {
    let trust: JSONValue = [["Effect": "Allow", "Principal": ["Service": "ec2.amazonaws.com"], "Action": "sts:*"]]
    #expect(
      verdict(
        ["StringEquals": ["aws:PrincipalTag/environment": "production"]],
        others: ["AssumeRolePolicyDocument": ["Statement": trust]]) == "undecided")
  }

  @Test func whatIsAbsentHoldsOrNot() {
    #expect(verdict(["ArnLike": ["aws:SourceArn": "arn:aws:sns:*:*:*"]]) == "condition")
    #expect(verdict(["ArnLikeIfExists": ["aws:SourceArn": "arn:aws:sns:*:*:*"]]) == "open")
    #expect(verdict(["ArnNotLike": ["aws:SourceArn": "arn:aws:sns:*:*:*"]]) == "open")
    #expect(verdict(["ForAnyValue:ArnNotLike": ["aws:SourceArn": "arn:aws:sns:*:*:*"]]) == "condition")
    #expect(verdict(["Null": ["aws:SourceArn": "true"]]) == "open")
    #expect(verdict(["Null": ["aws:SourceArn": "false"]]) == "condition")
    #expect(verdict(["Null": ["aws:ResourceTag/environment": "true"]]) == "condition")
  }

  @Test func whoeverAsksChoosesTheRest() {
    #expect(verdict(["Bool": ["aws:SecureTransport": "true"]]) == "open")
    #expect(verdict(["IpAddress": ["aws:SourceIp": "10.0.0.0/8"]]) == "open")
    #expect(verdict(["StringEquals": ["nobody:knows": "x"]]) == "undecided")
    #expect(verdict(["DateLessThan": ["aws:CurrentTime": "2026-01-01T00:00:00Z"]]) == "open")
    #expect(verdict(["Equals": ["aws:SecureTransport": "true"]]) == "undecided", "there is no such operator")
    #expect(
      verdict(["StringEquals": ["nobody:knows": "x", "aws:PrincipalTag/environment": "production"]]) == "condition")
    #expect(
      verdict(["Fn::If": ["IsStrict", ["Bool": ["aws:SecureTransport": "true"]], ["Ref": "AWS::NoValue"]]])
        == "undecided")
  }

  @Test func networksOfOthersAreNobodyElses() {
    let production = Self.queue([:]) + ["Network": ["Type": "AWS::EC2::VPC"]]
    let importing: JSONValue = ["StringEquals": ["aws:SourceVpc": ["Fn::ImportValue": "production:Network"]]]
    #expect(verdict(importing, production) == "condition")
    let own: JSONValue = ["StringEquals": ["aws:SourceVpc": ["Ref": "Network"]]]
    #expect(verdict(own, production, staging: ["Network": ["Type": "AWS::EC2::VPC"]]) == "undecided")
  }

  @Test func aDenialHoldsOnlyWhereItSurelyDoes() {
    func verdict(_ condition: JSONValue, _ comparison: JSONObject = Self.queue(["environment": "production"])) -> String
    {
      let worker = role(allow("sqs:SendMessage", "*"), deny("sqs:*", "*", condition), others: ["RoleName": "worker"])
      return PermissionProver(SampleWorlds.world(staging: ["Worker": worker], production: comparison)).verdicts.first?
        .word ?? "none"
    }
    #expect(verdict(["StringEquals": ["aws:ResourceTag/environment": "production"]]) == "deny")
    #expect(verdict(["StringNotEquals": ["aws:ResourceTag/environment": "staging"]]) == "deny")
    #expect(verdict(["StringEquals": ["aws:ResourceTag/environment": "staging"]]) == "open")
    #expect(verdict(["Bool": ["aws:SecureTransport": "false"]]) == "open")
    #expect(verdict(["StringEquals": ["nobody:knows": "x"]]) == "undecided")
    #expect(verdict(["StringNotEquals": ["aws:ResourceTag/environment": "staging"]], Self.queue([:])) == "undecided")
  }
}
