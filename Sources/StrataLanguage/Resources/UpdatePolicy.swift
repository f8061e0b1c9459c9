/// The way in which CloudFormation updates a resource, for the few types that let it choose.
///
/// See [UpdatePolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html).
public struct UpdatePolicy: Sendable {
  package let node: TemplateNode

  private init(_ name: String, _ value: TemplateNode) {
    node = .map([(name, value)])
  }

  private init(node: TemplateNode) {
    self.node = node
  }

  /// Replaces an Auto Scaling group as a whole.
  public static let replacingGroup = UpdatePolicy(
    "AutoScalingReplacingUpdate", .map([("WillReplace", BooleanValue(booleanLiteral: true).node)]))

  /// Replaces the instances of an Auto Scaling group in batches.
  ///
  /// - Parameters:
  ///   - maximumBatchSize: The number of instances at a time; 1 unless given.
  ///   - minimumInService: The number that stay in service meanwhile; 0 unless given.
  ///   - pause: The time to wait after each batch, as an ISO 8601 duration such as `PT5M`; 1 hour at most.
  ///   - waitsForSignals: Whether each new instance must signal success; false unless given.
  ///   - minimumSuccessfulPercent: The percentage of signals that must be of success, 0 to 100; 100 unless given.
  ///   - suspendedProcesses: Processes of the group that rest meanwhile, such as `AZRebalance`.
  /// - Returns: The policy.
  public static func rollingGroup(
    maximumBatchSize: IntegerValue? = nil, minimumInService: IntegerValue? = nil, pause: StringValue? = nil,
    waitsForSignals: BooleanValue? = nil, minimumSuccessfulPercent: IntegerValue? = nil,
    suspendedProcesses: ListValue<StringValue>? = nil
  ) -> UpdatePolicy {
    UpdatePolicy(
      "AutoScalingRollingUpdate",
      .map([
        ("MaxBatchSize", maximumBatchSize?.node),
        ("MinInstancesInService", minimumInService?.node),
        ("MinSuccessfulInstancesPercent", minimumSuccessfulPercent?.node),
        ("PauseTime", pause?.node),
        ("SuspendProcesses", suspendedProcesses?.node),
        ("WaitOnResourceSignals", waitsForSignals?.node),
      ]))
  }

  /// Leaves the sizes of an Auto Scaling group to its scheduled actions.
  public static let ignoringScheduledSizes = UpdatePolicy(
    "AutoScalingScheduledAction",
    .map([("IgnoreUnmodifiedGroupSizeProperties", BooleanValue(booleanLiteral: true).node)]))

  /// Shifts a Lambda alias to a new version through CodeDeploy.
  ///
  /// - Parameters:
  ///   - application: The name of the CodeDeploy application.
  ///   - deploymentGroup: The name of the deployment group.
  ///   - beforeTraffic: The function to call before traffic shifts.
  ///   - afterTraffic: The function to call after traffic has shifted.
  /// - Returns: The policy.
  public static func codeDeployAlias(
    application: StringValue, deploymentGroup: StringValue, beforeTraffic: StringValue? = nil,
    afterTraffic: StringValue? = nil
  ) -> UpdatePolicy {
    UpdatePolicy(
      "CodeDeployLambdaAliasUpdate",
      .map([
        ("AfterAllowTrafficHook", afterTraffic?.node),
        ("ApplicationName", application.node),
        ("BeforeAllowTrafficHook", beforeTraffic?.node),
        ("DeploymentGroupName", deploymentGroup.node),
      ]))
  }

  /// Changes the shards of an ElastiCache replication group without replacing it.
  public static let onlineResharding = UpdatePolicy("UseOnlineResharding", BooleanValue(booleanLiteral: true).node)

  /// Upgrades an OpenSearch or Elasticsearch domain to a new version without replacing it.
  public static let versionUpgrade = UpdatePolicy("EnableVersionUpgrade", BooleanValue(booleanLiteral: true).node)

  /// Both policies, for the types that take more than one.
  ///
  /// ```swift
  /// group.updatePolicy = .rollingGroup(maximumBatchSize: 2).and(.ignoringScheduledSizes)
  /// ```
  public func and(_ other: UpdatePolicy) -> UpdatePolicy {
    guard case .map(let own) = node.content, case .map(let others) = other.node.content else { return self }
    return UpdatePolicy(node: .map(literal: (own + others).map { ($0.key, $0.value) }))
  }

  /// A policy in the form of the template.
  public static func raw(_ policy: MapValue<AnyValue>) -> UpdatePolicy {
    UpdatePolicy(node: policy.node)
  }
}
