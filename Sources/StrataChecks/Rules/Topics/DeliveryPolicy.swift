import StrataJSON
import StrataTemplate

/// How SNS sends again what wasn't delivered.
///
/// See [Message delivery retries](https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html).
enum DeliveryPolicy {
  private static let retries = DocumentShape.object(
    [
      ("minDelayTarget", .integer(1...3_600)), ("maxDelayTarget", .integer(1...3_600)),
      ("numRetries", .integer(0...100)), ("numNoDelayRetries", .integer(0...100)),
      ("numMinDelayRetries", .integer(0...100)), ("numMaxDelayRetries", .integer(0...100)),
      ("backoffFunction", .choice(["arithmetic", "exponential", "geometric", "linear"])),
    ], required: [])

  private static let throttling = DocumentShape.object([("maxReceivesPerSecond", .integer(.from(1)))], required: [])

  private static let request = DocumentShape.object([("headerContentType", .text)], required: [])

  private static let subscription = DocumentShape.object(
    [
      ("healthyRetryPolicy", retries), ("sicklyRetryPolicy", .anything), ("throttlePolicy", throttling),
      ("requestPolicy", request), ("guaranteed", .boolean),
    ], required: [])

  private static let topic = DocumentShape.object(
    [
      (
        "http",
        .object(
          [
            ("defaultHealthyRetryPolicy", retries), ("defaultSicklyRetryPolicy", .anything),
            ("defaultThrottlePolicy", throttling), ("defaultRequestPolicy", request),
            ("disableSubscriptionOverrides", .boolean),
          ], required: [])
      )
    ], required: [])

  /// What is wrong with a subscription's policy.
  static func faults(ofSubscription policy: PlacedValue) -> [DocumentFault] {
    subscription.faults(policy, "a delivery policy", isLenient: true)
      + policy.all("healthyRetryPolicy").flatMap(together)
  }

  /// What is wrong with a topic's policy.
  static func faults(ofTopic policy: PlacedValue) -> [DocumentFault] {
    topic.faults(policy, "a delivery policy", isLenient: true)
      + policy.all("http").flatMap { $0.all("defaultHealthyRetryPolicy") }.flatMap(together)
  }

  /// What doesn't go together.
  private static func together(_ retries: PlacedValue) -> [DocumentFault] {
    func number(_ key: String) -> Int? { retries[key]?.text.flatMap { Int($0) } }
    var faults: [DocumentFault] = []
    if let least = number("minDelayTarget"), let most = number("maxDelayTarget"), least > most {
      faults.append(
        DocumentFault(
          retries.pointer.appending("minDelayTarget"), "the least delay is more than the greatest",
          expected: "\(most) or less", given: String(least)))
    }
    let phases = ["numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries"].compactMap(number).filter {
      (0...100).contains($0)
    }
    if let all = number("numRetries"), phases.reduce(0, +) > all {
      faults.append(
        DocumentFault(
          retries.pointer.appending("numRetries"), "the phases have more retries than there are",
          expected: "\(phases.reduce(0, +)) or more", given: String(all)))
    }
    return faults
  }
}
