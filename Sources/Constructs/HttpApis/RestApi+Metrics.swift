// See [Metrics of REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html).
extension RestApi {
  /// The number of requests.
  public var requests: Metric { metric("Count", .sum, "requests") }

  /// The number of requests that were the caller's fault, which got a status of 400 to 499.
  public var clientErrors: Metric { metric("4XXError", .sum, "client errors") }

  /// The number of requests that failed, which got a status of 500 to 599.
  public var serverErrors: Metric { metric("5XXError", .sum, "server errors") }

  /// The time until all answers but the slowest hundredth were there, in milliseconds.
  public var latency: Metric { metric("Latency", .percentile(99), "latency p99") }

  /// The time that functions took of it, in milliseconds.
  public var functionLatency: Metric { metric("IntegrationLatency", .percentile(99), "function latency p99") }

  /// The share of requests that failed, in percent.
  public var failureRate: MetricExpression {
    (serverErrors / requests * 100).labelled("\(scope.path.id) failures in percent")
  }

  private func metric(_ metric: String, _ statistic: Metric.Statistic, _ label: String) -> Metric {
    Metric(
      "AWS/ApiGateway", metric, dimensions: ["ApiName": name, "Stage": .literal(stageName)], statistic: statistic,
      label: "\(scope.path.id) \(label)")
  }
}
