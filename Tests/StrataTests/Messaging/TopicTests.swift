import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct TopicTests {
  private static let tls: JSONValue = [
    "Action": ["sns:Publish"], "Condition": ["Bool": ["aws:SecureTransport": [false]]], "Effect": "Deny",
    "Principal": "*", "Resource": [["Ref": "Alerts"]],
  ]

  private static let alarms: JSONValue = [
    "Action": ["sns:Publish"],
    "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
    "Principal": ["Service": ["cloudwatch.amazonaws.com"]], "Resource": [["Ref": "Alerts"]],
  ]

  @Test func aTopicAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Topic("Alerts", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Alerts": [
          "Type": "AWS::SNS::Topic",
          "Metadata": accepted("CKV_AWS_26", because: "SNS keeps a message only until it's delivered"),
        ],
        "AlertsPolicy": [
          "Type": "AWS::SNS::TopicPolicy",
          "Properties": [
            "PolicyDocument": ["Statement": [Self.tls], "Version": "2012-10-17"], "Topics": [["Ref": "Alerts"]],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      Topic(
        "Alerts", in: scope, subscriptions: [.email("team@example.com")], displayName: "Alerts", requiresTLS: false,
        name: "alerts", key: Key("Key", in: scope))
    }
    #expect(
      try template.onlyResource(of: "AWS::SNS::Topic").properties == [
        "DisplayName": "Alerts", "KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]],
        "Subscription": [["Endpoint": "team@example.com", "Protocol": "email"]], "TopicName": "alerts",
      ])
    #expect(template.resources(of: "AWS::SNS::TopicPolicy").isEmpty)
  }

  @Test func alarmsMayPublishOnceAllowed() throws {
    let template = try template { scope in
      let action: any AlarmAction = Topic("Alerts", in: scope)
      action.allowAlarms()
      action.allowAlarms()
      scope.output("Arn", action.alarmActionARN)
    }
    #expect(template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"] == [Self.tls, Self.alarms])
    #expect(template.outputs["Arn"]?["Value"] == ["Ref": "Alerts"])
  }

  @Test func alarmsMayUseTheKeyOfAnEncryptedTopic() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      Topic("Alerts", in: scope, requiresTLS: false, key: key).allowAlarms()
      Topic("Others", in: scope, key: key).allowAlarms()
    }
    #expect(template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"] == [Self.alarms])
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"] == [
        ownerStatement,
        [
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
          "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
          "Principal": ["Service": ["cloudwatch.amazonaws.com"]], "Resource": ["*"],
        ],
      ])
  }

  @Test func statementsOfOnesOwnMayComeLate() throws {
    let template = try template { scope in
      let topic = Topic("Alerts", in: scope, requiresTLS: false)
      scope.atFinalization {
        topic.allow(.allow("sns:Publish", on: topic.arn, to: .service("events.amazonaws.com")))
      }
    }
    #expect(
      template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"] == [
        [
          "Action": ["sns:Publish"], "Effect": "Allow", "Principal": ["Service": ["events.amazonaws.com"]],
          "Resource": [["Ref": "Alerts"]],
        ]
      ])
  }

  @Test func publishing() throws {
    #expect(
      try statements { scope in
        [Topic("A", in: scope).publishing, Topic("B", in: scope, key: Key("Key", in: scope)).publishing]
      } == [
        ["Action": ["sns:Publish"], "Effect": "Allow", "Resource": [["Ref": "A"]]],
        ["Action": ["sns:Publish"], "Effect": "Allow", "Resource": [["Ref": "B"]]],
        use(
          ["kms:Decrypt", "kms:GenerateDataKey"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "sns.${AWS::Region}.amazonaws.com"]),
      ])
  }

  @Test func twoTopicsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        Topic("One", in: scope)
        Topic("Two", in: scope)
      } == [])
  }

  @Test func theNameIsChecked() {
    #expect(
      findings { scope in Topic("Alerts", in: scope, name: "my alerts") } == [
        "TopicTests.swift: error: Test/Alerts: TopicName: SNS refuses this name; expected 1 to 256 "
          + "letters, digits, hyphens and underscores, given \"my alerts\" [physical-name]"
      ])
  }
}
