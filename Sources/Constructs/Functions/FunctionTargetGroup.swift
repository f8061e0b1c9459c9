internal import StrataElasticLoadBalancingV2
internal import StrataLambda

/// The target groups of a function and its aliases, each made when the first route asks for it.
final class FunctionTargetGroup {
  /// The groups, with the paths of the load balancers that they're reached through, by the paths of what is reached.
  private var made: [String: (group: Resource, balancer: String)] = [:]

  /// The group of a function or an alias, with a mistake where it's reached through another load balancer already.
  func group(of target: some FunctionTarget, for route: Route) -> Resource {
    let (scope, declaration, balancer) = (target.scope, route.declaration, "\(route.loadBalancer.scope.path)")
    if let made = made["\(scope.path)"] {
      if made.balancer != balancer {
        declaration.report(
          "\(scope.path) is reached through \(made.balancer) already", property: "to",
          expected: "one load balancer for it", given: "a second, \(balancer)",
          hint: "route both through one load balancer, or through another FunctionAlias")
      }
      return made.group
    }
    // The group names the function, which must let it in before: so the permission can't name the group.
    let groups: StringValue =
      "arn:\(.partition):elasticloadbalancing:\(scope.region):\(scope.account):targetgroup/*"
    let permission = Lambda.Permission.make(
      "LoadBalancers", of: target, to: "elasticloadbalancing.amazonaws.com", from: groups, at: declaration.site)
    let group = ElasticLoadBalancingV2.TargetGroup(
      "TargetGroup", in: scope, targetType: "lambda", targets: [.init(id: target.arn)], file: declaration.file,
      line: declaration.line
    ).resource
    group.wait(for: permission, file: declaration.file, line: declaration.line)
    made["\(scope.path)"] = (group, balancer)
    return group
  }
}
