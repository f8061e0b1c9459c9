// See [Metrics of SQS](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html).
extension Queue {
  /// The age of the oldest message that nobody has worked off, in seconds.
  public var age: Metric { metric("ApproximateAgeOfOldestMessage", .maximum, of: name) }

  /// The number of messages that wait.
  public var depth: Metric { metric("ApproximateNumberOfMessagesVisible", .maximum, of: name) }

  /// The number of messages that were sent.
  public var sent: Metric { metric("NumberOfMessagesSent", .sum, of: name) }

  /// The number of messages that nobody could work off, which is that of the dead letters.
  ///
  /// A queue has none where it was declared with ``DeadLetters/none``, which is reported.
  public var failed: Metric {
    if deadLetterName == nil {
      scope.report(
        "messages that nobody can work off can't be counted without dead letters", property: "deadLetters",
        expected: "dead letters", given: "none", hint: "say deadLetters: .after(receives: 5)")
    }
    return metric("ApproximateNumberOfMessagesVisible", .maximum, of: deadLetterName ?? name)
  }

  private func metric(_ name: String, _ statistic: Metric.Statistic, of queue: StringValue) -> Metric {
    Metric(
      "AWS/SQS", name, dimensions: ["QueueName": queue], statistic: statistic, period: .minutes(5),
      label: "\(scope.path.id) \(name)")
  }
}
