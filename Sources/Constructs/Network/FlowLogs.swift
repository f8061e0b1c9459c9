internal import StrataEC2Network

/// The log of a network's traffic, to CloudWatch Logs.
///
/// See [Flow logs](https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html).
public struct FlowLogs {
  private let traffic: String
  private let retention: Retention
  private let key: (any EncryptionKey)?

  /// All traffic.
  ///
  /// - Parameters:
  ///   - retention: The time for which it's kept; 30 days unless given.
  ///   - key: The key it's encrypted with; one of CloudWatch's own unless given.
  /// - Returns: The log.
  public static func all(retention: Retention = .days(30), key: (any EncryptionKey)? = nil) -> FlowLogs {
    FlowLogs(traffic: "ALL", retention: retention, key: key)
  }

  /// Traffic that no rule allows, alone.
  ///
  /// - Parameters:
  ///   - retention: The time for which it's kept; 30 days unless given.
  ///   - key: The key it's encrypted with; one of CloudWatch's own unless given.
  /// - Returns: The log.
  public static func rejected(retention: Retention = .days(30), key: (any EncryptionKey)? = nil) -> FlowLogs {
    FlowLogs(traffic: "REJECT", retention: retention, key: key)
  }

  /// Declares the log, with the role that writes it.
  ///
  /// - Returns: The group it's in.
  func declare(for vpc: Resource, _ declaration: Declaration) -> LogGroup {
    let scope = Scope("FlowLog", in: declaration.scope)
    let group = LogGroup("Logs", in: scope, retention: retention, key: key)
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    let role = Role(
      "Role", in: scope, trusting: .service("vpc-flow-logs.amazonaws.com"),
      when: [.stringEquals("aws:SourceAccount", .accountID)],
      permissions: [
        .allow(
          "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
          on: group.arn, "\(group.arn):*")
      ])
    EC2.FlowLog(
      "FlowLog", in: declaration.scope, resourceId: vpc.ref, resourceType: .vpc,
      deliverLogsPermissionArn: role.arn, logGroupName: group.name, trafficType: .literal(traffic),
      tags: scope.nameTag)
    return group
  }
}
