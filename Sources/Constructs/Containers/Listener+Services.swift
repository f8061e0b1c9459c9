internal import StrataElasticLoadBalancingV2

extension Listener {
  /// Sends requests that fulfil conditions to a service.
  ///
  /// - Parameters:
  ///   - id: The id below the listener.
  ///   - service: The service, which has a port.
  ///   - conditions: The conditions of a request; all must hold, at least one, with at most 5 values together.
  ///   - priority: The place in the order of routes, 1 to 50,000, lowest first and each once; 10 for the first route
  ///     declared, 20 for the second and so on unless given.
  ///   - rewrite: The way in which the path is changed; not at all unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The rule as it is in the template.
  ///
  /// See [Listener rules](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html).
  @discardableResult
  public func route(
    _ id: String, to service: FargateService, when conditions: RouteCondition..., priority: Int? = nil,
    rewrite: PathRewrite? = nil, file: String = #filePath, line: Int = #line
  ) -> Resource {
    route(
      id, in: scope, to: service, when: conditions, priority: priority, rewrite: rewrite,
      at: CallSite(file: file, line: line))
  }

  /// Declares a route in a scope of another construct's.
  package func route(
    _ id: String, in home: Scope, to service: FargateService, when conditions: [RouteCondition], priority: Int?,
    rewrite: PathRewrite?, at site: CallSite
  ) -> Resource {
    let declaration = Declaration(id, in: home, at: site)
    conditions.check(declaration)
    rewrite?.check(declaration)
    // Both the rule and the groups' rules stand in the service's stack, which needs the listener to be reached at all;
    // or the listener's stack would need the service's as well.
    let isOneStack = service.scope.stack == home.stack
    if !isOneStack, let port = service.port {
      service.securityGroup.allow(
        from: loadBalancer.securityGroup, port: port, rulesIn: service.scope, at: declaration.site)
    }
    let target = service.target(of: loadBalancer, declaration)
    let rule = ElasticLoadBalancingV2.ListenerRule(
      isOneStack ? id : "Route\(declaration.scope.pathInPascalCase)", in: isOneStack ? home : service.scope,
      actions: [.init(type: .forward, targetGroupArn: target?.resource.ref ?? .noValue)],
      conditions: ListValue(conditions.map(\.condition)), priority: priorities.take(priority, declaration),
      listenerArn: arn, transforms: rewrite.map { [$0.transform] }, file: declaration.file,
      line: declaration.line)
    // Without the rule its target group belongs to no load balancer, and ECS refuses the service.
    service.resource.wait(for: rule.resource, file: declaration.file, line: declaration.line)
    return rule.resource
  }
}
