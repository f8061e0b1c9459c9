internal import StrataElasticLoadBalancingV2

extension FunctionTarget {
  /// The target group of the function, which the load balancer may invoke; made for the first route.
  ///
  /// See [Lambda functions as targets](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html).
  public func targets(of route: Route) -> RoutedTargets {
    let (declaration, balancer) = (route.declaration, route.loadBalancer.scope.path)
    if let group = declared("TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup") {
      if function.routed.balancers["\(scope.path)"] != "\(balancer)" {
        declaration.report(
          "\(scope.path) is reached through \(function.routed.balancers["\(scope.path)"] ?? "another") already",
          property: "to", expected: "one load balancer for it", given: "a second, \(balancer)",
          hint: "route both through one load balancer, or through another FunctionAlias")
      }
      return RoutedTargets(group.ref, ruleIn: scope)
    }
    function.routed.balancers["\(scope.path)"] = "\(balancer)"
    // The group names the function, which must let it in before: so the permission can't name the group.
    let permission = permit(
      "LoadBalancers", "elasticloadbalancing.amazonaws.com",
      from: "arn:\(.partition):elasticloadbalancing:\(scope.region):\(scope.account):targetgroup/*",
      site: declaration.site)
    let group = ElasticLoadBalancingV2.TargetGroup(
      "TargetGroup", in: scope, targetType: "lambda", targets: [.init(id: arn)], file: declaration.file,
      line: declaration.line
    ).resource
    group.wait(for: permission, file: declaration.file, line: declaration.line)
    return RoutedTargets(group.ref, ruleIn: scope)
  }
}

/// The load balancers through which a function and its aliases are reached.
package final class FunctionTargetGroup {
  /// The paths of load balancers, by those of what they reach.
  var balancers: [String: String] = [:]
}
