internal import StrataElasticLoadBalancingV2

/// The target group of a construct that requests are routed to, made when the first route asks for it.
package final class OwnTargetGroup {
  /// The group of what was routed to.
  package struct Made {
    package let resource: Resource
    package let loadBalancer: ApplicationLoadBalancer

    /// The name that metrics have for the group.
    package var fullName: StringValue { resource.attribute("TargetGroupFullName") }
  }

  /// The group; nil while nothing is routed to the construct.
  package private(set) var made: Made?

  package init() {}

  /// The group of a construct, which a route's requests are let into.
  ///
  /// - Parameters:
  ///   - owner: The construct.
  ///   - type: The type of its targets, `ip` or `instance`.
  ///   - port: The port that they listen at.
  ///   - check: The check by which a load balancer finds out whether they answer.
  ///   - vpc: The network they're in.
  ///   - route: The route.
  /// - Returns: The group; nil where it's reached through another load balancer already.
  package func group(
    of owner: some Construct & Connectable, type: String, port: Int, check: HealthCheck.Settings, vpc: some Network,
    for route: Route
  ) -> Resource? {
    let declaration = route.declaration
    route.check(vpc, of: owner.scope.path)
    if owner.scope.stack != route.home.stack { route.allow(to: owner, port: port) }
    if let made {
      if made.loadBalancer.scope.path !== route.loadBalancer.scope.path {
        declaration.report(
          "\(owner.scope.path) is reached through \(made.loadBalancer.scope.path) already", property: "to",
          expected: "one load balancer for it", given: "a second, \(route.loadBalancer.scope.path)",
          hint: "route both through one load balancer, or declare it twice")
      }
      return made.resource
    }
    let group = ElasticLoadBalancingV2.TargetGroup.make(
      "TargetGroup", in: owner.scope, type: type, port: .literal(port), check: check, vpc: vpc, draining: 30,
      declaration)
    owner.securityGroup.allow(
      from: route.loadBalancer, port: port, file: declaration.file, line: declaration.line)
    made = Made(resource: group, loadBalancer: route.loadBalancer)
    return group
  }
}

extension OwnTargetGroup {
  /// A metric of the requests that come through the group; nil while nothing is routed to it.
  ///
  /// See [Load balancer metrics](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html).
  package func metric(_ name: String, _ statistic: Metric.Statistic, _ label: String) -> Metric? {
    made.map { made in
      Metric(
        "AWS/ApplicationELB", name,
        dimensions: ["LoadBalancer": made.loadBalancer.fullName, "TargetGroup": made.fullName], statistic: statistic,
        label: label)
    }
  }

  /// The label by which scaling finds the requests of the group; nil while nothing is routed to it.
  package var requestsLabel: StringValue? { made.map { "\($0.loadBalancer.fullName)/\($0.fullName)" } }
}
