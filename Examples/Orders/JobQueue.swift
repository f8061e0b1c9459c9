import Strata
import StrataSQS

/// A queue of jobs, with another for those that failed too often.
struct JobQueue: Construct {
  let scope: Scope
  let queue: SQS.Queue

  /// Declares the two queues.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: Where the construct is declared.
  ///   - visibilityTimeout: How long a worker has for a job, 0 to 43,200 seconds.
  ///   - attempts: How often a job is tried before it goes to the dead letters, 1 to 1,000.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  init(
    _ id: String, in parent: Scope, visibilityTimeout: IntegerValue, attempts: Int, file: String = #filePath,
    line: Int = #line
  ) {
    scope = Scope(id, in: parent, at: CallSite(file: file, line: line))
    if !(1...1_000).contains(attempts) {
      scope.report(
        "attempts must be 1 to 1,000", property: "attempts", expected: "1 to 1,000", given: "\(attempts)")
    }
    let deadLetters = SQS.Queue(
      "DeadLetters", in: scope, messageRetentionPeriod: 1_209_600, sqsManagedSseEnabled: true)
    queue = SQS.Queue(
      id, in: parent, messageRetentionPeriod: 345_600,
      redrivePolicy: [
        "deadLetterTargetArn": .value(deadLetters.arn), "maxReceiveCount": .literal(attempts),
      ],
      sqsManagedSseEnabled: true, visibilityTimeout: visibilityTimeout)
    for kept in [queue, deadLetters] {
      kept.resource.deletionPolicy = .retain
      kept.resource.updateReplacePolicy = .retain
      kept.resource.accept(.checkov("CKV_AWS_27"), because: "SQS encrypts it with a key of its own")
    }
  }

  /// The queue's name.
  var queueName: StringValue { queue.resource.attribute("QueueName") }

  /// The statement of a policy that lets a worker take jobs off the queue.
  var taking: Statement {
    .allow(
      "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
      on: queue.arn)
  }
}
