import StrataText

/// The facts about a resource type: the shape of its properties, and what can be done with them.
///
/// They're read where they stand in a table whenever they're asked for.
package struct ResourceFacts: Sendable, Equatable {
  let record: TypeRecord

  init(_ record: TypeRecord) { self.record = record }

  /// The facts of a type that this package carries.
  package static func of(_ type: String) -> ResourceFacts? {
    FactsIndex.embedded.facts(of: type)
  }

  /// The name of the type, as in `AWS::SQS::Queue`.
  package var typeName: String { String(decoding: record.name, as: UTF8.self) }

  /// Whether the name of the type begins with a text.
  package func hasName(beginningWith prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { record.name.starts(with: $0) }
  }

  /// The object of all properties.
  package var root: SchemaNode {
    // No type is written without one.
    SchemaNode(record.part(.root) ?? record.place)
  }

  /// The further rules for the properties, which the type's own schema doesn't have.
  package var supplement: SchemaNode? { record.part(.supplement).map { SchemaNode($0) } }

  /// The definitions that nodes refer to by name.
  package var definitions: TableMembers { record.definitions }

  /// The node that a node refers to, or nil where it refers to none.
  @inlinable
  package func target(of node: SchemaNode) -> SchemaNode? { node.target }

  /// The definition of a name.
  package func definition(named name: String) -> SchemaNode? { definitions[name] }

  /// Properties that only the service sets.
  package var readOnly: [[String]] { readOnlyPaths.paths }

  /// Properties that only the service sets, in place and with slashes between their steps.
  package var readOnlyPaths: TableList<TableText> { TableList(record.part(.readOnly)) }

  /// Properties that can't be changed without a replacement.
  package var createOnly: [[String]] { createOnlyPaths.paths }

  /// Properties that can't be changed without a replacement, in place and with slashes between their steps.
  package var createOnlyPaths: TableList<TableText> { TableList(record.part(.createOnly)) }

  /// Properties whose change sometimes needs a replacement.
  package var conditionalCreateOnly: [[String]] { paths(.conditionalCreateOnly) }

  /// Properties that can't be read back.
  package var writeOnly: [[String]] { paths(.writeOnly) }

  /// Properties that shouldn't be used any more.
  package var deprecated: [[String]] { paths(.deprecated) }

  /// The properties that together tell one resource from another.
  package var identifier: [[String]] { identifierPaths.paths }

  /// The properties that together tell one resource from another, in place and with slashes between their steps.
  package var identifierPaths: TableList<TableText> { TableList(record.part(.identifier)) }

  /// The attributes that `Fn::GetAtt` gives.
  package var attributes: TableList<Attribute> { TableList(record.part(.attributes)) }

  /// The way in which the type takes tags.
  package var tagging: Tagging { record.part(.tagging).map { Tagging($0) } ?? .none }

  /// Whether the type exists in us-east-1.
  package var isInUSEast1: Bool { !record.has(TypeRecord.Flag.isMissingInUSEast1) }

  /// Whether handlers make the type, which take and yield values of the kinds that the schema says.
  ///
  /// Older types are made in ways of their own, which may turn a number into text.
  package var hasHandlers: Bool { record.has(TypeRecord.Flag.hasHandlers) }

  private func paths(_ part: TypeRecord.Part) -> [[String]] { TableList<TableText>(record.part(part)).paths }

  /// A value that `Fn::GetAtt` gives.
  package struct Attribute: TableElement {
    package static let width = 4

    /// The name in place, with dots between the parts of a nested one.
    package let text: TableText
    /// The kind of its value.
    package let kind: SchemaTypes

    package init(at place: TablePlace) {
      text = TableText(at: place)
      kind = SchemaTypes(rawValue: UInt8(truncatingIfNeeded: place.digit(at: 3)))
    }

    /// The name, with dots between the parts of a nested one.
    package var name: String { text.string }
  }
}
