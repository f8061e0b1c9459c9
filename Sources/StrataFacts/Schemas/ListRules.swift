/// The rules for a list.
package struct ListRules: Sendable {
  package let record: TableRecord

  /// The parts of the record, flags last.
  package enum Part {
    package static let items = TablePart(0)
    package static let firstItems = TablePart(1)
    package static let contained = TablePart(2)
    package static let count = TablePart(3)
    package static let uniqueKeys = TablePart(4)
    package static let isUnique = TablePart(5)
    package static let isSet = TablePart(6)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// The rules for each element.
  @inlinable
  package var items: SchemaNode? { record.part(Part.items).map { SchemaNode($0) } }

  /// The rules for the first elements, one node each.
  @inlinable
  package var firstItems: TableList<SchemaNode> { TableList(record.part(Part.firstItems)) }

  /// The rules for at least one element.
  @inlinable
  package var contained: SchemaNode? { record.part(Part.contained).map { SchemaNode($0) } }

  /// The number of elements.
  package var count: SchemaBounds<Int>? { record.part(Part.count).map { SchemaBounds(counts: $0) } }

  /// Whether no two elements are equal.
  @inlinable
  package var isUnique: Bool { record.has(Part.isUnique) }

  /// Whether the order of the elements has no meaning.
  @inlinable
  package var isSet: Bool { record.has(Part.isSet) }

  /// The properties in which no two elements agree.
  package var uniqueKeys: [String] { keys.strings }

  /// The properties in which no two elements agree, in place.
  @inlinable
  package var keys: TableList<TableText> { TableList(record.part(Part.uniqueKeys)) }
}
