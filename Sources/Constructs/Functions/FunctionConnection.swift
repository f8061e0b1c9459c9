internal import StrataLambda

/// The network of a function, if it has one.
final class FunctionConnection {
  private let made: SecurityGroup?
  private var missing: SecurityGroup?
  /// The network as the function has it.
  let configuration: Lambda.Function.VpcConfig?

  init(_ vpc: (any Network)?, _ subnets: Subnet.Kind, _ outbound: [OutboundRule], _ declaration: Declaration) {
    guard let vpc else {
      (made, configuration) = (nil, nil)
      return
    }
    let scope = declaration.scope
    let group = SecurityGroup(
      "SecurityGroup", in: scope, vpc: vpc, description: .literal("Function \(scope.path)"), outbound: outbound)
    made = group
    let found = declaration.subnets(subnets, of: vpc)
    if subnets == .public {
      declaration.report(
        "a function in a public subnet has no public address, and doesn't reach the internet", severity: .warning,
        property: "subnets", expected: ".private or .isolated", given: ".public")
    }
    configuration = .init(securityGroupIds: [group.id], subnetIds: found.ids)
  }

  /// The group of the function; one that stands in for it, and a mistake, where it's outside of a network.
  func group(_ declaration: Declaration) -> SecurityGroup {
    if let group = made ?? missing { return group }
    declaration.report(
      "a function outside of a network has no security group", property: "vpc", expected: "the network it's in",
      given: "none", hint: "say vpc: … where the function is declared")
    let group = SecurityGroup("NoSecurityGroup", in: declaration.scope, existing: "sg-00000000")
    missing = group
    return group
  }

  /// What Lambda needs to connect the function, and that its code mustn't do so.
  ///
  /// Lambda must be permitted to delete any interface of the account, `*/*`, before it knows which it makes. The role is the
  /// function's alone, so that a function which has it is this one; the role can't name it, being there before. See
  /// [Giving functions access to a network](https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions).
  func permissions(in scope: Scope) -> [Permission] {
    if made == nil { return [] }
    let place: StringValue = "\(scope.region):\(scope.account)"
    let own: PolicyCondition = .arnLike(
      "lambda:SourceFunctionArn", "arn:\(.partition):lambda:\(place):function:*")
    return [
      .connectingFunctions(at: place),
      .allow("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", on: "*"),
      Permission([
        .deny(
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces", "ec2:DetachNetworkInterface",
          "ec2:UnassignPrivateIpAddresses", on: "*", when: own)
      ]),
    ]
  }
}
