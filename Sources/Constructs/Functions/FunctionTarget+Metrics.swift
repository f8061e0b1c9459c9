// See [Metrics of Lambda](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html).
extension FunctionTarget {
  /// The number of times that the code ran.
  public var invocations: Metric { metric("Invocations", .sum, "Invocations") }

  /// The number of invocations that failed.
  public var errors: Metric { metric("Errors", .sum, "Errors") }

  /// The share of invocations that failed, in percent.
  public var failureRate: MetricExpression {
    (errors / invocations * 100).labelled("\(scope.path.id) failures in percent")
  }

  /// The time of all invocations but the slowest hundredth, in milliseconds.
  public var duration: Metric { metric("Duration", .percentile(99), "Duration p99") }

  /// The number of invocations that were refused, since too many ran.
  public var throttles: Metric { metric("Throttles", .sum, "Throttles") }

  /// The most invocations at once.
  public var concurrency: Metric { metric("ConcurrentExecutions", .maximum, "Concurrent") }

  private func metric(_ name: String, _ statistic: Metric.Statistic, _ label: String) -> Metric {
    var dimensions: NamedValues<StringValue> = ["FunctionName": function.name]
    if let alias = self as? FunctionAlias {
      dimensions = ["FunctionName": function.name, "Resource": "\(function.name):\(alias.name)"]
    }
    return Metric("AWS/Lambda", name, dimensions: dimensions, statistic: statistic, label: label)
  }
}

extension Dashboard {
  /// Adds the charts that a function wants: invocations and errors, how long they take, how many run at once.
  public func add(_ target: some FunctionTarget) {
    let name = target.scope.path.idsBelowStack.joined(separator: " ")
    add(charts: {
      [
        Chart(title: "\(name): invocations", measures: [target.invocations, target.errors, target.throttles]),
        Chart(title: "\(name): duration", measures: [target.duration]),
        Chart(title: "\(name): concurrency", measures: [target.concurrency]),
      ]
    })
  }
}
