/// A bucket of S3 that was made elsewhere.
///
/// ```swift
/// let uploads = ImportedBucket(name: "orders-uploads")
/// ```
public struct ImportedBucket: Sendable {
  /// The bucket's name.
  public let name: StringValue

  private let access: BucketAccess

  /// The bucket's ARN.
  public var arn: StringValue { access.arn }

  /// The permission to read objects and to list them.
  public var reading: Permission { access.reading }

  /// The permission to write objects.
  public var writing: Permission { access.writing }

  /// The permission to read, list and write objects.
  public var readingAndWriting: Permission { access.readingAndWriting }

  /// The permission to delete objects, though not for good where the bucket keeps versions.
  public var deleting: Permission { access.deleting }

  /// The permission to back the bucket up, as AWS Backup does, which takes buckets with versions only.
  public var backingUp: Permission { access.backingUp }

  /// Names a bucket.
  ///
  /// - Parameters:
  ///   - name: The bucket's name.
  ///   - region: The region the bucket is in; that of the stack unless given.
  ///   - key: The key that encrypts the objects; none of KMS unless given.
  public init(name: StringValue, region: StringValue = .region, key: (any EncryptionKey)? = nil) {
    self.name = name.checked(BucketName.mistake)
    access = BucketAccess(
      arn: "arn:\(.partition):s3:::\(self.name)", key: KeyUse(key, through: "s3", in: region))
  }
}
