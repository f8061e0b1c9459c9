internal import StrataDynamoDB
import StrataText

extension Table {
  /// An attribute that items are found by: a name alone where it has text.
  ///
  /// See [Naming rules](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html).
  public struct Attribute: Sendable, Hashable, ExpressibleByStringLiteral {
    let name: String
    let type: String

    /// An attribute that has text.
    public static func text(_ name: String) -> Attribute { Attribute(name: name, type: "S") }
    /// An attribute that has numbers.
    public static func number(_ name: String) -> Attribute { Attribute(name: name, type: "N") }
    /// An attribute that has bytes.
    public static func bytes(_ name: String) -> Attribute { Attribute(name: name, type: "B") }

    private init(name: String, type: String) {
      (self.name, self.type) = (name, type)
    }

    /// An attribute of a name that has text.
    public init(stringLiteral name: String) {
      self.init(name: name, type: "S")
    }
  }

  /// Another way to find items.
  ///
  /// See [Global secondary indexes](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html).
  public struct Index: Sendable {
    /// The attributes of an item that an index has.
    public enum Attributes: Sendable, Hashable {
      /// All of them.
      case all
      /// Those that the table and the index find items by.
      case keys
      /// Those, and some others, 100 in all indexes of a table.
      case keysAnd([String])
    }

    let name: String
    let key: Attribute
    let sort: Attribute?
    let attributes: Attributes

    /// Describes an index.
    ///
    /// - Parameters:
    ///   - name: The index's name, 3 to 255 letters, digits and `-_.`.
    ///   - partitionKey: The attribute by which items are spread and found.
    ///   - sortKey: The attribute by which items of one key are sorted; they aren't unless given.
    ///   - attributes: The attributes of an item that the index has; all unless given.
    public init(
      _ name: String, partitionKey: Attribute, sortKey: Attribute? = nil, attributes: Attributes = .all
    ) {
      (self.name, key, sort, self.attributes) = (name, partitionKey, sortKey, attributes)
    }
  }

  /// The images of an item that a stream has of each change.
  ///
  /// See [Streams](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html).
  public enum ChangeImages: String, Sendable, Hashable, CaseIterable {
    /// The item's key alone.
    case keysOnly = "KEYS_ONLY"
    /// The item as it is then.
    case new = "NEW_IMAGE"
    /// The item as it was before.
    case old = "OLD_IMAGE"
    /// The item as it was before, and as it is then.
    case newAndOld = "NEW_AND_OLD_IMAGES"
  }
}

/// The attributes by which a table and its indexes find items.
struct TableAttributes {
  let definitions: ListValue<DynamoDB.Table.AttributeDefinition>
  let indexes: ListValue<DynamoDB.Table.GlobalSecondaryIndex>?

  /// Checks the attributes, and gives what the template has of them.
  init(key: Table.Attribute, sort: Table.Attribute?, indexes: [Table.Index], _ declaration: Declaration) {
    var all: [Table.Attribute] = []
    for attribute in [key, sort].compactMap({ $0 }) + indexes.flatMap({ [$0.key, $0.sort].compactMap { $0 } }) {
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
      if !(1...255).contains(attribute.name.utf8.count) {
        declaration.report(
          "an attribute that items are found by must have a short name", property: "partitionKey",
          expected: "1 to 255 bytes", given: Count.of(attribute.name.utf8.count, "byte"))
      }
      if let other = all.first(where: { $0.name == attribute.name }) {
        if other.type != attribute.type {
          declaration.report(
            "the attribute \(attribute.name) is of two types", property: "indexes", expected: other.typeInWords,
            given: attribute.typeInWords)
        }
      } else {
        all.append(attribute)
      }
    }
    if let sort, sort.name == key.name, !key.name.isEmpty {
      declaration.report(
        "items can't be found and sorted by one attribute", property: "sortKey", expected: "another than \(key.name)",
        given: "\"\(sort.name)\"")
    }
    Self.check(indexes, declaration)
    definitions = ListValue(
      all.map { .init(attributeName: .literal($0.shown), attributeType: .literal($0.type)) })
    self.indexes =
      indexes.isEmpty
      ? nil
      : ListValue(
        indexes.map {
          .init(
            indexName: .literal(TableAccess.isName($0.name) ? $0.name : "Index"),
            keySchema: Self.schema($0.key, $0.sort), projection: $0.projection)
        })
  }

  /// See [Quotas](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes).
  private static func check(_ indexes: [Table.Index], _ declaration: Declaration) {
    var names: Set<String> = []
    for index in indexes {
      if !names.insert(index.name).inserted {
        declaration.report(
          "two indexes have one name", property: "indexes", expected: "a name for each", given: "\"\(index.name)\"")
      }
      if !TableAccess.isName(index.name) {
        declaration.report(
          "DynamoDB refuses this name of an index", property: "indexes", expected: TableAccess.nameInWords,
          given: "\"\(index.name)\"")
      }
    }
    if indexes.count > 20 {
      declaration.report(
        "a table must have 20 indexes at most", property: "indexes", expected: "20 or fewer", given: "\(indexes.count)")
    }
  }

  static func schema(_ key: Table.Attribute, _ sort: Table.Attribute?) -> ListValue<DynamoDB.Table.KeySchemaItem> {
    ListValue(
      [.init(attributeName: .literal(key.shown), keyType: "HASH")]
        + (sort.map { [.init(attributeName: .literal($0.shown), keyType: "RANGE")] } ?? []))
  }
}

extension Table.Attribute {
  /// The name, or a stand-in for one that was reported.
  fileprivate var shown: String { (1...255).contains(name.utf8.count) ? name : "key" }

  fileprivate var typeInWords: String {
    switch type {
    case "S": "text"
    case "N": "numbers"
    default: "bytes"
    }
  }
}

extension Table.Index {
  fileprivate var projection: DynamoDB.Table.Projection {
    switch attributes {
    case .all: .init(projectionType: .all)
    case .keys: .init(projectionType: .keysOnly)
    case .keysAnd(let names):
      .init(nonKeyAttributes: ListValue(names.map { .literal($0) }), projectionType: .include)
    }
  }
}

extension Table.ChangeImages: Decodable, ProfileChoice {
  /// Reads the name of the images, such as `newAndOld`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
