import StrataJSON

/// The rules of other nodes for a value.
package final class LogicRules: Sendable {
  /// Nodes of which at least one must fit.
  package let any: [SchemaNode]
  /// Nodes of which exactly one must fit.
  package let one: [SchemaNode]
  /// Nodes that must all fit.
  package let all: [SchemaNode]
  /// A node that must not fit.
  package let not: SchemaNode?
  /// A node that decides between the next two.
  package let condition: SchemaNode?
  /// A node that must fit where the condition does.
  package let then: SchemaNode?
  /// A node that must fit where the condition doesn't.
  package let otherwise: SchemaNode?

  static let keys = ["any", "one", "all", "not", "if", "th", "el"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    guard Self.keys.contains(where: { json[$0] != nil }) else { return nil }
    any = reader.nodes(json["any"])
    one = reader.nodes(json["one"])
    all = reader.nodes(json["all"])
    not = json["not"].map { reader.node($0) }
    condition = json["if"].map { reader.node($0) }
    then = json["th"].map { reader.node($0) }
    otherwise = json["el"].map { reader.node($0) }
  }
}
