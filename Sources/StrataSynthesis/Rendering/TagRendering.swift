import StrataFindings
import StrataJSON
import StrataLanguage

extension Tagging {
  /// The property that holds the tags; nil where there is none.
  var property: String? {
    switch self {
    case .none: nil
    case .list(let property), .propagatedList(let property), .map(let property): property
    }
  }
}

extension TemplateRenderer {
  /// Adds the tags of the scopes around a resource to its own, which win.
  func addTags(to properties: inout JSONObject, of resource: Resource) {
    let app = stack.state.app
    let flowing = app.hasScopeTags || !app.tags.isEmpty ? resource.flowingTags : resource.ownTags.values
    let knownTagging = flowing.isEmpty ? resource.tagging : resource.effectiveTagging
    let property = knownTagging?.property ?? "Tags"
    guard let tagging = knownTagging else {
      if !flowing.isEmpty {
        report(
          Finding(
            .unreachedTag, "tags flow to this resource, but it isn't said how \(resource.type) takes them",
            hint: "give the resource tagging: .list(), .map() or .none"), severity: .warning)
      }
      return
    }
    if tagging == .none { return }
    guard !flowing.isEmpty || properties[property] != nil else { return }
    var tags = TagList(tagging, property: property)
    for (key, value) in flowing {
      suspect(key)
      let rendered = render(value.node, under: "\(property)/\(key)")
      // A tag without a value isn't one.
      if rendered != .noValue { tags.set(key, rendered) }
    }
    if let own = properties[property] {
      guard tags.merge(own) else {
        if flowing.isEmpty { return }
        report(
          Finding(
            .unreachedTag, "the scope's tags can't be merged into tags that are chosen at deployment",
            hint: "choose each tag's value by .if instead, or give the resource tagging: .none"))
        return
      }
    }
    properties[property] = tags.json
  }
}

extension Resource {
  /// The tags of the app, the stack and the scopes down to this resource; the innermost wins.
  fileprivate var flowingTags: [(key: String, value: StringValue)] {
    var nodes: [ConstructNode] = []
    var current: ConstructNode? = node
    while let node = current {
      if !node.tags.isEmpty { nodes.append(node) }
      current = node.enclosing
    }
    var tags = node.stack.app.tags
    for node in nodes.reversed() {
      for (key, value) in node.tags.values { tags[key] = value }
    }
    for (key, value) in ownTags.values { tags[key] = value }
    return tags.values
  }
}

/// The tags of one resource, on their way into the template.
private struct TagList {
  let tagging: Tagging
  let property: String
  private var tags: [(key: String, value: JSONValue)] = []
  /// Elements of a list that have no key known now, kept as they are.
  private var others: [JSONValue] = []

  init(_ tagging: Tagging, property: String) {
    self.tagging = tagging
    self.property = property
  }

  mutating func set(_ key: String, _ value: JSONValue) {
    tags.removeAll { $0.key == key }
    tags.append((key, element(key, value)))
  }

  private func element(_ key: String, _ value: JSONValue) -> JSONValue {
    if case .map = tagging { return value }
    // Where one side of a choice leaves the value out, the whole tag has to go.
    if let choice = value["Fn::If"]?.array, choice.count == 3, choice[1...].contains(.noValue) {
      return ["Fn::If": .array([choice[0]] + choice[1...].map { $0 == .noValue ? $0 : element(key, $0) })]
    }
    if case .propagatedList = tagging { return ["Key": .string(key), "PropagateAtLaunch": true, "Value": value] }
    return ["Key": .string(key), "Value": value]
  }

  /// Takes over a resource's own tags; false if they aren't a list or map that is known now.
  mutating func merge(_ own: JSONValue) -> Bool {
    switch (tagging, own) {
    case (.map, .object(let object)):
      if let only = object.first, object.count == 1, only.key.hasPrefix("Fn::") || only.key == "Ref" { return false }
      for member in object { set(member.key, member.value) }
    case (.list, .array(let elements)), (.propagatedList, .array(let elements)):
      var own = Set<String>()
      for element in elements {
        if let key = element["Key"]?.string {
          // A key that is given twice stays so, for all to see.
          if own.insert(key).inserted { tags.removeAll { $0.key == key } }
          tags.append((key, complete(element)))
        } else {
          others.append(element)
        }
      }
    default: return false
    }
    return true
  }

  /// A resource's own tag with what its type requires and may have been left out.
  private func complete(_ element: JSONValue) -> JSONValue {
    guard case .propagatedList = tagging, var object = element.object, object["PropagateAtLaunch"] == nil else {
      return element
    }
    object["PropagateAtLaunch"] = true
    return .object(object.sorted())
  }

  var json: JSONValue {
    let sorted = tags.sorted { utf8Precedes($0.key, $1.key) }
    if case .map = tagging {
      return .object(JSONObject(uniqueMembers: sorted.map { .init(key: $0.key, value: $0.value) }))
    }
    return .array(sorted.map(\.value) + others)
  }
}

extension JSONValue {
  /// The value that leaves a property out.
  fileprivate static let noValue: JSONValue = ["Ref": "AWS::NoValue"]
}
