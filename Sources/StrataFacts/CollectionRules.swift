import StrataJSON

/// The rules for a list.
package final class ListRules: Sendable {
  /// The rules for each element.
  package let items: SchemaNode?
  /// The rules for the first elements, one node each.
  package let firstItems: [SchemaNode]
  /// The rules for at least one element.
  package let contained: SchemaNode?
  /// The number of elements.
  package let count: SchemaBounds<Int>?
  /// Whether no two elements are equal.
  package let isUnique: Bool
  /// Whether the order of the elements has no meaning.
  package let isSet: Bool
  /// The properties in which no two elements agree.
  package let uniqueKeys: [String]

  static let keys = ["i", "pi", "li", "u", "ai", "uk", "ct"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    guard Self.keys.contains(where: { json[$0] != nil }) else { return nil }
    items = json["i"].map { reader.node($0) }
    firstItems = reader.nodes(json["pi"])
    contained = json["ct"].map { reader.node($0) }
    count = reader.counts(json["li"])
    isUnique = reader.flag(json["u"])
    isSet = reader.flag(json["ai"])
    uniqueKeys = reader.strings(json["uk"])
  }
}

/// The rules for an object.
package final class ObjectRules: Sendable {
  /// The rules for the properties, by name.
  package let properties: [String: SchemaNode]
  /// The names of the properties, in order.
  package let names: [String]
  /// The names of the properties that must be there.
  package let required: [String]
  /// Whether other properties are refused.
  package let isClosed: Bool
  /// The rules for properties whose name matches a regular expression.
  package let patterns: [(pattern: String, node: SchemaNode)]
  /// The rules for the names of the properties.
  package let allNames: SchemaNode?
  /// The names of properties that must not be there.
  package let forbidden: [String]
  /// The rules for any other property.
  package let others: SchemaNode?
  /// The number of properties.
  package let count: SchemaBounds<Int>?
  /// Groups of properties, exactly one of each being required.
  package let exactlyOne: [[String]]
  /// Groups of properties, at least one of each being required.
  package let atLeastOne: [[String]]
  /// Properties that ask for others.
  package let dependent: [(name: String, others: [String])]
  /// Properties that rule out others.
  package let excluded: [(name: String, others: [String])]

  static let keys = ["p", "r", "x", "pp", "pn", "no", "ap", "lp", "xor", "or", "dr", "de"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    guard Self.keys.contains(where: { json[$0] != nil }) else { return nil }
    let members = reader.members(json["p"])
    properties = Dictionary(members.map { ($0.name, $0.node) }) { first, _ in first }
    names = members.map(\.name)
    required = reader.strings(json["r"])
    isClosed = reader.flag(json["x"])
    patterns = reader.members(json["pp"]).map { ($0.name, $0.node) }
    allNames = json["pn"].map { reader.node($0) }
    forbidden = reader.strings(json["no"])
    others = json["ap"].map { reader.node($0) }
    count = reader.counts(json["lp"])
    exactlyOne = reader.groups(json["xor"])
    atLeastOne = reader.groups(json["or"])
    dependent = reader.namesByName(json["dr"])
    excluded = reader.namesByName(json["de"])
  }
}
