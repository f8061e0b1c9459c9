internal import StrataElasticLoadBalancingV2

extension Listener {
  /// Sends requests that fulfil conditions to a target.
  ///
  /// - Parameters:
  ///   - id: The id below the listener.
  ///   - target: The target, such as a service that has a port, or `.weighted((blue, 90), (green, 10))`.
  ///   - conditions: The conditions of a request; all must hold, at least one, with at most 5 values together.
  ///   - priority: The place in the order of routes, 1 to 50,000, lowest first and each once. Unless given, a route comes
  ///     before those whose conditions say less, and its place follows from them and its id alone, so that it stays
  ///     where others come and go.
  ///   - rewrite: The way in which the path is changed; not at all unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The rule as it is in the template.
  ///
  /// See [Listener rules](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html).
  @discardableResult
  public func route(
    _ id: String, to target: some RouteTarget, when conditions: RouteCondition..., priority: Int? = nil,
    rewrite: PathRewrite? = nil, file: String = #filePath, line: Int = #line
  ) -> Resource {
    route(
      id, in: scope, to: target, when: conditions, priority: priority, rewrite: rewrite,
      at: CallSite(file: file, line: line))
  }

  /// Declares a route in a scope of another construct's.
  package func route(
    _ id: String, in home: Scope, to target: some RouteTarget, when conditions: [RouteCondition], priority: Int?,
    rewrite: PathRewrite?, at site: CallSite
  ) -> Resource {
    let declaration = Declaration(id, in: home, at: site)
    conditions.check(declaration)
    rewrite?.check(declaration)
    let targets = target.targets(of: Route(listener: self, home: home, declaration: declaration))
    let other = targets.scope.flatMap { $0.stack == home.stack ? nil : $0 }
    let rule = ElasticLoadBalancingV2.ListenerRule(
      other == nil ? id : "Route\(declaration.scope.pathInPascalCase)", in: other ?? home, actions: [targets.action],
      conditions: ListValue(conditions.map(\.condition)),
      priority: priorities.take(priority, for: conditions, declaration), listenerArn: arn,
      transforms: rewrite.map { [$0.transform] }, file: declaration.file, line: declaration.line)
    for resource in targets.waiting {
      resource.wait(for: rule.resource, file: declaration.file, line: declaration.line)
    }
    return rule.resource
  }
}

extension RoutedTargets {
  fileprivate var action: ElasticLoadBalancingV2.ListenerRule.Action {
    if groups.count < 2, groups.first?.weight == nil {
      return .init(type: .forward, targetGroupArn: groups.first?.arn ?? .noValue)
    }
    return .init(
      type: .forward,
      forwardConfig: .init(
        targetGroups: ListValue(
          groups.map { .init(targetGroupArn: $0.arn, weight: $0.weight.map { .literal($0) }) })))
  }
}
