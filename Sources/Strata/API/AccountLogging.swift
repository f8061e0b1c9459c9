internal import StrataApiGateway

extension AlbApiGateway.AccountLogging {
  /// Declares the region's role for logs where this app makes it.
  ///
  /// The setting is one for the region: were it deleted with the app, the logs of all other APIs there would stop.
  func declare(_ declaration: Declaration) -> Resource? {
    guard self == .managedRole else { return nil }
    let role = Role(
      "LoggingRole", in: declaration.scope, trusting: .service("apigateway.amazonaws.com"),
      managedPolicies: [
        "arn:\(.partition):iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
      ])
    let account = ApiGateway.Account(
      "Account", in: declaration.scope, cloudWatchRoleArn: role.arn
    ).resource
    for kept in [role.resource, account] {
      kept.deletionPolicy = .retain
      kept.updateReplacePolicy = .retain
    }
    return account
  }
}
