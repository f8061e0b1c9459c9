import Strata
import StrataJSON
import TestSupport
import Testing

@Suite struct ImportedTopicTests {
  @Test func aTopicMadeElsewhere() throws {
    let topic = ImportedTopic(
      arn: "arn:aws:sns:eu-west-1:123456789012:alerts",
      key: ImportedKey(arn: "arn:aws:kms:eu-west-1:123456789012:key/1"))
    topic.allowAlarms()
    #expect(
      try statements { _ in [topic.publishing] } == [
        ["Action": ["sns:Publish"], "Effect": "Allow", "Resource": ["arn:aws:sns:eu-west-1:123456789012:alerts"]],
        use(
          ["kms:Decrypt", "kms:GenerateDataKey"], of: "arn:aws:kms:eu-west-1:123456789012:key/1",
          through: "sns.eu-west-1.amazonaws.com"),
      ])
    #expect(try outputValue { _ in topic.alarmActionARN } == "arn:aws:sns:eu-west-1:123456789012:alerts")
  }

  @Test func whatIsNotTheARNOfATopic() {
    #expect(
      findingsOfOutput { _ in ImportedTopic(arn: "alerts").alarmActionARN } == [
        "ImportedTopicTests.swift: error: Test/Value: Value: this isn't the ARN of a topic; expected "
          + "arn:<partition>:sns:<region>:<account>:<name>, given \"alerts\" [invalid-value]"
      ])
  }
}
