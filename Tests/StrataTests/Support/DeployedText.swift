import StrataJSON
import StrataTesting

/// The values of a template as they'd be once deployed, as far as policies have them.
struct DeployedValues {
  let template: Template

  private static let pseudoParameters = [
    "AWS::Partition": "aws", "AWS::Region": "eu-central-1", "AWS::AccountId": "123456789012",
    "AWS::StackName": "test", "AWS::URLSuffix": "amazonaws.com",
  ]

  /// What `Ref` or an attribute gives of a resource of a type, where that is an ARN.
  private static let arns = [
    "AWS::CloudWatch::Alarm.Arn": "cloudwatch:eu-central-1:123456789012:alarm:it",
    "AWS::SNS::Topic": "sns:eu-central-1:123456789012:it",
    "AWS::SecretsManager::Secret": "secretsmanager:eu-central-1:123456789012:secret:it-AbCdEf",
    "AWS::S3::Bucket.Arn": "s3:::it", "AWS::DynamoDB::Table.Arn": "dynamodb:eu-central-1:123456789012:table/it",
    "AWS::DynamoDB::Table.StreamArn":
      "dynamodb:eu-central-1:123456789012:table/it/stream/2027-01-01T00:00:00.000",
    "AWS::SQS::Queue.Arn": "sqs:eu-central-1:123456789012:it",
    "AWS::Kinesis::Stream.Arn": "kinesis:eu-central-1:123456789012:stream/it",
    "AWS::KMS::Key.Arn": "kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "AWS::ECR::Repository.Arn": "ecr:eu-central-1:123456789012:repository/it",
    "AWS::Events::ApiDestination.Arn": "events:eu-central-1:123456789012:api-destination/it/0a1b2c3d",
    "AWS::Events::EventBus.Arn": "events:eu-central-1:123456789012:event-bus/it",
    "AWS::Lambda::Function.Arn": "lambda:eu-central-1:123456789012:function:it",
    "AWS::Lambda::Alias": "lambda:eu-central-1:123456789012:function:it:live",
    "AWS::StepFunctions::StateMachine": "states:eu-central-1:123456789012:stateMachine:it",
    "AWS::RDS::DBCluster.DBClusterArn": "rds:eu-central-1:123456789012:cluster:it",
    "AWS::RDS::DBCluster.MasterUserSecret.SecretArn":
      "secretsmanager:eu-central-1:123456789012:secret:rds!cluster-0a1b2c3d-AbCdEf",
    "AWS::RDS::DBInstance.MasterUserSecret.SecretArn":
      "secretsmanager:eu-central-1:123456789012:secret:rds!db-0a1b2c3d-AbCdEf",
    "AWS::Backup::BackupVault.BackupVaultArn": "backup:eu-central-1:123456789012:backup-vault:it",
  ]

  /// What `Ref` or attributes give that are ids.
  private static let ids = [
    "AWS::RDS::DBCluster.DBClusterResourceId": "cluster-ABCDEFGHIJKL01234",
    "AWS::RDS::DBInstance.DbiResourceId": "db-ABCDEFGHIJKL01234",
    "AWS::ApiGateway::RestApi": "a1b2c3d4e5", "AWS::ApiGatewayV2::Api": "a1b2c3d4e5",
  ]

  /// Types of which `Ref` gives a name.
  private static let names: Set = ["AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup"]

  /// The text of a value; nil where it can't be known what that would be.
  func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    if let name = value["Ref"]?.string { return named(name) }
    if let parts = value["Fn::GetAtt"]?.array?.compactMap(\.string), parts.count == 2 {
      return named("\(parts[0]).\(parts[1])")
    }
    guard let pattern = value["Fn::Sub"]?.string ?? value["Fn::Sub"]?[0]?.string else { return nil }
    let own = value["Fn::Sub"]?[1]
    var isKnown = true
    let text = pattern.replacing(#/\$\{([^!}][^}]*)\}/#) { match in
      let known = own?[String(match.1)].map { self.text($0) } ?? named(String(match.1))
      isKnown = isKnown && known != nil
      return known ?? ""
    }
    return isKnown ? text : nil
  }

  private func named(_ name: String) -> String? {
    if let value = Self.pseudoParameters[name] { return value }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let type = template.resources[parts[0]]?["Type"]?.string else { return nil }
    let place = parts.count == 1 ? type : "\(type).\(parts[1])"
    if let arn = Self.arns[place] { return "arn:aws:\(arn)" }
    if let id = Self.ids[place] { return id }
    return parts.count == 1 && Self.names.contains(type) ? "it" : nil
  }
}
