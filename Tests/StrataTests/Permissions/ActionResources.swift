/// The kinds of resources that actions are about, as the
/// [Service Authorization Reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html)
/// has them; access points, which no construct makes, are left out.
///
/// The product's own facts know which actions there are, and which are about no resource, but not of these kinds.
enum ActionResources {
  /// The actions whose kinds aren't those of the facts: data is of metrics, and log groups are described by their ARNs.
  static let others: Set = ["cloudwatch:GetMetricData", "logs:DescribeLogGroups"]

  /// The kinds that an action is about, by service; none for one that is about no resource in particular.
  static let kinds: [String: [String: [String]]] = [
    "backup": ["DescribeBackupVault": ["vault"], "TagResource": ["vault", "recovery-point"]],
    "bedrock": named(
      ["foundation-model", "inference-profile"], "InvokeModel", "InvokeModelWithResponseStream"),
    // Of data sets alone may it be permitted one by one; of metrics on all.
    "cloudwatch": ["GetMetricData": [], "DescribeAlarms": ["alarm"]],
    "dynamodb": named(
      ["table"], "BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "CreateBackup", "DeleteItem", "DescribeTable",
      "GetItem", "ListTagsOfResource", "PutItem", "StartAwsBackupJob", "UpdateItem"
    )
    .adding(["index", "table"], "Query", "Scan").adding(["backup"], "DeleteBackup", "DescribeBackup")
    .adding(["stream"], "DescribeStream", "GetRecords", "GetShardIterator").adding([], "ListStreams"),
    "ec2": named(
      ["network-interface"], "AssignPrivateIpAddresses", "CreateNetworkInterface", "DeleteNetworkInterface",
      "UnassignPrivateIpAddresses"
    ).adding([], "DescribeNetworkInterfaces", "DescribeSubnets"),
    "ecr": named(["repository"], "BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer")
      .adding([], "GetAuthorizationToken"),
    "events": named(
      ["rule"], "DeleteRule", "DescribeRule", "DisableRule", "EnableRule", "ListTargetsByRule", "PutRule", "PutTargets",
      "RemoveTargets"
    ).adding([], "ListRules").adding(["event-bus"], "PutEvents").adding(["api-destination"], "InvokeApiDestination"),
    "execute-api": named(["general"], "Invoke"),
    "kinesis": named(
      ["stream"], "DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards",
      "PutRecord", "PutRecords"
    ).adding([], "ListStreams"),
    "kms": named(
      ["key"], "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey",
      "GenerateDataKeyWithoutPlaintext"),
    "lambda": named(["function", "qualified"], "InvokeFunction", "InvokeFunctionUrl")
      .adding(["function"], "GetAlias", "UpdateAlias").adding(["qualified"], "GetProvisionedConcurrencyConfig"),
    "logs": named(["log-stream"], "CreateLogStream", "GetLogEvents", "PutLogEvents")
      .adding(
        ["log-group"], "CreateLogGroup", "DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents",
        "PutRetentionPolicy"
      ).adding(
        [], "CreateLogDelivery", "DeleteLogDelivery", "DescribeResourcePolicies", "GetLogDelivery",
        "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"),
    "rds-data": named(
      ["cluster"], "BatchExecuteStatement", "BeginTransaction", "CommitTransaction", "ExecuteStatement",
      "RollbackTransaction"),
    "rds-db": named(["db-user"], "connect"),
    "s3": named(
      ["bucket"], "GetBucketAcl", "GetBucketLocation", "GetBucketNotification", "GetBucketTagging",
      "GetBucketVersioning", "GetInventoryConfiguration", "ListBucket", "ListBucketVersions", "PutBucketNotification",
      "PutInventoryConfiguration"
    ).adding(
      ["object"], "AbortMultipartUpload", "DeleteObject", "GetObject", "GetObjectAcl", "GetObjectTagging",
      "GetObjectVersion", "GetObjectVersionAcl", "GetObjectVersionTagging", "PutObject"
    ).adding([], "ListAllMyBuckets"),
    "secretsmanager": named(["secret"], "DescribeSecret", "GetSecretValue"),
    "sns": named(["topic"], "Publish"),
    "sqs": named(
      ["queue"], "ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "ReceiveMessage", "SendMessage"),
    "states": named(["stateMachine"], "StartExecution", "StartSyncExecution"),
    "ssm": named(["parameter"], "GetParameter", "GetParameters", "GetParametersByPath").adding(
      ["instance"], "UpdateInstanceInformation"),
    "ssmmessages": named(
      [], "CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"),
    "xray": named(
      [], "GetSamplingRules", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments"),
  ]

  /// The ARNs of each kind, behind the partition.
  static let shapes: [String: String] = [
    "backup vault": "backup:R:A:backup-vault:[^:]+", "backup recovery-point": "backup:R:A:recovery-point:[^:]+",
    "bedrock foundation-model": "bedrock:([a-z]+-[a-z]+-[0-9])?::foundation-model/[a-z0-9.:-]+",
    "bedrock inference-profile": "bedrock:R:A:inference-profile/[a-z0-9.:-]+",
    "cloudwatch alarm": "cloudwatch:R:A:alarm:.+",
    "execute-api general": "execute-api:R:A:[a-z0-9]{10}/.+", "kinesis stream": "kinesis:R:A:stream/[^/]+",
    "dynamodb table": "dynamodb:R:A:table/[^/]+", "dynamodb index": "dynamodb:R:A:table/[^/]+/index/[^/]+",
    "dynamodb backup": "dynamodb:R:A:table/[^/]+/backup/[^/]+",
    "dynamodb stream": "dynamodb:R:A:table/[^/]+/stream/[^/]+", "ecr repository": "ecr:R:A:repository/.+",
    "events rule": "events:R:A:rule/.+", "events event-bus": "events:R:A:event-bus/[^/]+",
    "events api-destination": "events:R:A:api-destination/[^/]+/.+", "ssm instance": "ec2:R:A:instance/.+",
    "ec2 network-interface": "ec2:R:A:[*]/[*]", "rds-data cluster": "rds:R:A:cluster:.+",
    "rds-db db-user": "rds-db:R:A:dbuser:[^/]+/.+",
    "states stateMachine": "states:R:A:stateMachine:[^:]+", "kms key": "kms:R:A:key/[^/]+",
    "lambda function": "lambda:R:A:function:[^:*]+", "lambda qualified": "lambda:R:A:function:[^:*]+:[^:]+",
    "logs log-group": "logs:R:A:(log-group:[^:]+|[*])", "logs log-stream": "logs:R:A:(log-group:[^:]+:.+|[*])",
    "s3 bucket": "s3:::[^/:*]+", "s3 object": "s3:::[^/:*]+/.+",
    "secretsmanager secret": "secretsmanager:R:A:secret:.+", "sns topic": "sns:R:A:[^:]+",
    "sqs queue": "sqs:R:A:[^:]+", "ssm parameter": "ssm:R:A:parameter/.+",
  ].mapValues {
    "arn:aws:" + $0.replacing("R:A", with: "[a-z]+-[a-z]+-[0-9]:[0-9]{12}")
  }

  private static func named(_ kinds: [String], _ actions: String...) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: actions.map { ($0, kinds) })
  }
}

extension [String: [String]] {
  fileprivate func adding(_ kinds: [String], _ actions: String...) -> [String: [String]] {
    merging(actions.map { ($0, kinds) }) { $1 }
  }
}
