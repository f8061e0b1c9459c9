import Strata

/// A queue of jobs, with another for those that failed too often.
struct JobQueue: Construct {
  let scope: Scope
  let queue: Resource

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
    _ id: String, in parent: Scope, visibilityTimeout: Int, attempts: Int, file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, file: file, line: line)
    if !(0...43_200).contains(visibilityTimeout) {
      scope.report(
        "a job can be invisible for 0 to 43,200 s (12 h)", property: "visibilityTimeout", expected: "0 to 43,200",
        given: "\(visibilityTimeout)", file: file, line: line)
    }
    let deadLetters = Resource(
      "DeadLetters", type: "AWS::SQS::Queue", in: scope, tagging: .list(),
      properties: ["MessageRetentionPeriod": 1_209_600, "SqsManagedSseEnabled": true], file: file, line: line)
    queue = Resource(
      id, type: "AWS::SQS::Queue", in: parent, tagging: .list(),
      properties: [
        "MessageRetentionPeriod": 345_600,
        "RedrivePolicy": [
          "deadLetterTargetArn": .value(deadLetters.attribute("Arn")),
          "maxReceiveCount": .value(IntegerValue.literal(attempts)),
        ],
        "SqsManagedSseEnabled": true,
        "VisibilityTimeout": .value(IntegerValue.literal(visibilityTimeout)),
      ], file: file, line: line)
    for kept in [queue, deadLetters] {
      kept.deletionPolicy = .retain
      kept.updateReplacePolicy = .retain
    }
  }

  /// The statement of a policy that lets a worker take jobs off the queue.
  var taking: Statement {
    .allow(
      "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
      on: queue.attribute("Arn"))
  }
}
