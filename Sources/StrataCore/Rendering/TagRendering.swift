import StrataJSON

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
    let flowing = resource.flowingTags
    let knownTagging = flowing.isEmpty ? resource.tagging : resource.effectiveTagging
    let property = knownTagging?.property ?? "Tags"
    guard let tagging = knownTagging else {
      if !flowing.isEmpty {
        report(
          Mistake(
            .invalidTag, "tags flow to this resource, but it isn't said how \(resource.type) takes them",
            hint: "give the resource tagging: .list(), .map() or .none"), severity: .warning)
      }
      return
    }
    if tagging == .none { return }
    guard !flowing.isEmpty || properties[property] != nil else { return }
    var tags = TagList(tagging, property: property)
    for (key, value) in flowing {
      let rendered = render(value.node, under: "\(property)/\(key)")
      // A tag without a value isn't one.
      if rendered != .noValue { tags.set(key, rendered) }
    }
    if let own = properties[property] {
      guard tags.merge(own) else {
        if flowing.isEmpty { return }
        report(
          Mistake(
            .invalidTag, "the scope's tags can't be merged into tags that are chosen at deployment",
            hint: "choose each tag's value by .if instead, or give the resource tagging: .none"))
        return
      }
    }
    for mistake in tags.mistakes { report(mistake) }
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
      current = node.parent
    }
    var tags = node.stack.synthesis.tags
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
  /// A key that the resource's own tags have twice.
  private var repeatedKey: String?

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
          if !own.insert(key).inserted { repeatedKey = key }
          tags.removeAll { $0.key == key }
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

  /// What breaks the rules that hold for tags of every service.
  ///
  /// See [Tag naming limits](https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html).
  var mistakes: [Mistake] {
    var mistakes = repeatedKey.map { [Mistake.repeatedTag($0)] } ?? []
    if tags.count + others.count > 50 {
      mistakes.append(
        Mistake(
          .invalidTag, "a resource has at most 50 tags", expected: "50 or fewer", given: "\(tags.count + others.count)")
      )
    }
    for (key, element) in tags {
      if !(1...128).contains(key.unicodeScalars.count) {
        mistakes.append(
          Mistake(
            .invalidTag, "a tag's key has 1 to 128 characters", expected: "1 to 128",
            given: "\(key.unicodeScalars.count)"))
      }
      if key.lowercased().hasPrefix("aws:") {
        mistakes.append(
          Mistake(
            .invalidTag, "tags that begin with aws: are AWS's own", given: "\"\(key)\"", hint: "name it otherwise"))
      }
      if case .map = tagging { mistakes += Self.mistakes(of: element, key) }
      if let value = element["Value"] { mistakes += Self.mistakes(of: value, key) }
    }
    return mistakes
  }

  private static func mistakes(of value: JSONValue, _ key: String) -> [Mistake] {
    guard let count = value.string?.unicodeScalars.count, count > 256 else { return [] }
    return [
      Mistake(
        .invalidTag, "the value of the tag \"\(key)\" has at most 256 characters", expected: "0 to 256",
        given: "\(count)")
    ]
  }
}

extension JSONValue {
  /// What leaves a property out.
  fileprivate static let noValue: JSONValue = ["Ref": "AWS::NoValue"]
}

extension Mistake {
  fileprivate static func repeatedTag(_ key: String) -> Mistake {
    Mistake(.invalidTag, "the resource has the tag \"\(key)\" twice", hint: "remove one of the two")
  }
}
