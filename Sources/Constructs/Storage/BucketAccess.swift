import StrataText

/// The access to the objects of a bucket, made here or elsewhere.
struct BucketAccess: Sendable {
  let arn: StringValue
  let key: KeyUse?

  // See [Actions of Amazon S3](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html).

  var reading: Permission {
    access(["s3:GetObject"], listing: true, key: ["kms:Decrypt"])
  }

  // An upload in parts decrypts them as well:
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
  var writing: Permission {
    access(["s3:AbortMultipartUpload", "s3:PutObject"], listing: false, key: ["kms:Decrypt", "kms:GenerateDataKey"])
  }

  var readingAndWriting: Permission {
    access(
      ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"], listing: true,
      key: ["kms:Decrypt", "kms:GenerateDataKey"])
  }

  var deleting: Permission { access(["s3:DeleteObject"], listing: false, key: []) }

  // What S3 needs of the policy that AWS manages for it:
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html
  var backingUp: Permission {
    var statements: [Statement] = [
      .allow(
        "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketNotification", "s3:GetBucketTagging",
        "s3:GetBucketVersioning", "s3:GetInventoryConfiguration", "s3:ListBucket", "s3:ListBucketVersions",
        "s3:PutBucketNotification", "s3:PutInventoryConfiguration", on: arn),
      .allow(
        "s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging", on: "\(arn)/*"),
      .allow(
        "events:DeleteRule", "events:DescribeRule", "events:DisableRule", "events:EnableRule",
        "events:ListTargetsByRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets",
        on: "arn:\(.partition):events:\(.region):\(.accountID):rule/AwsBackupManagedRule*"),
      // They take no resource.
      .allow("cloudwatch:GetMetricData", "events:ListRules", "s3:ListAllMyBuckets", on: "*"),
    ]
    if let key { statements.append(key.statement(["kms:Decrypt", "kms:DescribeKey"])) }
    return Permission(statements)
  }

  private func access(_ actions: [StringValue], listing: Bool, key keyActions: [StringValue]) -> Permission {
    var statements = [Statement(.allow, actions: .only(ListValue(actions)), resources: .only(["\(arn)/*"]))]
    if listing { statements.append(.allow("s3:ListBucket", on: arn)) }
    if let key, !keyActions.isEmpty { statements.append(key.statement(keyActions)) }
    return Permission(statements)
  }
}

/// The names that S3 takes.
///
/// See [Bucket naming rules](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
enum BucketName {
  static func mistake(_ name: String) -> Finding? {
    let isAddress = name.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    let edges = [name.utf8.first, name.utf8.last].compactMap { $0 }
    let isRight =
      (3...63).contains(name.utf8.count) && !isAddress && !name.contains("..")
      && name.utf8.allSatisfy { !$0.isASCIIUppercase } && name.consistsOfAlphanumerics(and: "-.")
      && edges.allSatisfy(\.isASCIIAlphanumeric)
    return isRight
      ? nil
      : .name(
        "S3 refuses this name",
        expected: "3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at both edges",
        given: name)
  }
}
