extension Permission {
  /// The permission to be reached by sessions of Systems Manager, for instances that a stack's groups start.
  ///
  /// An instance has the tags of the stack that its group is of, so that none may speak for another stack's.
  ///
  /// - Parameter stack: The stack's name.
  /// - Returns: The permission.
  ///
  /// See [Session Manager](https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-add-permissions-to-existing-profile.html)
  /// and [Tags of groups](https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html).
  static func sessions(of stack: StringValue) -> Permission {
    .all(
      .allow(
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel", on: "*"),
      .allow(
        "ssm:UpdateInstanceInformation", on: "arn:\(.partition):ec2:\(.region):\(.accountID):instance/*",
        when: .stringEquals("aws:ResourceTag/aws:cloudformation:stack-name", stack)))
  }
}
