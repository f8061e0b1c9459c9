import StrataJSON
import StrataLanguage
import Testing

@Suite struct PolicyTargetRuleTests {
  private func found(_ type: String, _ property: String, _ value: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "policy-target",
      inResources: [
        "Q": ["Type": "AWS::SQS::Queue"], "T": ["Type": "AWS::SNS::Topic"],
        "P": ["Type": .string(type), "Properties": .object([property: value])],
      ]
    ).map { $0.replacing("/Resources/P/Properties/", with: "") }
  }

  private func queues(_ value: JSONValue) -> [String] { found("AWS::SQS::QueuePolicy", "Queues", [value]) }

  private func topics(_ value: JSONValue) -> [String] { found("AWS::SNS::TopicPolicy", "Topics", [value]) }

  @Test func queues() {
    #expect(
      queues(["Fn::GetAtt": ["Q", "Arn"]]) == [
        "Queues/0: this isn't the URL of a queue; expected the URL of a queue; given Q.Arn (write {\"Ref\": \"Q\"})"
      ])
    #expect(
      queues(["Ref": "T"]) == [
        "Queues/0: this isn't the URL of a queue; expected the URL of a queue; given T, of the type AWS::SNS::Topic"
      ])
    #expect(
      queues("jobs") == [
        "Queues/0: this isn't the URL of a queue; expected https://sqs.REGION.amazonaws.com/ACCOUNT/NAME; given \"jobs\""
      ])
    #expect(queues(["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs"]).count == 1)
    #expect(found("AWS::SQS::QueueInlinePolicy", "Queue", ["Fn::GetAtt": ["Q", "Arn"]]).count == 1)
    let right: [JSONValue] = [
      ["Ref": "Q"], ["Fn::GetAtt": ["Q", "QueueUrl"]], ["Ref": "Parameter"],
      "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs",
      ["Fn::Sub": "https://sqs.${AWS::Region}.amazonaws.com/a"],
    ]
    for value in right { #expect(queues(value) == []) }
  }

  @Test func topics() {
    #expect(
      topics(["Fn::GetAtt": ["T", "TopicName"]]) == [
        "Topics/0: this isn't the ARN of a topic; expected the ARN of a topic; given T.TopicName (write {\"Ref\": \"T\"})"
      ])
    #expect(
      topics("orders") == [
        "Topics/0: this isn't the ARN of a topic; expected arn:aws:sns:REGION:ACCOUNT:NAME; given \"orders\""
      ])
    let right: [JSONValue] = [
      ["Ref": "T"], ["Fn::GetAtt": ["T", "TopicArn"]], "arn:aws:sns:eu-west-1:123456789012:orders",
      ["Fn::Sub": "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:orders"],
    ]
    for value in right { #expect(topics(value) == []) }
  }
}
