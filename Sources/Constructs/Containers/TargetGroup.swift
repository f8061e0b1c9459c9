internal import StrataElasticLoadBalancingV2

/// The tasks of a service, as a load balancer sends traffic to them.
struct TargetGroup {
  let resource: Resource
  let loadBalancer: ApplicationLoadBalancer

  /// The name that metrics have for the group.
  var fullName: StringValue { resource.attribute("TargetGroupFullName") }

  init(
    of service: FargateService, port: Int, check: HealthCheck.Settings, loadBalancer: ApplicationLoadBalancer,
    _ declaration: Declaration
  ) {
    self.loadBalancer = loadBalancer
    resource =
      ElasticLoadBalancingV2.TargetGroup(
        "TargetGroup", in: service.scope, healthCheckIntervalSeconds: check.interval, healthCheckPath: check.path,
        healthCheckTimeoutSeconds: check.timeout, healthyThresholdCount: check.healthyCount,
        matcher: .init(httpCode: check.matcher), port: .literal(port), protocol: .http,
        // Five minutes by default, which every deployment would wait for.
        targetGroupAttributes: [.init(key: "deregistration_delay.timeout_seconds", value: "30")], targetType: .ip,
        unhealthyThresholdCount: check.unhealthyCount, vpcId: service.cluster.vpc.vpcID, file: declaration.file,
        line: declaration.line
      ).resource
  }
}
