extension Permission {
  /// The permission to write logs of state machines, for the boundary of an environment that has some.
  ///
  /// ```swift
  /// PermissionBoundary("Boundary", in: scope, permissions: [.loggingStateMachines])
  /// ```
  ///
  /// The role of a state machine has it anyway. No boundary lets it by itself, since its actions take no resource: whoever
  /// deploys an environment may then change where another one's logs go, and who may read them. See
  /// [IAM policies for logging](https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy).
  public static let loggingStateMachines: Permission = .allow(
    "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
    "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery", on: "*")
}
