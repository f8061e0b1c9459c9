import StrataJSON

extension TemplateRenderer {
  /// Renders a resource with its attributes, in the order in which AWS documents them.
  func resource(_ resource: Resource) -> JSONValue {
    let properties = properties(of: resource, withTags: true)
    var members: [JSONObject.Member] = [.init(key: "Type", value: .string(resource.type))]
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append(.init(key: key, value: value)) }
    }
    add("Condition", resource.condition.map { .string(id(of: $0.anchor)) })
    add("DependsOn", dependsOn(resource))
    add("CreationPolicy", resource.creationPolicy.map { render($0.node, under: "CreationPolicy") })
    add("UpdatePolicy", resource.updatePolicy.map { render($0.node, under: "UpdatePolicy") })
    add("DeletionPolicy", resource.deletionPolicy.map { policy($0, "DeletionPolicy") })
    add("UpdateReplacePolicy", resource.updateReplacePolicy.map { policy($0, "UpdateReplacePolicy") })
    add("Metadata", resource.metadata.map { render($0.node, under: "Metadata") })
    if !properties.isEmpty { add("Properties", .object(properties)) }
    return .object(JSONObject(uniqueMembers: members))
  }

  /// Renders a resource's properties, sorted by name, with raw properties and flowing tags.
  func properties(of resource: Resource, withTags: Bool) -> JSONObject {
    begin(resource.path, at: resource.site)
    if let repeated = resource.properties.repeated { report(.repeatedKey(repeated)) }
    var object = properties(resource)
    if withTags {
      addTags(to: &object, of: resource)
    } else {
      object[resource.tagging?.property ?? "Tags"] = nil
    }
    for raw in resource.rawProperties.members {
      if case .pseudoParameter("AWS::NoValue") = raw.value.content {
        object[raw.key] = nil
      } else {
        object[raw.key] = render(raw.value, under: raw.key)
      }
    }
    for mistake in PhysicalNames.mistakes(of: resource.type, object) { report(mistake) }
    return object.sorted()
  }

  private func properties(_ resource: Resource) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(resource.properties.members.count)
    for member in resource.properties.members {
      inspect(member.key)
      members.append(.init(key: member.key, value: render(member.value, under: member.key)))
    }
    return JSONObject(uniqueMembers: members)
  }

  private func policy(_ policy: DeletionPolicy, _ attribute: String) -> JSONValue {
    if policy.node.literal == nil { stack.usesLanguageExtensions = true }
    if attribute == "UpdateReplacePolicy", policy.node.literalText == "RetainExceptOnCreate" {
      report(
        Mistake(
          .invalidValue, "updateReplacePolicy can't be .retainExceptOnCreate",
          expected: ".delete, .retain or .snapshot",
          given: ".retainExceptOnCreate"))
    }
    return render(policy.node, under: attribute)
  }

  /// The ids to wait for, but for those that a reference makes CloudFormation wait for anyway.
  private func dependsOn(_ resource: Resource) -> JSONValue? {
    if resource.prerequisites.isEmpty { return nil }
    let referenced = referencedResources
    let ids = Set(
      resource.prerequisites.lazy.filter { $0 !== resource && !referenced.contains($0.anchor.index) }
        .map { self.stack.logicalID(of: $0.anchor) })
    return ids.isEmpty ? nil : .array(ids.sorted(by: utf8Precedes).map(JSONValue.string))
  }
}
