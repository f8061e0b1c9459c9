import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct EventBusTests {
  @Test func aBusAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in EventBus("Orders", in: Scope("My Part", in: scope)) }
    #expect(
      template.json["Resources"] == [
        "MyPartOrders": [
          "Type": "AWS::Events::EventBus", "Properties": ["Name": ["Fn::Sub": "${AWS::StackName}-MyPart-Orders"]],
        ]
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      EventBus(
        "Orders", in: scope, accounts: ["210987654321", "310987654321"], description: "Orders", name: "orders",
        key: Key("Key", in: scope))
    }
    #expect(
      template.resource("Orders")?.properties == [
        "Description": "Orders", "KmsKeyIdentifier": ["Fn::GetAtt": ["Key", "Arn"]], "Name": "orders",
      ])
    #expect(
      template.resource("OrdersPolicy")?.json == [
        "Type": "AWS::Events::EventBusPolicy",
        "Properties": [
          "EventBusName": ["Ref": "Orders"],
          "Statement": [
            "Action": ["events:PutEvents"], "Effect": "Allow",
            "Principal": ["AWS": ["210987654321", "310987654321"]],
            "Resource": [["Fn::GetAtt": ["Orders", "Arn"]]],
          ], "StatementId": "Accounts",
        ],
      ])
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"]?[1] == [
        "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
        "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
        "Principal": ["Service": ["events.amazonaws.com"]], "Resource": ["*"],
      ])
  }

  @Test func sendingTakesOneActionOnIt() throws {
    let found = try statements { scope in
      [
        EventBus("Orders", in: scope).sending, ImportedEventBus(name: "default").sending,
        ImportedEventBus(name: "orders", account: "210987654321", region: "eu-west-1").sending,
        ImportedEventBus(arn: "arn:aws:events:eu-central-1:123456789012:event-bus/orders").sending,
      ]
    }
    #expect(found.map { $0["Action"] } == Array(repeating: ["events:PutEvents"], count: 4))
    #expect(
      found.map { $0["Resource"]?[0] } == [
        ["Fn::GetAtt": ["Orders", "Arn"]],
        ["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"],
        ["Fn::Sub": "arn:${AWS::Partition}:events:eu-west-1:210987654321:event-bus/orders"],
        "arn:aws:events:eu-central-1:123456789012:event-bus/orders",
      ])
  }

  @Test func twoAreApart() throws {
    let template = try template { scope in
      EventBus("A", in: scope)
      EventBus("B", in: scope)
    }
    #expect(
      template.resources(of: "AWS::Events::EventBus").map { $0["Name"] } == [
        ["Fn::Sub": "${AWS::StackName}-A"], ["Fn::Sub": "${AWS::StackName}-B"],
      ])
  }

  @Test func whatIsRefused() {
    let found = findings { scope in
      EventBus("A", in: scope, name: "default")
      EventBus("B", in: scope, accounts: ["12345"], name: "a/b")
      scope.output("One", ImportedEventBus(name: "a b").arn)
      scope.output("Two", ImportedEventBus(arn: "arn:aws:events:eu-central-1:123456789012:rule/a").arn)
    }
    let name =
      "EventBridge refuses this name; expected 1 to 256 letters, digits, dots, hyphens and underscores, but not default"
    #expect(
      found.map { $0.replacing("EventBusTests.swift: error: Test/", with: "") } == [
        "A: Name: \(name), given \"default\" [physical-name]",
        "B: Name: \(name), given \"a/b\" [physical-name]",
        "B/Policy: Statement/Principal/AWS/0: this isn't an account; expected 12 digits, given \"12345\" [invalid-value]",
        "One: Value/Fn::Sub: \(name), given \"a b\" [physical-name]",
        "Two: Value: this isn't the ARN of an event bus; expected arn:<partition>:events:<region>:<account>:event-bus/<name>, given \"arn:aws:events:eu-central-1:123456789012:rule/a\" [invalid-value]",
      ])
  }
}
