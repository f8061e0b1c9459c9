/// The rules of other nodes for a value.
package struct LogicRules: Sendable {
  package let record: TableRecord

  /// The parts of the record.
  package enum Part {
    package static let any = TablePart(0)
    package static let one = TablePart(1)
    package static let all = TablePart(2)
    package static let not = TablePart(3)
    package static let condition = TablePart(4)
    package static let then = TablePart(5)
    package static let otherwise = TablePart(6)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// Nodes of which at least one must fit.
  @inlinable
  package var any: TableList<SchemaNode> { TableList(record.part(Part.any)) }

  /// Nodes of which exactly one must fit.
  @inlinable
  package var one: TableList<SchemaNode> { TableList(record.part(Part.one)) }

  /// Nodes that must all fit.
  @inlinable
  package var all: TableList<SchemaNode> { TableList(record.part(Part.all)) }

  /// A node that must not fit.
  @inlinable
  package var not: SchemaNode? { record.part(Part.not).map { SchemaNode($0) } }

  /// A node that decides between the next two.
  @inlinable
  package var condition: SchemaNode? { record.part(Part.condition).map { SchemaNode($0) } }

  /// A node that must fit where the condition does.
  @inlinable
  package var then: SchemaNode? { record.part(Part.then).map { SchemaNode($0) } }

  /// A node that must fit where the condition doesn't.
  @inlinable
  package var otherwise: SchemaNode? { record.part(Part.otherwise).map { SchemaNode($0) } }
}
