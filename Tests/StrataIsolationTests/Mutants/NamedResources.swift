import StrataIsolation
import StrataJSON
import StrataTemplate

/// The ARNs of an environment's resources as examples, written down here once more so that no mutant is judged by what it tests.
struct NamedResources {
  private(set) var arns: [String] = []
  private(set) var types: Set<String> = []

  /// The property that names a resource, and its ARN behind the partition with `R`, `A` and `N` in place of the region, the
  /// account and the name.
  private static let forms: [String: (property: String?, arn: String)] = [
    "AWS::AutoScaling::AutoScalingGroup": (nil, "ec2:R:A:instance/i-0123456789abcdef0"),
    "AWS::Backup::BackupVault": ("BackupVaultName", "backup:R:A:backup-vault:N"),
    "AWS::CloudWatch::Alarm": ("AlarmName", "cloudwatch:R:A:alarm:N"),
    "AWS::CodeDeploy::Application": ("ApplicationName", "codedeploy:R:A:application:N"),
    "AWS::CodeDeploy::DeploymentGroup": (nil, "codedeploy:R:A:deploymentgroup:N/x"),
    "AWS::DynamoDB::Table": ("TableName", "dynamodb:R:A:table/N"),
    "AWS::ECS::Cluster": ("ClusterName", "ecs:R:A:cluster/N"),
    "AWS::Events::ApiDestination": ("Name", "events:R:A:api-destination/N/0123"),
    "AWS::Events::Rule": ("Name", "events:R:A:rule/N"),
    "AWS::IAM::ManagedPolicy": ("ManagedPolicyName", "iam::A:policy/N"),
    "AWS::IAM::Role": ("RoleName", "iam::A:role/N"), "AWS::KMS::Key": (nil, "kms:R:A:key/0123"),
    "AWS::Lambda::Function": ("FunctionName", "lambda:R:A:function:N"),
    "AWS::Logs::LogGroup": ("LogGroupName", "logs:R:A:log-group:N"),
    "AWS::RDS::DBCluster": ("DBClusterIdentifier", "rds:R:A:cluster:N"), "AWS::S3::Bucket": ("BucketName", "s3:::N"),
    "AWS::SNS::Topic": ("TopicName", "sns:R:A:N"), "AWS::SQS::Queue": ("QueueName", "sqs:R:A:N"),
    "AWS::SSM::Parameter": ("Name", "ssm:R:A:parameterN"),
    "AWS::SecretsManager::Secret": ("Name", "secretsmanager:R:A:secret:N-AbCdEf"),
  ]

  init(of environment: String, in world: IsolationWorld) {
    let index = world.environments.firstIndex(of: environment)
    for resource in world.resources where resource.environment == index {
      types.insert(resource.type)
      let stack = world.stacks[resource.stack]
      let (account, region) = (stack.account ?? "123456789012", stack.region ?? "us-east-1")
      func arn(_ form: String, _ name: String) -> String {
        "arn:aws:"
          + form.replacing("R:A:", with: "\(region):\(account):").replacing(":A:", with: ":\(account):")
          .replacing("N", with: name)
      }
      if stack.environment != nil, let name = stack.name {
        arns.append("arn:aws:cloudformation:\(region):\(account):stack/\(name)/0123")
      }
      if resource.resource["ManageMasterUserPassword"] == true {
        arns.append("arn:aws:secretsmanager:\(region):\(account):secret:rds!cluster-0123-AbCdEf")
      }
      guard let form = Self.forms[resource.type] else { continue }
      let given = form.property.flatMap { resource.resource[$0] }
      var name = given?.string ?? "\(stack.name ?? "")-\(resource.logicalID)-X1Y2Z3"
      if resource.type == "AWS::S3::Bucket" { name = name.lowercased() }
      // A name that is put together of others' isn't known here.
      if given == nil || given?.string != nil { arns.append(arn(form.arn, name)) }
    }
  }

  /// Whether one of them, or something in it, is called as a pattern says.
  func isNamed(by pattern: String) -> Bool {
    arns.contains { arn in [arn, arn + ":x", arn + "/x"].contains { Glob.covers(pattern, $0) } }
  }

  /// Whether one of them is of a type that a service's actions are about.
  func hasAnything(of services: Set<String>) -> Bool {
    arns.contains { arn in services.contains(String(arn.split(separator: ":", omittingEmptySubsequences: false)[2])) }
  }
}
