/// The rules for an object.
package struct ObjectRules: Sendable {
  package let record: TableRecord

  /// The parts of the record, flags last.
  package enum Part {
    package static let properties = TablePart(0)
    package static let required = TablePart(1)
    package static let patterns = TablePart(2)
    package static let allNames = TablePart(3)
    package static let forbidden = TablePart(4)
    package static let others = TablePart(5)
    package static let count = TablePart(6)
    package static let exactlyOne = TablePart(7)
    package static let atLeastOne = TablePart(8)
    package static let dependent = TablePart(9)
    package static let excluded = TablePart(10)
    package static let isClosed = TablePart(11)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// The rules for the properties, by name.
  @inlinable
  package var properties: TableMembers { TableMembers(record.part(Part.properties)) }

  /// The names of the properties, in order.
  package var names: [String] { properties.names }

  /// The names of the properties that must be there.
  package var required: [String] { requiredNames.strings }

  /// The names of the properties that must be there, in place.
  @inlinable
  package var requiredNames: TableList<TableText> { TableList(record.part(Part.required)) }

  /// Whether other properties are refused.
  @inlinable
  package var isClosed: Bool { record.has(Part.isClosed) }

  /// The rules for properties whose name matches a regular expression, by the expression.
  @inlinable
  package var patterns: TableMembers { TableMembers(record.part(Part.patterns)) }

  /// The rules for the names of the properties.
  @inlinable
  package var allNames: SchemaNode? { record.part(Part.allNames).map { SchemaNode($0) } }

  /// The names of properties that must not be there.
  @inlinable
  package var forbiddenNames: TableList<TableText> { TableList(record.part(Part.forbidden)) }

  /// The names of properties that must not be there, as strings.
  package var forbidden: [String] { forbiddenNames.strings }

  /// The rules for any other property.
  @inlinable
  package var others: SchemaNode? { record.part(Part.others).map { SchemaNode($0) } }

  /// The number of properties.
  package var count: SchemaBounds<Int>? { record.part(Part.count).map { SchemaBounds(counts: $0) } }

  /// Whether it says that some properties must not be there, how many there are, or which go with which.
  @inlinable
  package var hasMore: Bool {
    let parts =
      Part.forbidden.bit | Part.count.bit | Part.exactlyOne.bit | Part.atLeastOne.bit | Part.dependent.bit
      | Part.excluded.bit
    return record.place.count(at: 0) & parts != 0
  }

  /// Groups of properties, exactly one of each being required.
  package var exactlyOne: [[String]] { exactlyOneNames.map { $0.list.strings } }

  /// Groups of properties, exactly one of each being required, in place.
  package var exactlyOneNames: TableList<TableTexts> { TableList(record.part(Part.exactlyOne)) }

  /// Groups of properties, at least one of each being required.
  package var atLeastOne: [[String]] { atLeastOneNames.map { $0.list.strings } }

  /// Groups of properties, at least one of each being required, in place.
  package var atLeastOneNames: TableList<TableTexts> { TableList(record.part(Part.atLeastOne)) }

  /// Properties that ask for others.
  package var dependent: [(name: String, others: [String])] {
    dependentNames.map { ($0.name.string, $0.others.strings) }
  }

  /// Properties that ask for others, in place.
  package var dependentNames: TableList<TableNamedTexts> { TableList(record.part(Part.dependent)) }

  /// Properties that rule out others.
  package var excluded: [(name: String, others: [String])] { excludedNames.map { ($0.name.string, $0.others.strings) } }

  /// Properties that rule out others, in place.
  package var excludedNames: TableList<TableNamedTexts> { TableList(record.part(Part.excluded)) }
}

/// A list of texts within another list.
package struct TableTexts: TableElement {
  @inlinable
  package static var width: Int { 3 }

  /// The texts.
  package let list: TableList<TableText>

  @inlinable
  package init(at place: TablePlace) { list = TableList(place.place(at: 0)) }
}

/// A name and a list of others.
package struct TableNamedTexts: TableElement {
  @inlinable
  package static var width: Int { 6 }

  /// The name.
  package let name: TableText
  /// The others.
  package let others: TableList<TableText>

  @inlinable
  package init(at place: TablePlace) {
    name = TableText(at: place)
    others = TableList(place.place(at: 3))
  }
}
