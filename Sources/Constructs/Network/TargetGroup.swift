internal import StrataElasticLoadBalancingV2
import StrataText

/// A target group: what a load balancer sends requests to by instance or by address, for targets that register
/// themselves or exist already.
///
/// ```swift
/// let legacy = TargetGroup("Legacy", in: scope, vpc: vpc, port: 8080, targets: .addresses("10.0.1.20"))
/// ```
///
/// Services and groups of instances make their own. Resource: `AWS::ElasticLoadBalancingV2::TargetGroup`.
public struct TargetGroup: Construct, Connectable, RouteTarget {
  /// The targets of a group.
  public struct Targets: Sendable {
    let type: String
    let ids: [StringValue]

    /// Instances, by their ids; none, as for those that are registered by others, unless given.
    public static func instances(_ ids: StringValue...) -> Targets { Targets(type: "instance", ids: ids) }

    /// Private addresses; none, as for those that are registered by others, unless given.
    public static func addresses(_ addresses: StringValue...) -> Targets { Targets(type: "ip", ids: addresses) }
  }

  /// The scope of what belongs to the group.
  public let scope: Scope

  /// The group as it is in the template.
  public let resource: Resource

  /// The group whose rules hold for the targets' traffic.
  public let securityGroup: SecurityGroup

  private let vpc: any Network
  private let port: Int

  /// The group's ARN.
  public var arn: StringValue { resource.ref }

  /// Declares a target group.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the group is declared.
  ///   - vpc: The network that the targets are in.
  ///   - port: The port that they listen at, 1 to 65,535.
  ///   - targets: The targets.
  ///   - healthCheck: The check by which a load balancer finds out whether a target answers; a request for `/` unless
  ///     given.
  ///   - draining: The time that requests get to end where a target leaves, 0 s to 1 h; 30 s unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Target groups](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, port: Int, targets: Targets,
    healthCheck: HealthCheck = .http("/"), draining: Duration = .seconds(30), file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    (self.vpc, self.port) = (vpc, port)
    securityGroup = SecurityGroup(
      "SecurityGroup", in: scope, vpc: vpc, description: .literal("Targets of \(scope.path)"), outbound: [])
    resource = ElasticLoadBalancingV2.TargetGroup.make(
      id, in: parent, type: targets.type, targets: targets.ids, port: declaration.port(port),
      check: healthCheck.settings(declaration), vpc: vpc,
      draining: declaration.seconds(draining, in: 0...3_600, property: "draining"), declaration)
  }

  /// The group itself, with the load balancer let in.
  public func targets(of route: Route) -> RoutedTargets {
    route.check(vpc, of: scope.path)
    route.allow(to: self, port: port)
    return RoutedTargets(arn, ruleIn: scope)
  }
}

extension ElasticLoadBalancingV2.TargetGroup {
  /// Declares a group as all have it.
  static func make(
    _ id: String, in scope: Scope, type: String, targets: [StringValue] = [], port: IntegerValue,
    check: HealthCheck.Settings, vpc: some Network, draining: IntegerValue, _ declaration: Declaration
  ) -> Resource {
    ElasticLoadBalancingV2.TargetGroup(
      id, in: scope, healthCheckIntervalSeconds: check.interval, healthCheckPath: check.path,
      healthCheckTimeoutSeconds: check.timeout, healthyThresholdCount: check.healthyCount,
      matcher: .init(httpCode: check.matcher), port: port, protocol: .http,
      // Five minutes by default, which every deployment would wait for.
      targetGroupAttributes: [.init(key: "deregistration_delay.timeout_seconds", value: "\(draining)")],
      targetType: .literal(type), targets: targets.isEmpty ? nil : ListValue(targets.map { .init(id: $0) }),
      unhealthyThresholdCount: check.unhealthyCount, vpcId: vpc.vpcID, file: declaration.file, line: declaration.line
    ).resource
  }
}
