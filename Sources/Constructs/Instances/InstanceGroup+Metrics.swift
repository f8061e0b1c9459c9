extension InstanceGroup {
  private func own(_ namespace: String, _ name: String, _ label: String) -> Metric {
    Metric(namespace, name, dimensions: ["AutoScalingGroupName": self.name], label: label)
  }

  /// The share of CPU that the instances use, in percent.
  ///
  /// See [Instance metrics](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html).
  public var cpuUtilization: Metric { own("AWS/EC2", "CPUUtilization", "CPU %") }

  /// The number of instances that run and get requests.
  ///
  /// See [Group metrics](https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html).
  public var instancesInService: Metric { own("AWS/AutoScaling", "GroupInServiceInstances", "Instances") }

  /// The number of requests the instances got; nil while nothing is routed to the group.
  public var requests: Metric? { routed.metric("RequestCount", .sum, "Requests") }

  /// The number of requests the instances answered with a status of 500 to 599; nil while nothing is routed to the group.
  public var serverErrors: Metric? { routed.metric("HTTPCode_Target_5XX_Count", .sum, "5xx") }

  /// The time of all answers but the slowest hundredth, in seconds; nil while nothing is routed to the group.
  public var latency: Metric? { routed.metric("TargetResponseTime", .percentile(99), "Latency p99") }

  /// The number of instances that fail their health checks; nil while nothing is routed to the group.
  public var unhealthyInstances: Metric? { routed.metric("UnHealthyHostCount", .maximum, "Unhealthy instances") }
}
