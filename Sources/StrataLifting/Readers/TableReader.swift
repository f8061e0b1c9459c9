import StrataJSON
import StrataLanguage
import StrataMigration
import StrataResourceModel
import StrataTables

/// Reads the arguments of tables.
enum TableReader: ConstructReader {
  static let type = "AWS::DynamoDB::Table"
  static let construct = "Table"

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    var arguments = ArgumentList()
    let keys = try keys(of: .object(resource.properties), resource)
    arguments.add("partitionKey", .swift(keys.partition.code))
    if let sort = keys.sort { arguments.add("sortKey", .swift(sort.code)) }
    let expiry = resource.value(at: ["TimeToLiveSpecification", "AttributeName"])?.string
    if let expiry { arguments.add("expiry", .swift(SwiftLiteral.text(expiry))) }
    let indexes = try indexes(resource)
    if !indexes.isEmpty { arguments.add("indexes", .list(indexes.map { .swift($0.code) })) }
    let changes = resource.value(at: ["StreamSpecification", "StreamViewType"])?.string
      .flatMap(Table.ChangeImages.init(rawValue:))
    if let changes { arguments.add("changes", ".\(changes)") }
    let recovery = resource.properties["PointInTimeRecoverySpecification"]
    arguments.add("isRecoverable", "false", unless: recovery != nil)
    let isProtected = try resource.flag("DeletionProtectionEnabled")
    arguments.add("isProtected", "true", unless: !isProtected)
    let name = resource.text("TableName")
    if let name { arguments.add("name", name.argument) }
    let key = resource.key("SSESpecification", "KMSMasterKeyId")
    if let key { arguments.add("key", key.argument) }
    let fate = try resource.deletionPolicy()
    arguments.add("deletionPolicy", fate.code, unless: fate.code == ".retain")
    return Candidate(
      id: resource.id, construct: construct, module: "Tables", arguments: arguments.arguments
    ) { scope, _ in
      Table(
        resource.id, in: scope, partitionKey: keys.partition.attribute, sortKey: keys.sort?.attribute, expiry: expiry,
        indexes: indexes.map(\.index), changes: changes, isRecoverable: recovery != nil, isProtected: isProtected,
        name: name?.value, key: key?.key, deletionPolicy: fate.policy)
    }
  }

  private typealias Attribute = (code: String, attribute: Table.Attribute)

  /// The attributes that items are found by, in a table or an index.
  private static func keys(
    of value: JSONValue, _ resource: TemplateResource
  ) throws(Unlike) -> (partition: Attribute, sort: Attribute?) {
    var keys: [String: Attribute] = [:]
    for key in value["KeySchema"]?.array ?? [] {
      guard let kind = key["KeyType"]?.string, let name = key["AttributeName"]?.string else { continue }
      keys[kind] = try attribute(name, resource)
    }
    guard let partition = keys["HASH"] else { throw Unlike("its keys aren't known now") }
    return (partition, keys["RANGE"])
  }

  private static func attribute(_ name: String, _ resource: TemplateResource) throws(Unlike) -> Attribute {
    let definitions = resource.properties["AttributeDefinitions"]?.array ?? []
    let literal = SwiftLiteral.text(name)
    switch definitions.first(where: { $0["AttributeName"]?.string == name })?["AttributeType"]?.string {
    case "S": return (literal, .text(name))
    case "N": return (".number(\(literal))", .number(name))
    case "B": return (".bytes(\(literal))", .bytes(name))
    default: throw Unlike("its attribute \(name) isn't defined")
    }
  }

  private static func indexes(_ resource: TemplateResource) throws(Unlike) -> [(code: String, index: Table.Index)] {
    var indexes: [(code: String, index: Table.Index)] = []
    for given in resource.properties["GlobalSecondaryIndexes"]?.array ?? [] {
      guard let name = given["IndexName"]?.string else { throw Unlike("an index has no name that is known now") }
      let keys = try keys(of: given, resource)
      let others = (given["Projection"]?["NonKeyAttributes"]?.array ?? []).compactMap(\.string)
      let attributes: (code: String, attributes: Table.Index.Attributes) =
        switch given["Projection"]?["ProjectionType"]?.string {
        case "KEYS_ONLY": (".keys", .keys)
        case "INCLUDE": (".keysAnd([\(others.map(SwiftLiteral.text).joined(separator: ", "))])", .keysAnd(others))
        default: (".all", .all)
        }
      let code = [
        SwiftLiteral.text(name), "partitionKey: \(keys.partition.code)", keys.sort.map { "sortKey: \($0.code)" },
        attributes.code == ".all" ? nil : "attributes: \(attributes.code)",
      ].compactMap(\.self)
      indexes.append(
        (
          ".init(\(code.joined(separator: ", ")))",
          Table.Index(
            name, partitionKey: keys.partition.attribute, sortKey: keys.sort?.attribute,
            attributes: attributes.attributes)
        ))
    }
    return indexes
  }
}

extension Table: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource)] }
  var madeValues: [(member: String, value: StringValue)] { [("arn", arn), ("name", name), ("streamARN", streamARN)] }
}
