import StrataJSON

/// What a list must be.
package final class ListRules: Sendable {
  /// What each element must be.
  package let items: SchemaNode?
  /// What the first elements must be, one node each.
  package let firstItems: [SchemaNode]
  /// What at least one element must be.
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

/// What an object must be.
package final class ObjectRules: Sendable {
  /// What the properties must be, by name.
  package let properties: [String: SchemaNode]
  /// The names of the properties, in order.
  package let names: [String]
  /// The names of the properties that must be there.
  package let required: [String]
  /// Whether other properties are refused.
  package let isClosed: Bool
  /// What properties must be whose name matches a regular expression.
  package let patterns: [(pattern: String, node: SchemaNode)]
  /// What the names of the properties must be.
  package let allNames: SchemaNode?
  /// The names of properties that must not be there.
  package let forbidden: [String]
  /// What any other property must be.
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
