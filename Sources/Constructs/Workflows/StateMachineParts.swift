internal import StrataStepFunctions
import StrataText

/// What state machines have, however their steps are written: a role and logs.
struct StateMachineParts {
  let role: Role
  let logGroup: LogGroup
  private let logging: (level: StateMachineLogging, hasData: Bool)
  private let isTraced: Bool
  private let key: (any EncryptionKey)?

  init(
    _ declaration: Declaration, logs: Retention, logging: (level: StateMachineLogging, hasData: Bool), isTraced: Bool,
    key: (any EncryptionKey)?, permissions: [Permission]
  ) {
    let scope = declaration.scope
    (self.logging, self.isTraced, self.key) = (logging, isTraced, key)
    // Groups of this prefix need no policy of their own, of which an account has few:
    // https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl
    logGroup = LogGroup(
      "Logs", in: scope, retention: logs,
      name: "/aws/vendedlogs/states/\(OwnName.byStackID(of: scope, else: "StateMachine"))", key: key,
      // What a failed deployment left would be in the way of the next, since the name is known.
      deletionPolicy: .retainExceptOnCreate)
    role = Role(
      "Role", in: scope, trusting: .service("states.amazonaws.com"),
      when: [.stringEquals("aws:SourceAccount", scope.account)],
      permissions: permissions + Self.own(logGroup, isTraced: isTraced, key))
    role.resource.acceptByDefault(
      .checkov("CKV_AWS_111"), because: "Deliveries of logs are made by actions that take no resource")
    // https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    key?.allow(
      .allow(
        "kms:Decrypt", on: "*", to: .service("delivery.logs.amazonaws.com"),
        when: .stringEquals("aws:SourceAccount", scope.account)), named: "StateMachineLogs")
  }

  /// What logging, tracing and encryption take.
  private static func own(_ group: LogGroup, isTraced: Bool, _ key: (any EncryptionKey)?) -> [Permission] {
    let scope = group.scope
    var permissions: [Permission] = [
      .loggingStateMachines,
      .allow("logs:DescribeLogGroups", on: "arn:\(.partition):logs:\(scope.region):\(scope.account):*"), group.writing,
    ]
    if isTraced {
      // https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
      permissions.append(
        .allow(
          "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
          on: "*"))
    }
    if let key { permissions.append(.allow("kms:Decrypt", "kms:GenerateDataKey", on: key.arn)) }
    return permissions
  }

  func declare(
    _ id: String, in parent: Scope, _ definition: AnyValue, kind: StateMachine.Kind, name: StringValue?
  ) -> Resource {
    StepFunctions.StateMachine(
      id, in: parent, roleArn: role.arn, definition: definition,
      encryptionConfiguration: key.map { .init(type: .customerManagedKmsKey, kmsKeyId: $0.arn) },
      loggingConfiguration: .init(
        destinations: [.init(cloudWatchLogsLogGroup: .init(logGroupArn: "\(logGroup.arn):*"))],
        includeExecutionData: .literal(logging.hasData), level: .literal(logging.level.rawValue)),
      stateMachineName: name?.checked(Self.mistake(inName:)),
      stateMachineType: .literal(kind.rawValue), tracingConfiguration: .init(enabled: .literal(isTraced))
    ).resource
  }

  private static func mistake(inName name: String) -> Finding? {
    (1...80).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
      ? nil
      : .name(
        "Step Functions refuses this name", expected: "1 to 80 letters, digits, hyphens and underscores", given: name)
  }
}
