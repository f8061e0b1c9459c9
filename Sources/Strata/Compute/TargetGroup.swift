internal import StrataElasticLoadBalancingV2

/// The tasks of a service, as a load balancer sends traffic to them.
struct TargetGroup {
  let resource: Resource
  let loadBalancer: ApplicationLoadBalancer

  /// What metrics call the group.
  var fullName: StringValue { resource.attribute("TargetGroupFullName") }

  init(of service: FargateService, port: Int, loadBalancer: ApplicationLoadBalancer, _ declaration: Declaration) {
    self.loadBalancer = loadBalancer
    let check = service.healthCheck
    resource =
      ElasticLoadBalancingV2.TargetGroup(
        "TargetGroup", in: service.scope,
        healthCheckIntervalSeconds: declaration.seconds(
          check.interval, in: 5...300, property: "healthCheck.interval"),
        healthCheckPath: .literal(check.path),
        healthCheckTimeoutSeconds: declaration.seconds(check.timeout, in: 2...120, property: "healthCheck.timeout"),
        healthyThresholdCount: declaration.number(
          check.healthyCount, in: 2...10, "a task is healthy after 2 to 10 answers",
          property: "healthCheck.healthyCount"),
        matcher: .init(httpCode: .literal(check.matcher)), port: .literal(port), protocol: .http,
        // Five minutes by default, which every deployment would wait for.
        targetGroupAttributes: [.init(key: "deregistration_delay.timeout_seconds", value: "30")], targetType: .ip,
        unhealthyThresholdCount: declaration.number(
          check.unhealthyCount, in: 2...10, "a task is unhealthy after 2 to 10 failures",
          property: "healthCheck.unhealthyCount"),
        vpcId: service.cluster.vpc.vpcID, file: declaration.file, line: declaration.line
      ).resource
  }
}
