import StrataText

/// A table of DynamoDB: a ``Table`` of this app or an ``ImportedTable``.
public protocol ItemTable {
  /// The table's ARN.
  var arn: StringValue { get }

  /// The permission to read items, by the table's indexes as well.
  var reading: Permission { get }

  /// The permission to write and to delete items.
  var writing: Permission { get }

  /// The permission to put items, in the place of those of the same keys.
  var putting: Permission { get }

  /// The permission to read, to write and to delete items, by the table's indexes as well.
  var readingAndWriting: Permission { get }

  /// The permission to follow the table's changes.
  var streaming: Permission { get }

  /// The permission to back the table up, as AWS Backup does.
  var backingUp: Permission { get }
}

/// The access to the items of a table, made here or elsewhere.
struct TableAccess: Sendable {
  let arn: StringValue
  let hasIndexes: Bool
  let key: KeyUse?

  // See [Actions of DynamoDB](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html), and
  // [What keys take](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html).
  private static let reads: [StringValue] = [
    "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "dynamodb:GetItem",
  ]
  private static let finds: [StringValue] = ["dynamodb:Query", "dynamodb:Scan"]
  private static let writes: [StringValue] = [
    "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
  ]

  var reading: Permission { access(Self.reads, Self.finds, key: ["kms:Decrypt"]) }

  var writing: Permission { access(Self.writes, [], key: ["kms:Decrypt", "kms:GenerateDataKey"]) }

  var putting: Permission { access(["dynamodb:PutItem"], [], key: ["kms:Decrypt", "kms:GenerateDataKey"]) }

  var readingAndWriting: Permission {
    access(Self.reads + Self.writes, Self.finds, key: ["kms:Decrypt", "kms:GenerateDataKey"])
  }

  func streaming(_ stream: StringValue) -> Permission {
    var statements: [Statement] = [
      .allow("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", on: stream),
      // It takes no resource.
      .allow("dynamodb:ListStreams", on: "*"),
    ]
    if let key { statements.append(key.statement(["kms:Decrypt"])) }
    return Permission(statements)
  }

  // What DynamoDB needs of the policy that AWS manages for it:
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
  var backingUp: Permission {
    var statements: [Statement] = [
      .allow(
        "dynamodb:CreateBackup", "dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob",
        on: arn),
      .allow("dynamodb:DeleteBackup", "dynamodb:DescribeBackup", on: "\(arn)/backup/*"),
    ]
    if let key { statements.append(key.statement(["kms:Decrypt", "kms:GenerateDataKey"])) }
    return Permission(statements)
  }

  /// An index takes only the actions that find items.
  private func access(_ actions: [StringValue], _ finds: [StringValue], key keyActions: [StringValue]) -> Permission {
    var statements = [Statement(.allow, actions: .only(ListValue(actions)), resources: .only([arn]))]
    if !finds.isEmpty {
      let places: [StringValue] = hasIndexes ? [arn, "\(arn)/index/*"] : [arn]
      statements.append(Statement(.allow, actions: .only(ListValue(finds)), resources: .only(ListValue(places))))
    }
    if let key { statements.append(key.statement(keyActions)) }
    return Permission(statements)
  }

  /// Whether DynamoDB takes a name of a table or an index.
  static func isName(_ name: String) -> Bool {
    (3...255).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_.")
  }

  static let nameInWords = "3 to 255 letters, digits, hyphens, underscores and dots"

  /// The mistake in the name of a table.
  static func mistake(_ name: String) -> Finding? {
    isName(name) ? nil : .name("DynamoDB refuses this name", expected: nameInWords, given: name)
  }
}
