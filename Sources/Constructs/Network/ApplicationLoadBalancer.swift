internal import StrataElasticLoadBalancingV2

/// A load balancer for HTTP and HTTPS.
///
/// ```swift
/// let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc, scheme: .internetFacing, accessLogs: logs)
/// balancer.redirectToHTTPS()
/// let listener = balancer.listener(port: 443, certificates: [certificate])
/// listener.route("Web", to: service, when: .path("/*"))
/// ```
///
/// It drops headers that aren't valid, lets nothing in but what its listeners and rules say, and may send traffic only
/// to what is routed to. Resource: `AWS::ElasticLoadBalancingV2::LoadBalancer`.
public struct ApplicationLoadBalancer: Construct, Connectable {
  /// The clients that can reach a load balancer.
  public enum Scheme: String, Sendable, Hashable, CaseIterable {
    /// The network it's in; its addresses are private.
    case `internal` = "internal"
    /// The internet.
    case internetFacing = "internet-facing"
  }

  /// The scope of what belongs to the load balancer.
  public let scope: Scope

  /// The load balancer as it is in the template.
  public let resource: Resource

  /// The group whose rules hold for the load balancer's traffic.
  public let securityGroup: SecurityGroup

  /// The clients that can reach it.
  public let scheme: Scheme

  /// The id of the network it's in.
  let vpcID: StringValue

  /// The certificates of all its listeners.
  let shown = ShownCertificates()

  /// The load balancer's ARN.
  public var arn: StringValue { resource.ref }

  /// The name it's reached by.
  public var dnsName: StringValue { resource.attribute("DNSName") }

  /// The name that metrics have for it.
  public var fullName: StringValue { resource.attribute("LoadBalancerFullName") }

  /// Declares a load balancer.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the load balancer is declared.
  ///   - vpc: The network it's in, with subnets in at least two zones.
  ///   - scheme: The clients that can reach it; its network unless given. A change replaces it.
  ///   - subnets: The subnets it's in; unless given, public ones where the internet reaches it, else private ones.
  ///   - accessLogs: The bucket that each request is noted in; none unless given. Not one with a key of its own.
  ///   - prefix: The prefix of the names of those notes; the load balancer's path, with hyphens, unless given.
  ///   - idleTimeout: The time for which a connection may be silent, 1 to 4,000 s; 60 s unless given.
  ///   - isProtectedFromDeletion: Whether it can't be deleted until this is turned off; false unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Load balancer attributes](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, scheme: Scheme = .internal, subnets: Subnet.Kind? = nil,
    accessLogs: Bucket? = nil, accessLogsPrefix prefix: String? = nil, idleTimeout: Duration = .seconds(60),
    isProtectedFromDeletion: Bool = false, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.scheme = scheme
    vpcID = vpc.vpcID
    let chosen = declaration.subnets(subnets ?? (scheme == .internal ? .private : .public), of: vpc)
    declaration.checkZones(of: chosen)
    securityGroup = SecurityGroup(
      "SecurityGroup", in: scope, vpc: vpc, description: .literal("Load balancer \(scope.path)"), outbound: [])
    var attributes: [(String, StringValue)] = [
      ("idle_timeout.timeout_seconds", "\(declaration.seconds(idleTimeout, in: 1...4_000, property: "idleTimeout"))"),
      ("routing.http.drop_invalid_header_fields.enabled", "true"),
    ]
    if isProtectedFromDeletion { attributes.append(("deletion_protection.enabled", "true")) }
    if let accessLogs {
      let prefix = prefix ?? scope.path.idsBelowStack.joined(separator: "-")
      accessLogs.allowLoadBalancerLogs(prefix: prefix, file: declaration.file, line: declaration.line)
      attributes += [
        ("access_logs.s3.enabled", "true"), ("access_logs.s3.bucket", accessLogs.name),
        ("access_logs.s3.prefix", .literal(prefix)),
      ]
    }
    let balancer = ElasticLoadBalancingV2.LoadBalancer(
      id, in: parent,
      loadBalancerAttributes: ListValue(attributes.map { .init(key: .literal($0.0), value: $0.1) }),
      scheme: .literal(scheme.rawValue), securityGroups: [securityGroup.id], subnets: chosen.ids, type: .application)
    resource = balancer.resource
    // It tries to write as soon as it's made.
    if let accessLogs { resource.wait(for: accessLogs.policy) }
  }
}

extension Declaration {
  /// Reports subnets that a load balancer can't be in together.
  ///
  /// See [Subnets](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer).
  fileprivate func checkZones(of subnets: [Subnet]) {
    var zones: Set<String> = []
    for name in subnets.compactMap(\.zoneName) where !zones.insert(name).inserted {
      report(
        "two subnets of a load balancer are in one zone", property: "subnets", expected: "one subnet in each zone",
        given: "two in \(name)", hint: "leave one of them out of the network given here")
    }
    if subnets.count == 1 {
      report(
        "a load balancer must be in at least two zones", property: "subnets", expected: "subnets in two zones or more",
        given: "one subnet", hint: "add a zone to the network")
    }
  }
}

extension ApplicationLoadBalancer.Scheme: Decodable, ProfileChoice {
  /// Reads the name of a scheme, such as `internetFacing`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
