/// The things of an environment, as policies name them by its names.
///
/// An ARN with the name in it is a border only where nobody but its owner chooses the name. So each begins with what AWS
/// writes, and the pattern stands where the name does.
struct OwnThings {
  let names: EnvironmentNames
  let account: StringValue

  /// The ARNs of what has a name, by which actions of all these services are let at once.
  ///
  /// See [Actions, resources and condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
  var arns: [StringValue] {
    let path = names.parameters
    return named("backup", "backup-vault:") + named("cloudwatch", "alarm:") + named("codedeploy", "application:")
      + named("codedeploy", "deploymentgroup:") + named("dynamodb", "table/") + named("ecr", "repository/")
      + named("ecs", "cluster/") + named("ecs", "service/") + named("ecs", "task/") + named("ecs", "task-definition/")
      + named("events", "event-bus/")
      + named("events", "rule/") + named("events", "api-destination/") + named("firehose", "deliverystream/")
      + named("kinesis", "stream/") + named("lambda", "function:") + named("logs", "log-group:")
      + named("logs", "log-group:/aws/lambda/") + named("logs", "log-group:/aws/vendedlogs/states/")
      + [arn("logs", "log-group:\(path)/*")] + named("rds", "cluster:") + named("scheduler", "schedule/*/")
      + named("secretsmanager", "secret:") + [arn("secretsmanager", "secret:\(path.dropFirst())/*")]
      + named("sns", "") + named("sqs", "") + [arn("ssm", "parameter\(path)"), arn("ssm", "parameter\(path)/*")]
      + ["activity:", "execution:", "express:", "stateMachine:"].flatMap { named("states", $0) } + [
        "arn:\(.partition):s3:::\(names.pattern)"
      ]
  }

  /// The services of these, whose actions are all let on them.
  static let services = [
    "backup", "cloudwatch", "codedeploy", "dynamodb", "ecr", "ecs", "events", "firehose", "kinesis", "lambda", "logs",
    "rds-data", "s3", "scheduler", "secretsmanager", "sns", "sqs", "ssm", "states",
  ]

  /// The environment's own roles.
  var roles: [StringValue] { ["arn:\(.partition):iam::\(account):role/\(names.pattern)"] }

  /// The environment's own stacks.
  var stacks: [StringValue] { [arn("cloudformation", "stack/\(names.pattern)/*")] }

  /// What begins with the names; the star at their end takes in the parts of each.
  private func named(_ service: String, _ kind: String) -> [StringValue] {
    [arn(service, kind + names.pattern)]
  }

  private func arn(_ service: String, _ rest: String) -> StringValue {
    "arn:\(.partition):\(service):*:\(account):\(rest)"
  }
}
