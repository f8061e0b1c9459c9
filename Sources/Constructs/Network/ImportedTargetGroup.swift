/// A target group that was made elsewhere.
///
/// ```swift
/// let legacy = ImportedTargetGroup(
///   arn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/legacy/0123456789abcdef", port: 8080,
///   securityGroup: SecurityGroup("LegacyTargets", in: scope, existing: "sg-0a1b2c3d"))
/// ```
public struct ImportedTargetGroup: RouteTarget {
  /// The group's ARN.
  public let arn: StringValue

  private let port: Int
  private let securityGroup: SecurityGroup

  /// Names a target group.
  ///
  /// - Parameters:
  ///   - arn: The group's ARN.
  ///   - port: The port that its targets listen at, 1 to 65,535.
  ///   - securityGroup: The group whose rules hold for the targets' traffic.
  public init(arn: StringValue, port: Int, securityGroup: SecurityGroup) {
    self.arn = arn.checked { text in
      let isGroup =
        ARN(text).map { $0.isRegional(of: "elasticloadbalancing") && $0.resource.hasPrefix("targetgroup/") } ?? false
      return isGroup
        ? nil
        : .arn(
          of: "a target group",
          expected: "arn:<partition>:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>", given: text)
    }
    (self.port, self.securityGroup) = (port, securityGroup)
  }

  /// The group itself, with the load balancer let in.
  public func targets(of route: Route) -> RoutedTargets {
    route.allow(to: securityGroup, port: port)
    return RoutedTargets(arn)
  }
}
