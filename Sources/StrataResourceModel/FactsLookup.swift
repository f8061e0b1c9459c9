package import StrataJSON

/// Finds nodes of a type's facts by the path of a value.
package struct FactsLookup {
  package let root: JSONObject
  package let definitions: JSONObject

  package init(root: JSONObject, definitions: JSONObject) {
    self.root = root
    self.definitions = definitions
  }

  /// The node of a value at a path such as `Endpoint/Address`; `*` stands for any element.
  package func node(at path: String) -> JSONObject? {
    var node = resolved(root)
    for token in path.split(separator: "/") {
      let next = token == "*" ? child(of: node) : node["p"]?[String(token)]?.object
      guard let next else { return nil }
      node = resolved(next)
    }
    return node
  }

  /// A node with what the definition it refers to says.
  package func resolved(_ node: JSONObject) -> JSONObject {
    var node = node
    var seen = Set<String>()
    while let name = node["$"]?.string, seen.insert(name).inserted, let target = definitions[name]?.object {
      node["$"] = nil
      for member in target where node[member.key] == nil { node[member.key] = member.value }
    }
    return node
  }

  /// The type letter of a node, when it's one; an object where it has properties.
  package func type(of node: JSONObject) -> String? {
    let node = resolved(node)
    if let letter = node["t"]?.string { return letter }
    if let letters = node["t"]?.array?.compactMap(\.string) { return letters.contains("s") ? "s" : letters.first }
    return node["p"] == nil ? "s" : "o"
  }

  /// The letters of the types that a node takes as far as it says, be it by what it says of them; none where it doesn't.
  package func letters(of node: JSONObject) -> Set<String> {
    letters(of: node, depth: 0)
  }

  private func letters(of node: JSONObject, depth: Int) -> Set<String> {
    let node = resolved(node)
    if let type = node["t"] { return Set((type.array ?? [type]).compactMap(\.string)) }
    if node["i"] != nil || node["pi"] != nil { return ["a"] }
    if node["p"]?.object?.isEmpty == false || node["pp"]?.object?.isEmpty == false { return ["o"] }
    // Definitions may refer to each other in cycles.
    guard depth < 16 else { return [] }
    func letters(of key: String) -> [Set<String>] {
      (node[key]?.array ?? []).compactMap(\.object).map { self.letters(of: $0, depth: depth + 1) }
    }
    let alternatives = (letters(of: "any") + letters(of: "one")).reduce(into: Set()) { $0.formUnion($1) }
    return alternatives.isEmpty ? letters(of: "all").first { !$0.isEmpty } ?? [] : alternatives
  }

  /// The form of tags: a list of keys and values, one that propagates, a map, or another.
  package func tagKind(of node: JSONObject, property: String) -> String {
    let node = resolved(node)
    if property.contains("*") { return "other" }
    switch type(of: node) {
    case "o": return node["p"] == nil ? "map" : "other"
    case "a":
      let element = node["i"]?.object.map(resolved)?["p"]?.object?.keys ?? []
      if Set(element) == ["Key", "Value"] { return "list" }
      if Set(element) == ["Key", "PropagateAtLaunch", "Value"] { return "propagated" }
      return "other"
    default: return "other"
    }
  }

  private func child(of node: JSONObject) -> JSONObject? {
    node["i"]?.object ?? node["pp"]?.object?.first?.value.object ?? node["ap"]?.object
  }
}
