package import StrataJSON

/// The facts about a resource type: the shape of its properties, and what can be done with them.
package final class ResourceFacts: Sendable {
  /// The name of the type, as in `AWS::SQS::Queue`.
  package let typeName: String
  /// The definitions that nodes refer to by name, in the order of the names.
  package let definitions: [SchemaDefinition]
  /// Properties that only the service sets.
  package let readOnly: [[String]]
  /// Properties that can't be changed without a replacement.
  package let createOnly: [[String]]
  /// Properties whose change sometimes needs a replacement.
  package let conditionalCreateOnly: [[String]]
  /// Properties that can't be read back.
  package let writeOnly: [[String]]
  /// Properties that shouldn't be used any more.
  package let deprecated: [[String]]
  /// The attributes that `Fn::GetAtt` gives.
  package let attributes: [Attribute]
  /// The properties that together tell one resource from another.
  package let identifier: [[String]]
  /// The way in which the type takes tags.
  package let tagging: Tagging
  /// Whether the type exists in us-east-1.
  package let isInUSEast1: Bool
  /// Whether handlers make the type, which take and yield values of the kinds that the schema says.
  ///
  /// Older types are made in ways of their own, which may turn a number into text.
  package let hasHandlers: Bool

  /// The facts as they are embedded.
  package let source: JSONValue
  private let top: SchemaDefinition
  private let addition: SchemaDefinition?

  /// The object of all properties.
  package var root: SchemaNode { top.node }

  /// The further rules for the properties, which the type's own schema doesn't have.
  package var supplement: SchemaNode? { addition?.node }

  /// A value that `Fn::GetAtt` gives.
  package struct Attribute: Sendable, Hashable {
    /// The name, with dots between the parts of a nested one.
    package let name: String
    /// The kind of its value.
    package let kind: SchemaTypes
  }

  /// Reads the facts of a type, or gives nil where there is no schema.
  package init?(typeName: String, json: JSONValue) {
    guard case .object(let object) = json, let schema = object["s"], case .object = schema else { return nil }
    let definitions = object["d"]?.object ?? [:]
    var reader = SchemaReader(definitions: definitions)
    self.typeName = typeName
    source = json
    let positions = reader.positions
    top = SchemaDefinition(name: typeName, source: schema, positions: positions)
    addition = object["m"].map { SchemaDefinition(name: typeName, source: $0, positions: positions) }
    self.definitions = definitions.map { SchemaDefinition(name: $0.key, source: $0.value, positions: positions) }
    readOnly = reader.paths(object["ro"])
    createOnly = reader.paths(object["co"])
    conditionalCreateOnly = reader.paths(object["cc"])
    writeOnly = reader.paths(object["wo"])
    deprecated = reader.paths(object["dp"])
    identifier = reader.paths(object["id"])
    attributes = (object["at"]?.object ?? [:]).map { Attribute(name: $0.key, kind: reader.types($0.value)) }
    tagging = Tagging(object["tg"])
    isInUSEast1 = object["us"]?.bool ?? true
    hasHandlers = object["h"]?.bool ?? false
  }

  /// The facts of a type that this package carries.
  package static func of(_ type: String) -> ResourceFacts? {
    FactsIndex.embedded.facts(of: type)
  }

  /// The node that a node refers to, or nil where it refers to none.
  package func target(of node: SchemaNode) -> SchemaNode? {
    guard let reference = node.reference, let position = reference.position else { return nil }
    return definitions[position].node
  }

  /// The definition of a name.
  package func definition(named name: String) -> SchemaNode? {
    definitions.first { $0.name == name }?.node
  }

  /// Every part of the facts that couldn't be understood, which otherwise is passed over.
  package var problems: [String] {
    let definitions = source["d"]?.object ?? [:]
    var reader = SchemaReader(definitions: definitions, isStrict: true)
    _ = reader.node(source["s"] ?? nil)
    for definition in definitions { _ = reader.node(definition.value) }
    if let addition = source["m"] { _ = reader.node(addition) }
    for key in ["ro", "co", "cc", "wo", "dp", "id"] { _ = reader.paths(source[key]) }
    for attribute in source["at"]?.object ?? [:] { _ = reader.types(attribute.value) }
    return reader.problems
  }
}
