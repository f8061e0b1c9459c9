import StrataFindings
import StrataJSON
import StrataTemplate

/// A function gets as many messages of a queue at once as Lambda lets it.
struct QueueBatchRule: TemplateRule {
  let about = RuleDescription(
    "queue-batch", .error,
    reason: "Lambda refuses more than 10 messages at once of a FIFO queue, and without a window of any",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
    good: QueueBatchRule.sample(size: 10), bad: QueueBatchRule.sample(size: 100))

  /// The most messages that come at once of a FIFO queue, or of any without a window.
  private static let limit: Int64 = 10

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::Lambda::EventSourceMapping":
        { resource in check(resource.placedProperties, "EventSourceArn", template) }
      case "AWS::Serverless::Function":
        { resource in
          ServerlessEvents.events(of: resource).filter { $0.type == "SQS" }.flatMap {
            check($0.properties, "Queue", template)
          }
        }
      default: nil
      }
    }
  }

  private func check(_ mapping: PlacedValue, _ property: String, _ template: TemplateContents) -> [Finding] {
    if mapping.value.object?.keys.contains(where: \.isFunctionName) == true { return [] }
    let kinds = mapping.all(property).compactMap { isFifo($0, template) }
    // Where there may be another source, the numbers are its.
    guard kinds.count == mapping.all(property).count, let first = kinds.first, kinds.allSatisfy({ $0 == first }) else {
      return []
    }
    let windows = mapping.all("MaximumBatchingWindowInSeconds")
    if first, let window = windows.first(where: { (ContainerPortRule.number($0.value) ?? 0) > 0 }) {
      return [
        finding(
          "messages of a FIFO queue aren't gathered for a time", at: window.pointer, expected: "0, or none",
          given: "\(ContainerPortRule.number(window.value) ?? 0)")
      ]
    }
    let hasNoWindow = windows.allSatisfy { ContainerPortRule.number($0.value) == 0 }
    guard first || hasNoWindow else { return [] }
    return mapping.all("BatchSize").compactMap { size in
      guard let number = ContainerPortRule.number(size.value), number > Self.limit else { return nil }
      return finding(
        first
          ? "a FIFO queue doesn't give so many messages at once"
          : "without a window a queue doesn't give so many messages at once",
        at: size.pointer, expected: "\(Self.limit) or fewer", given: "\(number)",
        hint: first ? nil : "set MaximumBatchingWindowInSeconds to 1 or more")
    }
  }

  /// Whether an ARN is that of a FIFO queue; nil where it's none of a queue, or nobody knows.
  private func isFifo(_ source: PlacedValue, _ template: TemplateContents) -> Bool? {
    if let queue = template.target(of: source.value) {
      guard queue.type == "AWS::SQS::Queue" else { return nil }
      switch queue["FifoQueue"] {
      case nil, .bool(false)?, .string("false")?: return false
      case .bool(true)?, .string("true")?: return true
      default: return nil
      }
    }
    let text = PartialText(source.value).text(unknownAs: "\0")
    let parts = text.arnParts
    guard parts.count == 6, parts[2] == "sqs", !parts[5].hasSuffix("\0") else { return nil }
    return parts[5].hasSuffix(".fifo")
  }

  private static func sample(size: Int64) -> JSONValue {
    [
      "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["FifoQueue": true]],
      "Mapping": [
        "Type": "AWS::Lambda::EventSourceMapping",
        "Properties": [
          "EventSourceArn": ["Fn::GetAtt": ["Jobs", "Arn"]], "FunctionName": "work", "BatchSize": .integer(size),
        ],
      ],
    ]
  }
}
