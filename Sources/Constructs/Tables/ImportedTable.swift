/// A table of DynamoDB that was made elsewhere.
///
/// ```swift
/// let records = ImportedTable(arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/records")
/// let role = Role("Api", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [records.reading])
/// ```
public struct ImportedTable: ItemTable, Sendable {
  /// The table's ARN.
  public let arn: StringValue

  private let access: TableAccess

  /// The permission to read items, by the table's indexes as well.
  public var reading: Permission { access.reading }

  /// The permission to write and to delete items.
  public var writing: Permission { access.writing }

  /// The permission to put items, in the place of those of the same keys.
  public var putting: Permission { access.putting }

  /// The permission to read, to write and to delete items, by the table's indexes as well.
  public var readingAndWriting: Permission { access.readingAndWriting }

  /// The permission to follow the table's changes.
  public var streaming: Permission { access.streaming("\(arn)/stream/*") }

  /// The permission to back the table up, as AWS Backup does.
  public var backingUp: Permission { access.backingUp }

  /// Names a table.
  ///
  /// - Parameters:
  ///   - arn: The table's ARN.
  ///   - hasIndexes: Whether items are found by indexes as well; they are unless said.
  ///   - key: The key that encrypts the table; DynamoDB's own unless given.
  public init(arn: StringValue, hasIndexes: Bool = true, key: (any EncryptionKey)? = nil) {
    self.arn = arn.checked { text in
      let isTable = ARN(text).map { $0.isRegional(of: "dynamodb") && $0.resource.hasPrefix("table/") } ?? false
      return isTable
        ? nil : .arn(of: "a table", expected: "arn:<partition>:dynamodb:<region>:<account>:table/<name>", given: text)
    }
    let region = arn.node.literalText.flatMap(ARN.init).map { .literal($0.region) } ?? arn.split(separator: ":")[3]
    access = TableAccess(
      arn: self.arn, hasIndexes: hasIndexes, key: KeyUse(key, through: "dynamodb", in: region))
  }
}
