import StrataJSON
import StrataTemplate

/// A resource of a stack that's about to be deleted.
package struct DoomedResource: Sendable, Hashable {
  /// What becomes of a resource when its stack is deleted.
  package enum Fate: String, Sendable, Hashable {
    /// It's deleted.
    case deleted
    /// It stays, and belongs to no stack any more.
    case kept
    /// It's deleted, and a snapshot of it stays.
    case snapshot
    /// The template doesn't tell before deployment.
    case unclear
  }

  /// The logical id; in a nested stack behind those that lead there, as in `Network/Vpc`.
  package let logicalID: String
  /// The type.
  package let type: String
  /// The name or id that AWS knows it by; empty where it was never made.
  package let physicalID: String
  /// The construct that declares it, where that is known.
  package let construct: String?
  /// What becomes of it.
  package let fate: Fate
  /// The resource as it stands in the template that is deployed; nil where it isn't there.
  let declaration: JSONValue?

  /// Reads an entry of `list-stack-resources`; nil where it has no name, or is gone already.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - template: The template that is deployed, which alone decides what stays.
  ///   - construct: The construct.
  ///   - path: The logical ids that lead to its stack, with a slash behind; none for a stack that is nested in no other.
  ///   - isKept: Whether the stack that it's nested in stays; false unless given.
  init?(
    _ entry: JSONValue, in template: Template, construct: String?, below path: String = "", isKept: Bool = false
  ) {
    guard let id = entry["LogicalResourceId"]?.string, !id.isEmpty, entry["ResourceStatus"]?.string != "DELETE_COMPLETE"
    else {
      return nil
    }
    logicalID = path + id
    declaration = template.resources[id]
    type = entry["ResourceType"]?.string ?? ""
    physicalID = entry["PhysicalResourceId"]?.string ?? ""
    self.construct = construct
    fate = isKept ? .kept : Self.fate(declaration, type)
  }

  /// See [DeletionPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html).
  private static func fate(_ resource: JSONValue?, _ type: String) -> Fate {
    guard let policy = resource?["DeletionPolicy"] else {
      // Databases are the only ones that leave something behind without being told to.
      let isInstance = type == "AWS::RDS::DBInstance" && resource?["Properties"]?["DBClusterIdentifier"] == nil
      return type == "AWS::RDS::DBCluster" || isInstance ? .snapshot : .deleted
    }
    switch policy.string {
    case "Retain", "RetainExceptOnCreate": return .kept
    case "Snapshot": return .snapshot
    case "Delete": return .deleted
    default: return .unclear
    }
  }

  /// The command that removes it by hand, where it stays; nil where there's none for its type.
  package var removal: [String]? {
    guard fate == .kept, !physicalID.isEmpty else { return nil }
    switch type {
    case "AWS::S3::Bucket": return ["aws", "s3", "rb", "s3://\(physicalID)", "--force"]
    case "AWS::ECR::Repository": return ["aws", "ecr", "delete-repository", "--repository-name", physicalID, "--force"]
    case "AWS::DynamoDB::Table": return ["aws", "dynamodb", "delete-table", "--table-name", physicalID]
    case "AWS::Logs::LogGroup": return ["aws", "logs", "delete-log-group", "--log-group-name", physicalID]
    case "AWS::SQS::Queue": return ["aws", "sqs", "delete-queue", "--queue-url", physicalID]
    case "AWS::SNS::Topic": return ["aws", "sns", "delete-topic", "--topic-arn", physicalID]
    case "AWS::SecretsManager::Secret":
      return ["aws", "secretsmanager", "delete-secret", "--secret-id", physicalID]
    case "AWS::KMS::Key": return ["aws", "kms", "schedule-key-deletion", "--key-id", physicalID]
    case "AWS::RDS::DBInstance":
      return ["aws", "rds", "delete-db-instance", "--db-instance-identifier", physicalID, "--skip-final-snapshot"]
    case "AWS::EFS::FileSystem": return ["aws", "efs", "delete-file-system", "--file-system-id", physicalID]
    default: return nil
    }
  }
}
