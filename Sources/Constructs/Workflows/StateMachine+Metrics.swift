// See [Metrics of Step Functions](https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html).
extension StateMachine {
  /// The number of executions that were started.
  public var started: Metric { metric("ExecutionsStarted", .sum) }

  /// The number of executions that ended well.
  public var succeeded: Metric { metric("ExecutionsSucceeded", .sum) }

  /// The number of executions that failed.
  public var failed: Metric { metric("ExecutionsFailed", .sum) }

  /// The number of executions that took too long.
  public var timedOut: Metric { metric("ExecutionsTimedOut", .sum) }

  /// The time that executions took, in milliseconds.
  public var time: Metric { metric("ExecutionTime", .average) }

  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      "AWS/States", name, dimensions: ["StateMachineArn": arn], statistic: statistic, period: .minutes(5),
      label: "\(scope.path.id) \(name)")
  }
}
