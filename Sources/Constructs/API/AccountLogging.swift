internal import StrataApiGateway

extension AlbApiGateway.AccountLogging {
  /// Declares the region's role for logs where this app makes it.
  ///
  /// The setting is one for the region: were it deleted with the app, the logs of all other APIs there would stop.
  package func declare(_ declaration: Declaration) -> Resource? {
    guard self == .managedRole else { return nil }
    let role = Role(
      "LoggingRole", in: declaration.scope, trusting: .service("apigateway.amazonaws.com"),
      permissions: [Self.logging(in: declaration.scope)])
    let account = ApiGateway.Account(
      "Account", in: declaration.scope, cloudWatchRoleArn: role.arn
    ).resource
    for kept in [role.resource, account] {
      kept.deletionPolicy = .retain
      kept.updateReplacePolicy = .retain
    }
    return account
  }

  /// What API Gateway asks of the role, on the logs of the region, for it tries to write some when it's given one.
  ///
  /// See [Permissions for logging](https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions).
  private static func logging(in scope: Scope) -> Permission {
    .allow(
      "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
      "logs:FilterLogEvents", "logs:GetLogEvents", "logs:PutLogEvents",
      on: "arn:\(.partition):logs:\(scope.region):\(scope.account):*")
  }
}
