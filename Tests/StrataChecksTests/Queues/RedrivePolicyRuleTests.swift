import StrataJSON
import StrataLanguage
import Testing

@Suite struct RedrivePolicyRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "redrive-policy", inResources: ["Q": ["Type": .string(type), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/Q/Properties/", with: "") }
  }

  private func queue(_ properties: JSONObject) -> [String] { found("AWS::SQS::Queue", properties) }

  private func redrive(_ target: JSONValue, _ count: JSONValue = 3) -> JSONValue {
    ["deadLetterTargetArn": target, "maxReceiveCount": count]
  }

  private let dead: JSONValue = "arn:aws:sqs:eu-west-1:123456789012:dead"

  @Test func queues() {
    #expect(queue(["RedrivePolicy": redrive(dead)]) == [])
    #expect(queue(["RedrivePolicy": redrive(dead, "3")]) == [])
    #expect(
      queue(["RedrivePolicy": redrive(dead, 1_001)]) == [
        "RedrivePolicy/maxReceiveCount: maxReceiveCount is outside the range; expected 1 to 1,000; given 1001"
      ])
    #expect(
      queue(["RedrivePolicy": ["deadLetterTargetArn": dead]]) == [
        "RedrivePolicy: a redrive policy must have maxReceiveCount; expected a member maxReceiveCount"
      ])
    #expect(
      queue(["RedrivePolicy": redrive("arn:aws:sns:eu-west-1:123456789012:dead")]) == [
        "RedrivePolicy/deadLetterTargetArn: dead letters go to a queue; expected arn:aws:sqs:REGION:ACCOUNT:NAME; given \"arn:aws:sns:eu-west-1:123456789012:dead\""
      ])
    #expect(queue(["RedrivePolicy": redrive(["Fn::GetAtt": ["D", "Arn"]], ["Ref": "Count"])]) == [])
  }

  @Test func kinds() {
    #expect(
      queue(["FifoQueue": true, "RedrivePolicy": redrive(dead)]) == [
        "RedrivePolicy/deadLetterTargetArn: the dead-letter queue of a FIFO queue must be one too; expected a name that ends with .fifo; given \"arn:aws:sqs:eu-west-1:123456789012:dead\""
      ])
    #expect(queue(["RedrivePolicy": redrive("arn:aws:sqs:eu-west-1:123456789012:dead.fifo")]).count == 1)
    #expect(queue(["FifoQueue": ["Ref": "Fifo"], "RedrivePolicy": redrive(dead)]) == [])
  }

  @Test func allowances() {
    func allow(_ permission: JSONValue, _ queues: JSONValue? = nil) -> [String] {
      var policy: JSONObject = ["redrivePermission": permission]
      policy["sourceQueueArns"] = queues
      return queue(["RedriveAllowPolicy": .object(policy)])
    }
    #expect(allow("byQueue") == ["RedriveAllowPolicy: byQueue must name the queues; expected sourceQueueArns"])
    #expect(
      allow("denyAll", [dead]) == [
        "RedriveAllowPolicy/sourceQueueArns: denyAll names no queues; expected the redrivePermission byQueue; given denyAll"
      ])
    #expect(allow("byQueue", .array(Array(repeating: dead, count: 11))).count == 1)
    #expect(allow("some").count == 1)
    #expect(allow("byQueue", [dead]) == [])
    #expect(allow(["Ref": "Permission"]) == [])
  }

  @Test func subscriptions() {
    func subscription(_ policy: JSONValue) -> [String] {
      found(
        "AWS::SNS::Subscription", ["TopicArn": "arn:aws:sns:eu-west-1:123456789012:topic", "RedrivePolicy": policy])
    }
    #expect(subscription(["deadLetterTargetArn": dead]) == [])
    #expect(
      subscription(["deadLetterTargetArn": "arn:aws:sqs:eu-west-2:123456789012:dead"]) == [
        "RedrivePolicy/deadLetterTargetArn: dead letters stay in the region and the account of the topic; expected eu-west-1 and 123456789012; given eu-west-2 and 123456789012"
      ])
    #expect(
      subscription("{\"deadLetterTargetArn\": \"arn:aws:sqs:eu-west-1:123456789012:dead\", \"maxReceiveCount\": 3}")
        == [
          "RedrivePolicy: maxReceiveCount: a redrive policy has no maxReceiveCount; expected deadLetterTargetArn"
        ])
  }
}
