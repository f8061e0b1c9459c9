import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// What a queue and a subscription say of dead letters is as SQS and SNS read it.
struct RedrivePolicyRule: TemplateRule {
  let about = RuleDescription(
    "redrive-policy", .error, reason: "SQS and SNS refuse a redrive policy that isn't as they read it",
    source:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html",
    good: RedrivePolicyRule.sample("denyAll"), bad: RedrivePolicyRule.sample("byQueue"))

  // Members that there aren't are found by the schema.
  private static let redrive = DocumentShape.open(
    [("deadLetterTargetArn", .text), ("maxReceiveCount", .integer(1...1_000))],
    required: ["deadLetterTargetArn", "maxReceiveCount"])

  private static let allowance = DocumentShape.object(
    [
      ("redrivePermission", .choice(["allowAll", "byQueue", "denyAll"])),
      ("sourceQueueArns", .list(of: .text, 1...10)),
    ], required: ["redrivePermission"])

  private static let subscription = DocumentShape.object(
    [("deadLetterTargetArn", .text)], required: ["deadLetterTargetArn"])

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::SQS::Queue":
        { resource in
          findings(inDocument: resource.placed("RedrivePolicy"), "a redrive policy") {
            Self.redrive.faults($0.content, "a redrive policy", isLenient: true)
              + queue($0.content["deadLetterTargetArn"])
              + kind(of: resource, $0.content["deadLetterTargetArn"])
          }
            + findings(inDocument: resource.placed("RedriveAllowPolicy"), "a redrive allow policy") {
              Self.allowance.faults($0.content, "a redrive allow policy", isLenient: true) + sources($0.content)
            }
        }
      case "AWS::SNS::Subscription":
        { resource in
          findings(inDocument: resource.placed("RedrivePolicy"), "a redrive policy") {
            Self.subscription.faults($0.content, "a redrive policy", isLenient: true)
              + queue($0.content["deadLetterTargetArn"])
              + elsewhere($0.content["deadLetterTargetArn"], topic: resource.placed("TopicArn"))
          }
        }
      default: nil
      }
    }
  }

  /// The target must be the ARN of a queue.
  private func queue(_ target: PlacedValue?) -> [DocumentFault] {
    let targets: [PlacedValue] = target?.alternatives ?? []
    return targets.compactMap { target in
      guard let text = target.text, !text.hasPrefix("arn:") || text.split(separator: ":").dropFirst(2).first != "sqs"
      else { return nil }
      return DocumentFault(
        target.pointer, "dead letters go to a queue", expected: "arn:aws:sqs:REGION:ACCOUNT:NAME",
        given: Wording.quoted(text))
    }
  }

  /// The dead letters of a subscription stay where its topic is.
  private func elsewhere(_ target: PlacedValue?, topic: PlacedValue?) -> [DocumentFault] {
    guard let topic = topic?.text?.split(separator: ":", omittingEmptySubsequences: false), topic.count == 6 else {
      return []
    }
    let targets: [PlacedValue] = target?.alternatives ?? []
    return targets.compactMap { target in
      let parts = target.text?.split(separator: ":", omittingEmptySubsequences: false) ?? []
      guard parts.count == 6, parts[2] == "sqs", parts[3...4] != topic[3...4] else { return nil }
      return DocumentFault(
        target.pointer, "dead letters stay in the region and the account of the topic",
        expected: "\(topic[3]) and \(topic[4])", given: "\(parts[3]) and \(parts[4])")
    }
  }

  /// A queue that the template doesn't make tells what it is by its name.
  private func kind(of queue: TemplateResource, _ target: PlacedValue?) -> [DocumentFault] {
    let isFifo = queue["FifoQueue"] == true || queue["FifoQueue"] == "true"
    guard isFifo || queue["FifoQueue"] == nil || queue["FifoQueue"] == false else { return [] }
    let targets: [PlacedValue] = target?.alternatives ?? []
    return targets.compactMap { target in
      guard let text = target.text, text.hasPrefix("arn:"), text.hasSuffix(".fifo") != isFifo else { return nil }
      return DocumentFault(
        target.pointer, "the dead-letter queue of a \(isFifo ? "FIFO" : "standard") queue must be one too",
        expected: isFifo ? "a name that ends with .fifo" : "a name that doesn't end with .fifo",
        given: Wording.quoted(text))
    }
  }

  private func sources(_ policy: PlacedValue) -> [DocumentFault] {
    guard let object = policy.value.object, !policy.value.isFunction,
      let permission = object["redrivePermission"]?.string
    else { return [] }
    if permission == "byQueue", object["sourceQueueArns"] == nil {
      return [DocumentFault(policy.pointer, "byQueue must name the queues", expected: "sourceQueueArns")]
    }
    guard permission != "byQueue", ["allowAll", "denyAll"].contains(permission), let named = policy["sourceQueueArns"],
      !named.alternatives.isEmpty
    else { return [] }
    return [
      DocumentFault(
        named.pointer, "\(permission) names no queues", expected: "the redrivePermission byQueue", given: permission)
    ]
  }

  private static func sample(_ permission: JSONValue) -> JSONValue {
    ["Failed": ["Type": "AWS::SQS::Queue", "Properties": ["RedriveAllowPolicy": ["redrivePermission": permission]]]]
  }
}
