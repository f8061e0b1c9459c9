/// A thing that AWS Backup backs up: a `Table`, a `Bucket` with versions, or one that was made elsewhere.
///
/// Something else that AWS Backup takes conforms to this as well, by its ARN and what its kind needs.
public protocol BackupTarget {
  /// The ARN that a plan names.
  var arn: StringValue { get }

  /// The permission to back it up, as AWS Backup does.
  var backingUp: Permission { get }
}

extension Table: BackupTarget {}
extension ImportedTable: BackupTarget {}
extension Bucket: BackupTarget {}
extension ImportedBucket: BackupTarget {}
