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

  static func make(stacks: Int) -> App {
    make(resources: stacks * resourcesInStack)
  }

  static func make(resources: Int) -> App {
    App("sample") { app in
      var left = resources
      var number = 0
      while left > 0 {
        let count = min(left, resourcesInStack)
        app.stack("Stack\(number)") { scope in declare(count, in: scope) }
        number += 1
        left -= count
      }
    }
  }

  private static func declare(_ count: Int, in scope: Scope) {
    var left = count
    var number = 0
    while left > 0 {
      declareGroup(number, in: scope, atMost: left)
      number += 1
      left -= 4
    }
  }

  private static func declareGroup(_ number: Int, in scope: Scope, atMost count: Int) {
    let topic = SNS.Topic("Topic\(number)", in: scope, displayName: "alerts \(number)")
    if count == 1 { return }
    let queue = SQS.Queue("Queue\(number)", in: scope, messageRetentionPeriod: 345_600, visibilityTimeout: 60)
    if count == 2 { return }
    CloudWatch.Alarm(
      "Alarm\(number)", in: scope,
      alarmActions: [topic.ref],
      comparisonOperator: .greaterThanOrEqualToThreshold,
      dimensions: [.init(name: "QueueName", value: queue.resource.attribute("QueueName"))],
      evaluationPeriods: 2, metricName: "ApproximateNumberOfMessagesVisible", namespace: "AWS/SQS", period: 300,
      statistic: .maximum, threshold: 100)
    if count == 3 { return }
    IAM.Role(
      "Role\(number)", in: scope,
      assumeRolePolicyDocument: .trusting(.service("lambda.amazonaws.com")),
      policies: [
        .init(
          policyDocument: [
            .allow("sqs:ReceiveMessage", "sqs:DeleteMessage", on: queue.arn),
            .allow("sns:Publish", on: topic.ref),
          ],
          policyName: "use")
      ])
  }
}
