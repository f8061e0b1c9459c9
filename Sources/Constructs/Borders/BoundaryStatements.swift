/// The statements of a boundary: what the environment's own things let, the few actions without resources, what was given,
/// and what nobody may do.
struct BoundaryStatements {
  let things: OwnThings
  let permissions: [Permission]

  var all: [Statement] {
    let statements = [own, passing] + keysAndSecrets + [instances, withoutResource, metrics, ofServices]
    return (statements + permissions.flatMap(\.statements) + denials).withoutRepetitions
  }

  private var own: Statement {
    Statement(
      .allow, actions: .only(ListValue(OwnThings.services.map { .literal("\($0):*") })),
      resources: .only(ListValue(things.arns)), sid: "Own")
  }

  /// A role of the environment may be given to a task or a state machine, and taken on.
  private var passing: Statement {
    Statement(
      .allow, actions: .only(["iam:PassRole", "sts:AssumeRole"]), resources: .only(ListValue(things.roles)),
      sid: "Roles")
  }

  /// Keys, and secrets that RDS makes, have no name that can be chosen; they have tags that nobody can give.
  ///
  /// See [Resource tags](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html)
  /// and [Password management with RDS](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html).
  private var keysAndSecrets: [Statement] {
    let keys = Statement(
      .allow,
      actions: .only([
        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*",
      ]), resources: .only(["arn:\(.partition):kms:*:\(things.account):key/*"]),
      conditions: [.stringLike("aws:ResourceTag/aws:cloudformation:stack-name", .literal(things.names.pattern))],
      sid: "Keys")
    let secrets = [("Cluster", "cluster"), ("Instance", "db")].map { word, kind in
      Statement(
        .allow, actions: .only(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]),
        resources: .only(["arn:\(.partition):secretsmanager:*:\(things.account):secret:rds!*"]),
        conditions: [
          .stringLike(
            "aws:ResourceTag/aws:rds:primaryDB\(word)Arn",
            "arn:\(.partition):rds:*:\(things.account):\(kind):\(things.names.pattern)")
        ], sid: .literal("\(word)Secrets"))
    }
    return [keys] + secrets
  }

  /// Instances have no names either; those of a group have the tags of its stack.
  ///
  /// See [Resource tags](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html).
  private var instances: Statement {
    Statement(
      .allow, actions: .only(["ssm:UpdateInstanceInformation"]),
      resources: .only(["arn:\(.partition):ec2:*:\(things.account):instance/*"]),
      conditions: [.stringLike("aws:ResourceTag/aws:cloudformation:stack-name", .literal(things.names.pattern))],
      sid: "Instances")
  }

  /// Actions that are about no resource in particular, and that functions, tasks and instances can't do without.
  ///
  /// None of them changes anything of another environment: what does is passed by who needs it.
  private var withoutResource: Statement {
    Statement(
      .allow,
      actions: .only([
        "cloudwatch:GetMetricData", "dynamodb:ListStreams", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
        "ecr:GetAuthorizationToken", "events:ListRules", "kinesis:ListStreams", "logs:DescribeLogGroups",
        "s3:ListAllMyBuckets", "ssmmessages:*", "xray:GetSampling*", "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ]), resources: .only(["*"]), sid: "WithoutResource")
  }

  /// Metrics of one's own, told apart by their namespaces.
  ///
  /// See [Namespaces as a condition](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html).
  private var metrics: Statement {
    let names = things.names
    let word = names.prefix.split(separator: "-").joined(separator: "-")
    return Statement(
      .allow, actions: .only(["cloudwatch:PutMetricData"]), resources: .only(["*"]),
      conditions: [
        .stringLike("cloudwatch:namespace", .literal(word), .literal("\(word)/*"), .literal(names.pattern))
      ], sid: "Metrics")
  }

  /// What services keep for the account: a log group of RDS, and rules and recovery points of AWS Backup.
  ///
  /// See [Enhanced Monitoring](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html)
  /// and [Backups of S3](https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html).
  private var ofServices: Statement {
    let here: StringValue = "*:\(things.account)"
    let group: StringValue = "arn:\(.partition):logs:\(here):log-group:RDSOSMetrics"
    return Statement(
      .allow, actions: .only(["backup:TagResource", "events:*", "logs:*"]),
      resources: .only([
        "arn:\(.partition):backup:\(here):recovery-point:*",
        "arn:\(.partition):events:\(here):rule/AwsBackupManagedRule*", group, "\(group):*",
      ]), sid: "OfServices")
  }

  /// What no role of the environment may do, whatever else is let: change who may do what, or be somebody else.
  private var denials: [Statement] {
    [
      Statement(
        .deny, actions: .only(ListValue(Self.changesOfIdentity)), resources: .only(["*"]), sid: "NoChangesOfIdentity"),
      Statement(
        .deny, actions: .only(["iam:PassRole", "sts:AssumeRole"]), resources: .allBut(ListValue(things.roles)),
        sid: "NoOthersRoles"),
    ]
  }

  /// All actions by which somebody could permit themselves more, the boundary's removal among them.
  static let changesOfIdentity: [StringValue] =
    [
      "Add", "Attach", "Change", "Create", "Deactivate", "Delete", "Detach", "Enable", "Put", "Remove", "Reset", "Set",
      "Tag", "Untag", "Update", "Upload",
    ].map { .literal("iam:\($0)*") } + ["account:*", "organizations:*"]
}
