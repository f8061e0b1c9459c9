extension Permission {
  /// The permission to connect functions to networks, for the boundary of an environment that has such functions.
  ///
  /// ```swift
  /// PermissionBoundary("Boundary", in: scope, permissions: [.connectingFunctions])
  /// ```
  ///
  /// The role of a function in a network has it anyway. No boundary lets it by itself, since Lambda has to be permitted to
  /// delete any interface of the account: whoever deploys an environment may then do that to another one's as well. See
  /// [Giving functions access to a network](https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions).
  public static let connectingFunctions = connectingFunctions(at: "*:*")

  /// The permission to connect functions to networks of a region and an account, which have a colon between them.
  static func connectingFunctions(at place: StringValue) -> Permission {
    .allow(
      "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
      "ec2:UnassignPrivateIpAddresses", on: "arn:\(.partition):ec2:\(place):*/*")
  }
}
