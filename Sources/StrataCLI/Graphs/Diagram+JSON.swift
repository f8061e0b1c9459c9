import StrataGraph
import StrataJSON

extension Diagram {
  /// The diagram for machines; what a part doesn't have is left out.
  var json: JSONValue {
    [
      "title": .string(title), "groups": .array(groups.map(\.json)), "nodes": .array(nodes.map(\.json)),
      "edges": .array(edges.map(\.json)),
    ]
  }
}

extension Diagram.Group {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["id": .string(id), "title": .string(title), "kind": .string(kind)]
    object["parent"] = parent.map(JSONValue.string)
    return .object(object)
  }
}

extension Diagram.Node {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "id": .string(id), "title": .string(title), "subtitle": .string(subtitle), "kind": .string(kind),
    ]
    object["group"] = group.map(JSONValue.string)
    return .object(object)
  }
}

extension Diagram.Edge {
  fileprivate var json: JSONValue {
    ["source": .string(source), "target": .string(target), "kind": .string(kind), "title": .string(title)]
  }
}
