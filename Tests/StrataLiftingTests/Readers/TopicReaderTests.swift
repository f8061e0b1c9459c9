import StrataLanguage
import StrataMessaging
import Testing

@testable import StrataLifting

/// Topics that become constructs.
@Suite struct TopicReaderTests {
  @Test func topicBecomesWhatMadeIt() throws {
    let migration = try lifted { scope in
      let alerts = Topic("Alerts", in: scope, subscriptions: [.email("team@example.com")], displayName: "Shop")
      alerts.allowAlarms()
      let thing = Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Target": .value(alerts.arn)])
      if let policy = alerts.policy { thing.wait(for: policy) }
      Topic("Sales", in: scope, requiresTLS: false)
    }
    #expect(
      migration.body == """
        let alerts = Topic("Alerts", in: scope, subscriptions: [.email("team@example.com")], displayName: "Shop")

        alerts.allow(.allow(
          "sns:Publish",
          on: alerts.arn,
          to: .service("cloudwatch.amazonaws.com"),
          when: .stringEquals("aws:SourceAccount", .accountID)))

        Topic("Sales", in: scope, requiresTLS: false)
        let thing = Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Target": .value(alerts.arn)])
        if let policy = alerts.policy { thing.wait(for: policy) }
        """)
  }

  @Test func subscriptionsOfOtherKindsKeepATopicItself() throws {
    let migration = try lifted(
      """
      Resources:
        Alerts:
          Type: AWS::SNS::Topic
          Properties: {Subscription: [{Protocol: sms, Endpoint: "+15550100"}]}
      """)
    #expect(migration.told == ["Alerts: not a Topic: a subscription isn't by e-mail, HTTPS or a queue"])
  }
}
