import StrataFindings
import StrataJSON
import StrataTemplate

/// A queue and its dead-letter queue are of one kind.
struct DeadLetterQueueRule: TemplateRule {
  let about = RuleDescription(
    "dead-letter-kind", .error, reason: "SQS refuses a dead-letter queue that is of another kind than its source",
    source:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    good: DeadLetterQueueRule.sample(["FifoQueue": true]), bad: DeadLetterQueueRule.sample([:]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::SQS::Queue").compactMap { queue in
      guard let target = template.target(of: queue["RedrivePolicy"]?["deadLetterTargetArn"]),
        target.type == "AWS::SQS::Queue", let isFifo = Self.isFifo(queue), let isTargetFifo = Self.isFifo(target),
        isFifo != isTargetFifo
      else { return nil }
      return finding(
        "the queue is \(isFifo ? "FIFO" : "standard"), and its dead-letter queue \(target.logicalID) isn't",
        at: queue.pointer(queue["FifoQueue"] == nil ? "RedrivePolicy" : "FifoQueue"),
        expected: "two queues of one kind", given: isFifo ? "FIFO and standard" : "standard and FIFO",
        hint: "set FifoQueue of both, or of neither")
    }
  }

  /// Whether a queue is FIFO; nil where only the deployment tells.
  private static func isFifo(_ queue: TemplateResource) -> Bool? {
    switch queue["FifoQueue"] {
    case nil, .bool(false)?, .string("false")?: false
    case .bool(true)?, .string("true")?: true
    default: nil
    }
  }

  private static func sample(_ failed: JSONObject) -> JSONValue {
    [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": [
          "FifoQueue": true,
          "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]], "maxReceiveCount": 3],
        ],
      ],
      "Failed": ["Type": "AWS::SQS::Queue", "Properties": .object(failed)],
    ]
  }
}
