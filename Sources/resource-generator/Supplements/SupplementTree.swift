import StrataJSON

/// Nodes at places among a type's properties, which together make one node for the object of all properties.
struct SupplementTree {
  private var nodes: [JSONObject] = []
  private var children: [String: SupplementTree] = [:]

  mutating func add(_ node: JSONObject, at path: ArraySlice<String>) {
    guard let step = path.first else { return nodes.append(node) }
    children[step, default: SupplementTree()].add(node, at: path.dropFirst())
  }

  /// The node made of all of them.
  var node: JSONObject {
    var properties = JSONObject()
    for (name, child) in children.sorted(by: { utf8Precedes($0.key, $1.key) }) where name != "*" {
      properties[name] = .object(child.node)
    }
    var node = JSONObject()
    if !properties.isEmpty { node["p"] = .object(properties) }
    if let items = children["*"] { node["i"] = .object(items.node) }
    if node.isEmpty, nodes.count == 1 { return nodes[0] }
    if !nodes.isEmpty { node["all"] = .array(nodes.map(JSONValue.object)) }
    return node.sorted()
  }
}
