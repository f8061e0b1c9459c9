internal import StrataCodeDeploy

/// The way in which the invocations of an alias go to a new version, as CodeDeploy does it.
///
/// See [Deployment configurations](https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda).
public enum FunctionRollout: String, Sendable, Hashable, CaseIterable {
  /// A tenth for five minutes, then all.
  case canary10Percent5Minutes = "LambdaCanary10Percent5Minutes"
  /// A tenth for ten minutes, then all.
  case canary10Percent10Minutes = "LambdaCanary10Percent10Minutes"
  /// A tenth for a quarter of an hour, then all.
  case canary10Percent15Minutes = "LambdaCanary10Percent15Minutes"
  /// A tenth for half an hour, then all.
  case canary10Percent30Minutes = "LambdaCanary10Percent30Minutes"
  /// A tenth more every minute.
  case linear10PercentEvery1Minute = "LambdaLinear10PercentEvery1Minute"
  /// A tenth more every two minutes.
  case linear10PercentEvery2Minutes = "LambdaLinear10PercentEvery2Minutes"
  /// A tenth more every three minutes.
  case linear10PercentEvery3Minutes = "LambdaLinear10PercentEvery3Minutes"
  /// A tenth more every ten minutes.
  case linear10PercentEvery10Minutes = "LambdaLinear10PercentEvery10Minutes"
  /// All at once, but watched by alarms.
  case allAtOnce = "LambdaAllAtOnce"

  /// What CodeDeploy needs to shift an alias.
  ///
  /// See [Service role](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html).
  static func permissions(of function: Function, watching alarms: [Alarm]) -> [Permission] {
    var permissions: [Permission] = [
      .allow("lambda:GetAlias", "lambda:UpdateAlias", on: function.arn),
      .allow("lambda:GetProvisionedConcurrencyConfig", on: "\(function.arn):*"),
    ]
    // It asks for alarms by their names; those of composite ones, which none of these is, would take "*".
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
    if !alarms.isEmpty {
      let arns = ListValue(alarms.prefix(10).map(\.arn))
      permissions.append(
        Permission([Statement(.allow, actions: .only(["cloudwatch:DescribeAlarms"]), resources: .only(arns))]))
    }
    return permissions
  }

  /// Declares what shifts an alias, and gives the policy by which CloudFormation has it do so.
  func declare(by role: StringValue, watching alarms: [Alarm], _ declaration: Declaration) -> UpdatePolicy {
    if alarms.count > 10 {
      declaration.report(
        "a rollout must be watched by 10 alarms at most", property: "rollingBackOn", expected: "10 or fewer",
        given: "\(alarms.count)", hint: "watch a CompositeAlarm's parts by one Alarm of an expression")
    }
    let application = CodeDeploy.Application("Rollout", in: declaration.scope, computePlatform: .lambda).resource
    let group = CodeDeploy.DeploymentGroup(
      "RolloutGroup", in: declaration.scope, applicationName: application.ref, serviceRoleArn: role,
      alarmConfiguration: alarms.isEmpty
        ? nil
        : .init(alarms: ListValue(alarms.prefix(10).map { .init(name: $0.resource.ref) }), enabled: true),
      autoRollbackConfiguration: .init(
        enabled: true,
        events: alarms.isEmpty
          ? ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"]
          : ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]),
      deploymentConfigName: .literal("CodeDeployDefault.\(rawValue)"),
      deploymentStyle: .init(deploymentOption: .withTrafficControl, deploymentType: .blueGreen)
    ).resource
    return .codeDeployAlias(application: application.ref, deploymentGroup: group.ref)
  }
}

extension FunctionRollout: Decodable, ProfileChoice {
  /// Reads the name of a way, such as `canary10Percent5Minutes`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
