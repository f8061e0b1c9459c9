import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  /// Renders a resource with its attributes, in the order in which AWS documents them.
  func resource(_ resource: Resource) -> JSONValue {
    var properties = properties(of: resource, withTags: true)
    addArguments(to: &properties, of: resource)
    var members: [JSONObject.Member] = []
    members.reserveCapacity(4)
    members.append(.init(key: "Type", value: .string(resource.type)))
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append(.init(key: key, value: value)) }
    }
    add("Condition", resource.condition.map { .string(id(of: $0.anchor, under: "Condition")) })
    add("DependsOn", dependsOn(resource))
    add("CreationPolicy", resource.creationPolicy.map { render($0.node, under: "CreationPolicy") })
    add("UpdatePolicy", resource.updatePolicy.map { render($0.node, under: "UpdatePolicy") })
    add("DeletionPolicy", resource.deletionPolicy.flatMap { policy($0, "DeletionPolicy") })
    add("UpdateReplacePolicy", resource.updateReplacePolicy.flatMap { policy($0, "UpdateReplacePolicy") })
    add("Metadata", resource.completeMetadata.map { render($0, under: "Metadata") })
    suspect(resource.type)
    inspectSuspects(in: members, properties)
    if !properties.isEmpty { add("Properties", .object(properties)) }
    return .object(JSONObject(uniqueMembers: members))
  }

  /// Renders a resource's properties, sorted by name, with raw properties and flowing tags.
  func properties(of resource: Resource, withTags: Bool) -> JSONObject {
    begin(resource.path, at: resource.site)
    resourceType = resource.type
    defer { resourceType = nil }
    if let repeated = resource.properties.repeated { report(.repeatedKey(repeated)) }
    // What is written over isn't rendered: its references would make exports and dependencies that nothing needs.
    let raw = resource.rawProperties.members
    func isOverridden(_ property: String) -> Bool { !raw.isEmpty && raw.contains { $0.key == property } }
    let declared = resource.properties.members
    var object = object(raw.isEmpty ? declared : declared.filter { !isOverridden($0.key) })
    let tags = resource.tagging?.property ?? "Tags"
    if !withTags { object[tags] = nil }
    let count = object.count
    if withTags, !isOverridden(tags) { addTags(to: &object, of: resource) }
    for raw in raw {
      if case .pseudoParameter("AWS::NoValue") = raw.value.content { continue }
      suspect(raw.key)
      object[raw.key] = render(raw.value, under: raw.key)
    }
    // What replaces a property has its place in the order.
    return object.count > count ? object.sorted() : object
  }

  private func policy(_ policy: DeletionPolicy, _ attribute: String) -> JSONValue? {
    if case .pseudoParameter("AWS::NoValue") = policy.node.content { return nil }
    if policy.node.literal == nil { stack.usesLanguageExtensions = true }
    return render(policy.node, under: attribute)
  }

  /// The ids to wait for, but for those that a reference makes CloudFormation wait for anyway.
  private func dependsOn(_ resource: Resource) -> JSONValue? {
    if resource.prerequisites.isEmpty { return nil }
    let referenced = Set(certainReferences)
    let awaited = resource.prerequisites.filter { $0 !== resource && !referenced.contains($0.anchor.index) }
    let ids = Set(awaited.map { stack.logicalID(of: $0.anchor) })
    return ids.isEmpty ? nil : .array(ids.sorted(by: utf8Precedes).map(JSONValue.string))
  }
}
