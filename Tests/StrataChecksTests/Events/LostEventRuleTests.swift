import StrataJSON
import StrataLanguage
import Testing

/// What a queue, a topic or a bucket must let in.
@Suite struct LostEventRuleTests {
  private let arn: JSONValue = ["Fn::GetAtt": ["Jobs", "Arn"]]

  private func rule(_ target: JSONValue) -> JSONValue {
    ["Type": "AWS::Events::Rule", "Properties": ["Targets": [target]]]
  }

  private func policy(
    _ principal: JSONValue, _ action: JSONValue = "sqs:SendMessage", queues: JSONValue = [["Ref": "Jobs"]]
  ) -> JSONValue {
    [
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": [
        "Queues": queues,
        "PolicyDocument": [
          "Statement": [["Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*"]]
        ],
      ],
    ]
  }

  private func found(_ resources: JSONObject) -> [String] {
    var resources = resources
    if resources["Jobs"] == nil { resources["Jobs"] = ["Type": "AWS::SQS::Queue"] }
    resources["News"] = ["Type": "AWS::SNS::Topic"]
    return StrataChecksTests.found(by: "lost-event", inResources: .object(resources))
  }

  private func message(_ place: String, _ id: String, _ service: String, _ what: String) -> String {
    let isQueue = id == "Jobs"
    return
      "/Resources/\(place): \(id) has no policy that lets \(service) send, so that \(what) is lost; expected a policy of the \(isQueue ? "queue" : "topic") that allows \(isQueue ? "sqs:SendMessage" : "sns:Publish") to \(service) (add an AWS::\(isQueue ? "SQS::Queue" : "SNS::Topic")Policy)"
  }

  @Test func targets() {
    let service = "events.amazonaws.com"
    #expect(found(["R": rule(["Arn": arn])]) == [message("R/Properties/Targets/0/Arn", "Jobs", service, "each event")])
    #expect(
      found(["R": rule(["Arn": ["Ref": "News"]])]) == [
        message("R/Properties/Targets/0/Arn", "News", service, "each event")
      ])
    let failed: JSONValue = [
      "Arn": "arn:aws:lambda:eu-west-1:123456789012:function:f", "DeadLetterConfig": ["Arn": arn],
    ]
    #expect(
      found(["R": rule(failed)]) == [
        message("R/Properties/Targets/0/DeadLetterConfig/Arn", "Jobs", service, "what fails")
      ])
    // One that lets in others.
    for other in [
      policy(["Service": "sns.amazonaws.com"]), policy(["Service": .string(service)], "sqs:ReceiveMessage"),
    ] {
      #expect(found(["R": rule(["Arn": arn]), "P": other]).count == 1)
    }
  }

  @Test func whatMayBeLetIn() {
    let rule = rule(["Arn": arn])
    let policies: [JSONValue] = [
      policy(["Service": ["events.amazonaws.com"]]), policy("*"),
      policy(["Service": ["Fn::Sub": "events.${AWS::URLSuffix}"]]),
      policy(["Ref": "Principal"]), policy(["AWS": "*"], "sqs:*"), policy(["Service": "x"], queues: [["Ref": "Url"]]),
      [
        "Type": "AWS::SQS::QueueInlinePolicy",
        "Properties": ["Queue": ["Ref": "Jobs"], "PolicyDocument": ["Ref": "Document"]],
      ],
      // Who is handed the queue may give it a policy.
      ["Type": "AWS::CloudFormation::Stack", "Properties": ["Parameters": ["Queue": ["Ref": "Jobs"]]]],
      ["Type": "Custom::Policy", "Properties": ["Queue": ["Ref": "Jobs"]]],
      ["Type": "AWS::Serverless::Connector", "Properties": ["Source": ["Id": "R"], "Destination": ["Id": "Jobs"]]],
    ]
    for policy in policies { #expect(found(["R": rule, "P": policy]) == []) }
    let connected: JSONValue = [
      "Type": "AWS::Events::Rule", "Connectors": ["C": ["Properties": ["Destination": ["Id": "Jobs"]]]],
    ]
    #expect(found(["R": rule, "C": connected]) == [])
    // Who makes a custom resource isn't handed to it.
    let made: JSONValue = ["Type": "Custom::Thing", "Properties": ["ServiceToken": ["Ref": "News"]]]
    #expect(found(["R": self.rule(["Arn": ["Ref": "News"]]), "C": made]).count == 1)
    #expect(found(["R": self.rule(["Arn": arn, "RoleArn": "arn:aws:iam::123456789012:role/send"])]) == [])
    #expect(found(["R": self.rule(["Arn": "arn:aws:sqs:eu-west-1:123456789012:elsewhere"])]) == [])
    #expect(
      StrataChecksTests.found(
        by: "lost-event",
        in: ["Transform": "Own", "Resources": ["R": rule, "Jobs": ["Type": "AWS::SQS::Queue"]]]) == [])
  }

  @Test func subscriptions() {
    let subscription: JSONValue = [
      "Type": "AWS::SNS::Subscription",
      "Properties": ["Protocol": "sqs", "TopicArn": ["Ref": "News"], "Endpoint": arn],
    ]
    let service = "sns.amazonaws.com"
    #expect(
      found(["S": subscription]) == [message("S/Properties/Endpoint", "Jobs", service, "each message")])
    #expect(found(["S": subscription, "P": policy(["Service": .string(service)])]) == [])
    #expect(
      found([
        "T": ["Type": "AWS::SNS::Topic", "Properties": ["Subscription": [["Protocol": "sqs", "Endpoint": arn]]]]
      ]) == [message("T/Properties/Subscription/0/Endpoint", "Jobs", service, "each message")])
  }
}
