internal import StrataBackup
import StrataText

/// A plan by which AWS Backup backs up tables and buckets, into a vault of its own.
///
/// ```swift
/// BackupPlan("Backups", in: scope, of: [uploads], rules: [.daily(keeping: .days(35)), .monthly(keeping: .days(365))])
/// ```
///
/// Backups are encrypted, and stay in their vault when the plan is removed from the stack. The role of the plan may do what
/// the kinds of things need that are backed up, and on them alone. Of tables, cold storage and the vault's key take what AWS
/// calls advanced features, which are turned on once for an account and region:
/// `aws backup update-region-settings --resource-type-management-preference DynamoDB=true`.
/// Resources: `AWS::Backup::BackupPlan`, `AWS::Backup::BackupSelection`, `AWS::Backup::BackupVault` and `AWS::IAM::Role`.
public struct BackupPlan: Construct {
  /// The scope of what belongs to the plan.
  public let scope: Scope

  /// The plan as it is in the template.
  public let resource: Resource

  /// The vault as it is in the template.
  public let vault: Resource

  /// The role by which AWS Backup makes backups.
  public let role: Role

  /// The vault's name.
  public var vaultName: StringValue { vault.ref }

  /// The vault's ARN.
  public var vaultARN: StringValue { vault.attribute("BackupVaultArn") }

  /// Declares a plan.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the plan is declared.
  ///   - targets: The things that are backed up, 1 to 500.
  ///   - rules: The times of backups, and how long they're kept; daily and for 35 days unless given.
  ///   - topic: The topic that is told when a backup is done, be it well or not; none unless given. Its policy, and that of
  ///     its key, let AWS Backup publish.
  ///   - name: The name of the vault and the plan, 2 to 50 letters, digits and `-_`; made of the plan's path and the stack's
  ///     id unless given. A change replaces both, and the vault that there was stays.
  ///   - key: The key that encrypts backups; the account's `aws/backup` unless given. A change replaces the vault, which
  ///     then needs another name.
  ///   - deletionPolicy: The fate of the vault when the plan is removed from the stack or replaced; it's kept unless given.
  ///     A vault with backups in it can't be deleted.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateBackupPlan](https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupPlan.html) and
  /// [Notifications](https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of targets: [any BackupTarget], rules: [Rule] = [.daily(keeping: .days(35))],
    notify topic: (any NoticeTopic)? = nil, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    Self.check(targets, declaration)
    let name = name?.checked(Self.mistake(inName:)) ?? OwnName.byStackID(of: scope, else: "Backup")
    vault =
      Backup.BackupVault(
        "Vault", in: scope, backupVaultName: name, encryptionKeyArn: key?.arn,
        notifications: topic.map {
          .init(backupVaultEvents: ["BACKUP_JOB_COMPLETED", "S3_BACKUP_OBJECT_FAILED"], snsTopicArn: $0.arn)
        }
      ).resource
    vault.keepsData(deletionPolicy)
    if let policy = topic?.allowNotices(from: "backup.amazonaws.com") {
      vault.wait(for: policy, file: declaration.file, line: declaration.line)
    }
    if key == nil {
      vault.acceptByDefault(
        .checkov("CKV_AWS_166"), because: "The account's key for backups encrypts them, unless a key is given")
    }
    role = Role(
      "Role", in: scope, trusting: .service("backup.amazonaws.com"),
      permissions: targets.map(\.backingUp) + [Self.keeping(in: vault, of: scope, key)])
    resource =
      Backup.BackupPlan(
        id, in: parent,
        backupPlan: .init(
          backupPlanName: vault.ref, backupPlanRule: Rule.values(rules, vault: vault.ref, declaration))
      ).resource
    Backup.BackupSelection(
      "Selection", in: scope, backupPlanId: resource.ref,
      backupSelection: .init(
        iamRoleArn: role.arn, selectionName: "Targets",
        resources: ListValue(targets.prefix(500).map(\.arn).withoutRepetitions)))
  }

  private static func check(_ targets: [any BackupTarget], _ declaration: Declaration) {
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
    if !(1...500).contains(targets.count) {
      declaration.report(
        "a plan must back up 1 to 500 things", property: "of", expected: "1 to 500", given: "\(targets.count)")
    }
    for case let bucket as Bucket in targets where bucket.resource.properties["VersioningConfiguration"] == nil {
      declaration.report(
        "AWS Backup takes buckets with versions only", property: "of", expected: "a bucket with isVersioned: true",
        given: "\(bucket.scope.path) without")
    }
  }

  /// What keeping backups takes, of whatever kind.
  ///
  /// See [AWSBackupServiceRolePolicyForBackup](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html).
  private static func keeping(in vault: Resource, of scope: Scope, _ key: (any EncryptionKey)?) -> Permission {
    var statements: [Statement] = [
      .allow("backup:DescribeBackupVault", on: vault.attribute("BackupVaultArn")),
      .allow(
        "backup:TagResource", on: "arn:\(.partition):backup:\(scope.region):\(scope.account):recovery-point:*"),
    ]
    if let key {
      statements += [
        .allow("kms:DescribeKey", on: key.arn),
        .allow("kms:CreateGrant", on: key.arn, when: .bool("kms:GrantIsForAWSResource", true)),
        .allow(
          "kms:Decrypt", "kms:GenerateDataKey", on: key.arn,
          when: .stringEquals(
            "kms:ViaService", "backup.\(scope.region).amazonaws.com", "dynamodb.\(scope.region).amazonaws.com")),
      ]
    }
    return Permission(statements)
  }

  private static func mistake(inName name: String) -> Finding? {
    (2...50).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
      ? nil
      : .name("AWS Backup refuses this name", expected: "2 to 50 letters, digits, hyphens and underscores", given: name)
  }
}
