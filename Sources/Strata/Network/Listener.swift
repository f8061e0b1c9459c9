internal import StrataElasticLoadBalancingV2

/// A port that a load balancer listens at, with routes to services.
///
/// It's made by ``ApplicationLoadBalancer/listener(port:certificates:allow:file:line:)``.
/// Resource: `AWS::ElasticLoadBalancingV2::Listener`.
public struct Listener: Construct {
  enum DefaultAction {
    case notFound
    case redirect(Int)
  }

  /// The scope of what belongs to the listener.
  public let scope: Scope

  /// The listener as it is in the template.
  public let resource: Resource

  /// The load balancer that listens.
  public let loadBalancer: ApplicationLoadBalancer

  /// The port it listens at.
  public let port: Int

  /// The listener's ARN.
  public var arn: StringValue { resource.ref }

  private let priorities: Priorities

  init(
    _ loadBalancer: ApplicationLoadBalancer, port: Int, certificates: [StringValue], allow callers: Callers?,
    action: DefaultAction, at site: CallSite
  ) {
    let id = "Port\(port)"
    let declaration = Declaration(id, in: loadBalancer.scope, at: site)
    scope = declaration.scope
    self.loadBalancer = loadBalancer
    self.port = port
    priorities = Priorities()
    let number = declaration.port(port)
    let isPort = Declaration.ports.contains(port)
    let callers = callers ?? (loadBalancer.scheme == .internetFacing ? .anyone : nil)
    for block in callers.map({ $0.blocks(declaration) ?? [.anywhere] }) ?? [] where isPort && block.block != nil {
      loadBalancer.securityGroup.allow(from: block, port: port, file: declaration.file, line: declaration.line)
    }
    let isSecure = !certificates.isEmpty
    resource =
      ElasticLoadBalancingV2.Listener(
        id, in: loadBalancer.scope, defaultActions: [action.action], loadBalancerArn: loadBalancer.arn,
        certificates: certificates.first.map { [.init(certificateArn: $0)] }, port: number,
        protocol: isSecure ? .https : .http,
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
        sslPolicy: isSecure ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : nil
      ).resource
    if certificates.count > 1 {
      ElasticLoadBalancingV2.ListenerCertificate(
        "Certificates", in: scope,
        certificates: ListValue(certificates.dropFirst().map { .init(certificateArn: $0) }), listenerArn: arn)
    }
  }

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
  func route(
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

  /// The priorities that are taken.
  private final class Priorities {
    private var taken: [Int: ConstructPath] = [:]
    private var count = 0

    func take(_ given: Int?, _ declaration: Declaration) -> IntegerValue {
      count += 1
      let priority = given ?? count * 10
      let number = declaration.number(
        priority, in: 1...50_000, "a route must have a priority of 1 to 50,000", property: "priority")
      if let other = taken[priority] {
        declaration.report(
          "the priority \(priority) is taken by \(other)", property: "priority",
          expected: "one that no other route has", given: "\(priority)",
          hint: given == nil ? "give every route of the listener its priority" : nil)
      }
      taken[priority] = taken[priority] ?? declaration.scope.path
      return number
    }
  }
}

extension Listener.DefaultAction {
  fileprivate var action: ElasticLoadBalancingV2.Listener.Action {
    switch self {
    case .notFound:
      .init(
        type: .fixedResponse,
        fixedResponseConfig: .init(statusCode: "404", contentType: "text/plain", messageBody: "Not found"))
    case .redirect(let port):
      .init(
        type: .redirect,
        redirectConfig: .init(statusCode: .http301, port: .literal("\(port)"), protocol: "HTTPS"))
    }
  }
}
