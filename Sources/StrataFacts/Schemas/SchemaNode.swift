/// The rules for a value: a part of a resource type's schema.
///
/// The rules are in groups, so that a node that says little is quickly passed.
package struct SchemaNode: Equatable, Sendable {
  package let place: TablePlace

  /// The parts of a node's record, which follows its kinds.
  package enum Part {
    package static let reference = TablePart(0)
    static let spelling = TablePart(1)
    package static let format = TablePart(2)
    package static let values = TablePart(3)
    package static let text = TablePart(4)
    package static let number = TablePart(5)
    package static let list = TablePart(6)
    package static let object = TablePart(7)
    package static let logic = TablePart(8)
  }

  @inlinable
  package init(_ place: TablePlace) { self.place = place }

  @inlinable
  package var record: TableRecord { TableRecord(place.advanced(by: 1)) }

  /// The kinds of value taken.
  @inlinable
  package var types: SchemaTypes { SchemaTypes(rawValue: UInt8(truncatingIfNeeded: place.digit(at: 0))) }

  /// The letters of the kinds, where they were written as a list.
  var spelling: TableText? { record.part(Part.spelling).map { TableText($0) } }

  /// A definition that applies as well, if there is one.
  package var reference: Reference? {
    record.number(Part.reference).map { Reference(definition: TypeRecord(place.type).definitions[$0]) }
  }

  /// The node of the definition that applies as well.
  @inlinable
  package var target: SchemaNode? {
    record.number(Part.reference).map { TypeRecord(place.type).definitions[$0].node }
  }

  /// Whether it says nothing but that a definition applies.
  @inlinable
  package var isReference: Bool { place.digit(at: 0) == 0 && place.count(at: 1) == Part.reference.bit }

  /// Whether it says no more than the kinds of value taken.
  @inlinable
  package var hasOnlyTypes: Bool { place.count(at: 1) == 0 }

  /// The meaning of a text, as in `date-time` and `AWS::EC2::VPC.Id`.
  package var format: String? { formatText?.string }

  /// The meaning of a text, in place.
  @inlinable
  package var formatText: TableText? { record.part(Part.format).map { TableText($0) } }

  /// The values allowed.
  @inlinable
  package var values: ValueRules? { record.part(Part.values).map { ValueRules(TableRecord($0)) } }

  /// The rules for texts.
  @inlinable
  package var text: TextRules? { record.part(Part.text).map { TextRules(TableRecord($0)) } }

  /// The rules for numbers.
  @inlinable
  package var number: NumberRules? { record.part(Part.number).map { NumberRules(TableRecord($0)) } }

  /// The rules for lists.
  @inlinable
  package var list: ListRules? { record.part(Part.list).map { ListRules(TableRecord($0)) } }

  /// The rules for objects.
  @inlinable
  package var object: ObjectRules? { record.part(Part.object).map { ObjectRules(TableRecord($0)) } }

  /// The rules of other nodes.
  @inlinable
  package var logic: LogicRules? { record.part(Part.logic).map { LogicRules(TableRecord($0)) } }

  /// A definition by its name.
  package struct Reference: Sendable {
    fileprivate let definition: TableMember

    /// The name of the definition.
    package var name: String { definition.name }
  }
}

extension SchemaNode: TableElement {
  @inlinable
  package static var width: Int { 3 }

  @inlinable
  package init(at place: TablePlace) { self.init(place.place(at: 0)) }
}
