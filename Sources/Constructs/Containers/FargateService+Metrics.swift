extension FargateService {
  private func own(_ name: String, _ label: String) -> Metric {
    Metric(
      "AWS/ECS", name, dimensions: ["ClusterName": cluster.name, "ServiceName": self.name], label: label)
  }

  /// The share of CPU that the tasks use, in percent.
  ///
  /// See [Service metrics](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html).
  public var cpuUtilization: Metric { own("CPUUtilization", "CPU %") }

  /// The share of memory that the tasks use, in percent.
  public var memoryUtilization: Metric { own("MemoryUtilization", "Memory %") }

  /// The number of requests the tasks got; nil while nothing is routed to the service.
  public var requests: Metric? { routed.metric("RequestCount", .sum, "Requests") }

  /// The number of requests the tasks answered with a status of 500 to 599; nil while nothing is routed to the service.
  public var serverErrors: Metric? { routed.metric("HTTPCode_Target_5XX_Count", .sum, "5xx") }

  /// The time of all answers but the slowest hundredth, in seconds; nil while nothing is routed to the service.
  public var latency: Metric? { routed.metric("TargetResponseTime", .percentile(99), "Latency p99") }

  /// The number of tasks that fail their health checks; nil while nothing is routed to the service.
  public var unhealthyTasks: Metric? { routed.metric("UnHealthyHostCount", .maximum, "Unhealthy tasks") }
}
