import Strata
import StrataCloudWatch
import StrataIAM
import StrataSNS
import StrataSQS

/// An app of any size: stacks of up to 400 resources, in groups of a topic, a queue, an alarm and a role with a policy.
///
/// Declared the way people do it, by the typed resources.
enum SampleApp {
  static let resourcesInStack = 400

  /// What the stacks of an app have to do with each other.
  enum Shape: String, CaseIterable {
    /// Each has the values of all others, as those of one system in many accounts may.
    case alike
    /// Each has values of its own, so that what is known of one is of no use for the next.
    case different
    /// The same, and each uses a value of the one before.
    case chain
  }

  static func make(stacks: Int, shape: Shape = .alike) -> App {
    make(resources: stacks * resourcesInStack, shape: shape)
  }

  static func make(resources: Int, shape: Shape = .alike) -> App {
    App("sample") { app in
      var left = resources
      var number = 0
      var before: StringValue?
      while left > 0 {
        let count = min(left, resourcesInStack)
        let stack = SampleStack(number: shape == .alike ? 0 : number, before: shape == .chain ? before : nil)
        before = app.stack("Stack\(number)") { scope in stack.declare(count, in: scope) }
        number += 1
        left -= count
      }
    }
  }
}

/// A stack of groups of resources.
private struct SampleStack {
  /// What its values differ by from those of other stacks.
  let number: Int
  /// The topic of another stack that is told as well.
  let before: StringValue?

  /// Declares the resources, and gives the first topic.
  func declare(_ count: Int, in scope: Scope) -> StringValue? {
    var left = count
    var group = 0
    var first: StringValue?
    while left > 0 {
      let topic = declareGroup(group, in: scope, atMost: left)
      first = first ?? topic
      group += 1
      left -= 4
    }
    return first
  }

  private func declareGroup(_ group: Int, in scope: Scope, atMost count: Int) -> StringValue {
    let own = number == 0 ? "" : " of \(number)"
    let topic = SNS.Topic("Topic\(group)", in: scope, displayName: "alerts \(group)\(own)")
    if count == 1 { return topic.ref }
    let queue = SQS.Queue(
      "Queue\(group)", in: scope, messageRetentionPeriod: .literal(345_600 + number),
      visibilityTimeout: .literal(60 + number))
    if count == 2 { return topic.ref }
    CloudWatch.Alarm(
      "Alarm\(group)", in: scope,
      alarmActions: ListValue([topic.ref] + (group == 0 ? [before].compactMap(\.self) : [])),
      comparisonOperator: .greaterThanOrEqualToThreshold,
      dimensions: [.init(name: "QueueName", value: queue.resource.attribute("QueueName"))],
      evaluationPeriods: 2, metricName: "ApproximateNumberOfMessagesVisible", namespace: "AWS/SQS", period: 300,
      statistic: .maximum, threshold: .literal(100 + Double(number)))
    if count == 3 { return topic.ref }
    IAM.Role(
      "Role\(group)", in: scope,
      assumeRolePolicyDocument: .trusting(.service("lambda.amazonaws.com")),
      policies: [
        .init(
          policyDocument: [
            .allow("sqs:ReceiveMessage", "sqs:DeleteMessage", on: queue.arn),
            .allow("sns:Publish", on: topic.ref),
          ],
          policyName: number == 0 ? "use" : "use-\(number)")
      ])
    return topic.ref
  }
}
