import StrataJSON

/// The rules for a value: a part of a resource type's schema.
///
/// The rules are kept in groups, so that a node that says little is small and quickly passed.
package final class SchemaNode: Sendable {
  /// A definition that applies as well, if there is one.
  package let reference: Reference?
  /// The kinds of value taken.
  package let types: SchemaTypes
  /// The meaning of a text, as in `date-time` and `AWS::EC2::VPC.Id`.
  package let format: String?
  /// The values allowed.
  package let values: ValueRules?
  /// The rules for texts.
  package let text: TextRules?
  /// The rules for numbers.
  package let number: NumberRules?
  /// The rules for lists.
  package let list: ListRules?
  /// The rules for objects.
  package let object: ObjectRules?
  /// The rules of other nodes.
  package let logic: LogicRules?

  /// A definition by its name.
  package struct Reference: Sendable, Hashable {
    /// The name of the definition.
    package let name: String
    /// Its place among the type's definitions, or nil where there is none of the name.
    let position: Int?
  }

  init(_ json: JSONObject, _ reader: inout SchemaReader) {
    reader.checkKeys(of: json)
    reference = reader.reference(json["$"])
    types = reader.types(json["t"])
    format = reader.string(json["f"])
    values = ValueRules(json, &reader)
    text = TextRules(json, &reader)
    number = NumberRules(json, &reader)
    list = ListRules(json, &reader)
    object = ObjectRules(json, &reader)
    logic = LogicRules(json, &reader)
  }

  /// Every key that a node can have.
  static let keys: Set<String> = Set(
    ["$", "t", "f"] + ValueRules.keys + TextRules.keys + NumberRules.keys + ListRules.keys + ObjectRules.keys
      + LogicRules.keys)
}
