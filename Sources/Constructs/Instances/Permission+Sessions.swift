extension Permission {
  /// The permission to be reached by sessions of Systems Manager.
  ///
  /// See [Session Manager](https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-add-permissions-to-existing-profile.html).
  static let sessions = all(
    .allow(
      "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel", on: "*"),
    .allow(
      "ssm:UpdateInstanceInformation", on: "arn:\(.partition):ec2:\(.region):\(.accountID):instance/*"))
}
