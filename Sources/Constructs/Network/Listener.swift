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

  package let priorities: RoutePriorities

  init(
    _ loadBalancer: ApplicationLoadBalancer, port: Int, certificates: [any ServerCertificate], allow callers: Callers?,
    action: DefaultAction, at site: CallSite
  ) {
    let id = "Port\(port)"
    let declaration = Declaration(id, in: loadBalancer.scope, at: site)
    scope = declaration.scope
    self.loadBalancer = loadBalancer
    self.port = port
    priorities = RoutePriorities()
    let number = declaration.port(port)
    let isPort = Declaration.ports.contains(port)
    let callers = callers ?? (loadBalancer.scheme == .internetFacing ? .anyone : nil)
    for block in callers.map({ $0.blocks(declaration) ?? [.anywhere] }) ?? [] where isPort && block.block != nil {
      loadBalancer.securityGroup.allow(from: block, port: port, file: declaration.file, line: declaration.line)
    }
    let isSecure = !certificates.isEmpty
    loadBalancer.shown.add(certificates)
    resource =
      ElasticLoadBalancingV2.Listener(
        id, in: loadBalancer.scope, defaultActions: [action.action], loadBalancerArn: loadBalancer.arn,
        certificates: certificates.first.map { [.init(certificateArn: $0.arn)] }, port: number,
        protocol: isSecure ? .https : .http,
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
        sslPolicy: isSecure ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : nil
      ).resource
    if certificates.count > 1 {
      ElasticLoadBalancingV2.ListenerCertificate(
        "Certificates", in: scope,
        certificates: ListValue(certificates.dropFirst().map { .init(certificateArn: $0.arn) }), listenerArn: arn)
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
