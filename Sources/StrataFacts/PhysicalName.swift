/// What is known of the names that resources of a type have in AWS.
///
/// A type is here where its name tells its resources from others of the account, and can be chosen.
package struct PhysicalName: Sendable {
  /// The property that gives the name.
  package let property: String
  /// The number of characters that a name has at most.
  package let limit: Int
  /// What AWS calls a resource that is given no name.
  package let made: Made
  /// The ARNs and names that `Fn::GetAtt` gives, and under no name `Ref`: `{name}` stands for the resource's name, and
  /// `{here}` for its region and account.
  package let values: [String: String]

  /// What AWS calls a resource that is given no name.
  package enum Made: Sendable {
    /// The stack's name, the logical id and twelve more characters, with hyphens between.
    case afterStack
    /// The same in small letters.
    case afterStackInSmallLetters
    /// A name without the stack's.
    case otherwise
    /// None: there's a name to be given, or none is needed.
    case none

    /// Whether it begins with the stack's name.
    package var isAfterStack: Bool {
      switch self {
      case .afterStack, .afterStackInSmallLetters: true
      case .otherwise, .none: false
      }
    }
  }

  fileprivate init(_ property: String, _ limit: Int, _ made: Made = .none, _ values: [String: String] = [:]) {
    (self.property, self.limit, self.made, self.values) = (property, limit, made, values)
  }

  /// What `Fn::GetAtt` gives, or `Ref` under no name; nil where that isn't known.
  ///
  /// - Parameters:
  ///   - attribute: The attribute.
  ///   - name: The resource's name.
  ///   - here: The resource's region and account.
  ///   - account: The resource's account.
  /// - Returns: The value, with what was given in its places.
  package func value(_ attribute: String, name: String, here: String, account: String) -> String? {
    values[attribute].map { form in
      var filled = ""
      // Between braces stand nothing but the three words.
      let pieces = form.utf8.split(omittingEmptySubsequences: false) {
        $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}")
      }
      for (index, piece) in pieces.enumerated() {
        let piece = Substring(piece)
        switch piece {
        case "name" where index % 2 == 1: filled += name
        case "here" where index % 2 == 1: filled += here
        case "account" where index % 2 == 1: filled += account
        default: filled += piece
        }
      }
      return filled
    }
  }

  /// What is known of a type; nil where its resources have no name of their own.
  package static func of(_ type: String) -> PhysicalName? { known[type] }

  /// The types that are known.
  package static var types: [String] { known.keys.sorted() }

  /// The characters that a hyphen, and what AWS puts behind it to make a name unique, come to.
  ///
  /// See [Name type](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html).
  package static let endingLength = 13

  // Limits are those of each service's API: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
  private static let known: [String: PhysicalName] = [
    "AWS::ApplicationAutoScaling::ScalingPolicy": PhysicalName("PolicyName", 256),
    "AWS::Athena::WorkGroup": PhysicalName("Name", 128),
    "AWS::AutoScaling::AutoScalingGroup": PhysicalName("AutoScalingGroupName", 255, .afterStack, ["": "{name}"]),
    "AWS::Backup::BackupVault": PhysicalName(
      "BackupVaultName", 50, .none,
      ["": "{name}", "BackupVaultArn": "backup:{here}:backup-vault:{name}"]),
    "AWS::Batch::JobQueue": PhysicalName("JobQueueName", 128),
    "AWS::CloudTrail::Trail": PhysicalName(
      "TrailName", 128, .afterStack, ["": "{name}", "Arn": "cloudtrail:{here}:trail/{name}"]),
    "AWS::CloudWatch::Alarm": PhysicalName(
      "AlarmName", 255, .afterStack, ["": "{name}", "Arn": "cloudwatch:{here}:alarm:{name}"]),
    "AWS::CloudWatch::CompositeAlarm": PhysicalName(
      "AlarmName", 255, .afterStack, ["": "{name}", "Arn": "cloudwatch:{here}:alarm:{name}"]),
    "AWS::CloudWatch::Dashboard": PhysicalName("DashboardName", 255, .none, ["": "{name}"]),
    "AWS::CodeDeploy::Application": PhysicalName("ApplicationName", 100, .afterStack, ["": "{name}"]),
    "AWS::CodePipeline::Pipeline": PhysicalName("Name", 100, .afterStack, ["": "{name}"]),
    "AWS::Cognito::UserPool": PhysicalName("UserPoolName", 128),
    "AWS::DynamoDB::GlobalTable": PhysicalName(
      "TableName", 255, .afterStack, ["": "{name}", "Arn": "dynamodb:{here}:table/{name}"]),
    "AWS::DynamoDB::Table": PhysicalName(
      "TableName", 255, .afterStack,
      [
        "": "{name}", "Arn": "dynamodb:{here}:table/{name}", "StreamArn": "dynamodb:{here}:table/{name}/stream/?",
      ]),
    "AWS::EC2::LaunchTemplate": PhysicalName("LaunchTemplateName", 128),
    "AWS::EC2::SecurityGroup": PhysicalName("GroupName", 255, .afterStack),
    "AWS::ECR::Repository": PhysicalName(
      "RepositoryName", 256, .afterStackInSmallLetters, ["": "{name}", "Arn": "ecr:{here}:repository/{name}"]),
    "AWS::ECS::CapacityProvider": PhysicalName("Name", 255, .none, ["": "{name}"]),
    "AWS::ECS::Cluster": PhysicalName(
      "ClusterName", 255, .afterStack, ["": "{name}", "Arn": "ecs:{here}:cluster/{name}"]),
    "AWS::ECS::Service": PhysicalName("ServiceName", 255, .afterStack, ["Name": "{name}"]),
    "AWS::ElastiCache::ReplicationGroup": PhysicalName("ReplicationGroupId", 40, .otherwise, ["": "{name}"]),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": PhysicalName("Name", 32),
    "AWS::ElasticLoadBalancingV2::TargetGroup": PhysicalName("Name", 32),
    "AWS::Events::ApiDestination": PhysicalName("Name", 64, .none, ["": "{name}"]),
    "AWS::Events::Archive": PhysicalName("ArchiveName", 48, .none, ["": "{name}"]),
    "AWS::Events::Connection": PhysicalName("Name", 64, .none, ["": "{name}"]),
    "AWS::Events::EventBus": PhysicalName(
      "Name", 256, .none, ["": "{name}", "Arn": "events:{here}:event-bus/{name}", "Name": "{name}"]),
    "AWS::Events::Rule": PhysicalName("Name", 64, .afterStack, ["Arn": "events:{here}:rule/{name}"]),
    "AWS::Glue::Job": PhysicalName("Name", 255, .none, ["": "{name}"]),
    "AWS::IAM::Group": PhysicalName("GroupName", 128, .afterStack, ["": "{name}"]),
    "AWS::IAM::InstanceProfile": PhysicalName("InstanceProfileName", 128, .afterStack, ["": "{name}"]),
    "AWS::IAM::ManagedPolicy": PhysicalName(
      "ManagedPolicyName", 128, .afterStack, ["": "iam::{account}:policy/{name}"]),
    "AWS::IAM::Role": PhysicalName(
      "RoleName", 64, .afterStack, ["": "{name}", "Arn": "iam::{account}:role/{name}"]),
    "AWS::IAM::User": PhysicalName(
      "UserName", 64, .afterStack, ["": "{name}", "Arn": "iam::{account}:user/{name}"]),
    "AWS::KMS::Alias": PhysicalName("AliasName", 256, .none, ["": "{name}"]),
    "AWS::Kinesis::Stream": PhysicalName(
      "Name", 128, .afterStack, ["": "{name}", "Arn": "kinesis:{here}:stream/{name}"]),
    "AWS::KinesisFirehose::DeliveryStream": PhysicalName(
      "DeliveryStreamName", 64, .afterStack, ["": "{name}", "Arn": "firehose:{here}:deliverystream/{name}"]),
    "AWS::Lambda::Function": PhysicalName(
      "FunctionName", 64, .afterStack, ["": "{name}", "Arn": "lambda:{here}:function:{name}"]),
    "AWS::Logs::LogGroup": PhysicalName(
      "LogGroupName", 512, .afterStack, ["": "{name}", "Arn": "logs:{here}:log-group:{name}:*"]),
    "AWS::OpenSearchService::Domain": PhysicalName("DomainName", 28, .none, ["": "{name}"]),
    "AWS::Pipes::Pipe": PhysicalName("Name", 64, .otherwise, ["": "{name}"]),
    "AWS::RDS::DBCluster": PhysicalName(
      "DBClusterIdentifier", 63, .afterStackInSmallLetters,
      ["": "{name}", "DBClusterArn": "rds:{here}:cluster:{name}"]),
    "AWS::RDS::DBClusterParameterGroup": PhysicalName(
      "DBClusterParameterGroupName", 255, .afterStackInSmallLetters, ["": "{name}"]),
    "AWS::RDS::DBInstance": PhysicalName(
      "DBInstanceIdentifier", 63, .afterStackInSmallLetters,
      ["": "{name}", "DBInstanceArn": "rds:{here}:db:{name}"]),
    "AWS::RDS::DBParameterGroup": PhysicalName(
      "DBParameterGroupName", 255, .afterStackInSmallLetters, ["": "{name}"]),
    "AWS::RDS::DBProxy": PhysicalName("DBProxyName", 63, .none, ["": "{name}"]),
    "AWS::RDS::DBSubnetGroup": PhysicalName("DBSubnetGroupName", 255, .afterStackInSmallLetters, ["": "{name}"]),
    "AWS::S3::Bucket": PhysicalName(
      "BucketName", 63, .afterStackInSmallLetters, ["": "{name}", "Arn": "s3:::{name}"]),
    "AWS::SNS::Topic": PhysicalName(
      "TopicName", 256, .afterStack, ["": "sns:{here}:{name}", "TopicArn": "sns:{here}:{name}", "TopicName": "{name}"]),
    "AWS::SQS::Queue": PhysicalName(
      "QueueName", 80, .afterStack, ["Arn": "sqs:{here}:{name}", "QueueName": "{name}"]),
    "AWS::SSM::Parameter": PhysicalName("Name", 1_011, .otherwise, ["": "{name}"]),
    "AWS::Scheduler::Schedule": PhysicalName("Name", 64, .afterStack, ["": "{name}"]),
    "AWS::Scheduler::ScheduleGroup": PhysicalName("Name", 64, .afterStack, ["": "{name}"]),
    "AWS::SecretsManager::Secret": PhysicalName(
      "Name", 512, .otherwise, ["": "secretsmanager:{here}:secret:{name}-??????"]),
    "AWS::StepFunctions::Activity": PhysicalName("Name", 80, .none, ["": "states:{here}:activity:{name}"]),
    "AWS::StepFunctions::StateMachine": PhysicalName(
      "StateMachineName", 80, .otherwise,
      [
        "": "states:{here}:stateMachine:{name}", "Arn": "states:{here}:stateMachine:{name}", "Name": "{name}",
      ]),
    "AWS::WAFv2::WebACL": PhysicalName("Name", 128),
  ]
}
