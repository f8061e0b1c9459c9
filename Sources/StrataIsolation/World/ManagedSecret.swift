import StrataJSON
import StrataTemplate

/// The secret with a database's password, which RDS makes and no template declares.
///
/// See [Password management with RDS](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html).
enum ManagedSecret {
  /// The form of its ARN, which is the last of the database's.
  static let form = "secretsmanager:{here}:secret:rds!{id}"

  /// The attribute of a database that gives its ARN.
  static let attribute = "MasterUserSecret.SecretArn"

  /// Whether a database surely has none.
  static func isMissing(of resource: WorldResource) -> Bool {
    guard let given = resource.resource["ManageMasterUserPassword"] else { return true }
    return given.bool == false || given.string == "false"
  }

  /// What is known of a tag that RDS gives the secret of a database, and nobody else can; nil for one of another key.
  ///
  /// - Parameters:
  ///   - key: The tag's key in small letters.
  ///   - type: The database's type.
  ///   - arn: The database's own ARN.
  /// - Returns: The knowledge, by which the tag is there or surely isn't.
  static func tag(_ key: String, of type: String, _ arn: KeyKnowledge) -> KeyKnowledge? {
    switch key {
    case "aws:rds:primarydbclusterarn": type == "AWS::RDS::DBCluster" ? arn : .absent
    case "aws:rds:primarydbinstancearn": type == "AWS::RDS::DBInstance" ? arn : .absent
    default: nil
    }
  }
}
