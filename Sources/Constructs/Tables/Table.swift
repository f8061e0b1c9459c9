internal import StrataDynamoDB
import StrataText

/// A table of DynamoDB, which is paid for by the request.
///
/// ```swift
/// let records = Table(
///   "Records", in: scope, partitionKey: "pk", sortKey: "sk", expiry: "expires",
///   indexes: [.init("ByOwner", partitionKey: "owner")])
/// let role = Role(
///   "Api", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [records.readingAndWriting])
/// ```
///
/// It's encrypted, can be restored to any second of the last 35 days, and stays when it's removed from the stack.
/// Resource: `AWS::DynamoDB::Table`.
public struct Table: Construct, ItemTable, RecordSource {
  /// The scope of what belongs to the table.
  public let scope: Scope

  /// The table as it is in the template.
  public let resource: Resource

  private let access: TableAccess

  /// The table's name.
  public var name: StringValue { resource.ref }

  /// The table's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The ARN of the stream of the table's changes, which there is where it was declared with `changes`.
  public var streamARN: StringValue { resource.attribute("StreamArn") }

  /// The permission to read items, by the table's indexes as well.
  public var reading: Permission { access.reading }

  /// The permission to write and to delete items.
  public var writing: Permission { access.writing }

  /// The permission to put items, in the place of those of the same keys.
  public var putting: Permission { access.putting }

  /// The permission to read, to write and to delete items, by the table's indexes as well.
  public var readingAndWriting: Permission { access.readingAndWriting }

  /// The permission to follow the table's changes.
  public var streaming: Permission { access.streaming(streamARN) }

  /// The permission to back the table up, as AWS Backup does.
  public var backingUp: Permission { access.backingUp }

  /// The ARN that its changes are read from.
  public var recordSourceARN: StringValue { streamARN }

  /// The statements that a role needs which has a function follow its changes.
  public var recordReadingStatements: [Statement] { streaming.statements }

  /// Declares a table.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the table is declared.
  ///   - partitionKey: The attribute by which items are spread and found. A change replaces the table.
  ///   - sortKey: The attribute by which items of one key are sorted; each key has one item unless given. A change replaces
  ///     the table.
  ///   - expiry: The attribute with the second of 1970 after which an item is deleted, 1 to 255 characters; items stay
  ///     unless given.
  ///   - indexes: The other ways to find items, 20 at most; none unless given. An update of a stack adds or removes one.
  ///   - changes: The images of an item that the table's stream has of each change; no stream unless given.
  ///   - isRecoverable: Whether it can be restored to any second of the last 35 days; it can unless said.
  ///   - isProtected: Whether nobody can delete it before this is said otherwise; anybody who may can unless said.
  ///   - name: The table's name, 3 to 255 letters, digits and `-_.`; AWS makes one unless given. A change replaces the
  ///     table.
  ///   - key: The key that encrypts the table; DynamoDB's own unless given.
  ///   - deletionPolicy: The fate of the table when it's removed from the stack or replaced; it's kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateTable](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, partitionKey: Attribute, sortKey: Attribute? = nil, expiry: String? = nil,
    indexes: [Index] = [], changes: ChangeImages? = nil, isRecoverable: Bool = true, isProtected: Bool = false,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let attributes = TableAttributes(key: partitionKey, sort: sortKey, indexes: indexes, declaration)
    if expiry?.isEmpty == true || expiry.map({ $0.count > 255 }) ?? false {
      declaration.report(
        "an attribute must have a name", property: "expiry", expected: "1 to 255 characters",
        given: Count.of(expiry?.count ?? 0, "character"))
    }
    resource =
      DynamoDB.Table(
        id, in: parent, keySchema: TableAttributes.schema(partitionKey, sortKey),
        attributeDefinitions: attributes.definitions,
        billingMode: .payPerRequest, deletionProtectionEnabled: isProtected ? true : nil,
        globalSecondaryIndexes: attributes.indexes,
        pointInTimeRecoverySpecification: isRecoverable ? .init(pointInTimeRecoveryEnabled: true) : nil,
        sseSpecification: key.map { .init(sseEnabled: true, kmsMasterKeyId: $0.arn, sseType: .kms) },
        streamSpecification: changes.map { .init(streamViewType: .literal($0.rawValue)) },
        tableName: name?.checked(TableAccess.mistake),
        timeToLiveSpecification: expiry.map { .init(enabled: true, attributeName: .literal($0)) }
      ).resource
    resource.keepsData(deletionPolicy)
    if key == nil {
      resource.acceptByDefault(
        .checkov("CKV_AWS_119"), because: "DynamoDB's own key encrypts it, unless a key is given")
    }
    access = TableAccess(
      arn: resource.attribute("Arn"), hasIndexes: !indexes.isEmpty,
      key: KeyUse(key, through: "dynamodb", in: scope.region))
  }
}
