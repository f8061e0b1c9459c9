import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct TopicSubscriptionTests {
  @Test func whoGetsTheMessages() throws {
    let template = try template { scope in
      Topic(
        "Alerts", in: scope,
        subscriptions: [
          .email("team@example.com"), .https("https://example.com/alerts"),
          .queue(arn: "arn:aws:sqs:eu-west-1:123456789012:alerts"), .email(scope.parameter("Address")),
        ])
    }
    #expect(
      template.resource("Alerts")?["Subscription"] == [
        ["Endpoint": "team@example.com", "Protocol": "email"],
        ["Endpoint": "https://example.com/alerts", "Protocol": "https"],
        ["Endpoint": "arn:aws:sqs:eu-west-1:123456789012:alerts", "Protocol": "sqs"],
        ["Endpoint": ["Ref": "Address"], "Protocol": "email"],
      ])
  }

  @Test func whoCannotGetThem() {
    #expect(
      findings { scope in
        Topic(
          "Alerts", in: scope,
          subscriptions: [.email("team"), .https("http://example.com"), .queue(arn: "arn:aws:s3:::alerts")])
      } == [
        "TopicSubscriptionTests.swift: error: Test/Alerts: Subscription/0/Endpoint: this isn't an "
          + "address; expected an address such as team@example.com, given \"team\" [invalid-value]",
        "TopicSubscriptionTests.swift: error: Test/Alerts: Subscription/1/Endpoint: messages must be sent "
          + "by HTTPS only; expected a URL with https://, given \"http://example.com\" [invalid-value]",
        "TopicSubscriptionTests.swift: error: Test/Alerts: Subscription/2/Endpoint: this isn't the ARN "
          + "of a queue; expected arn:<partition>:sqs:<region>:<account>:<name>, given "
          + "\"arn:aws:s3:::alerts\" [invalid-value]",
      ])
  }
}
