import StrataFindings
import StrataJSON
import StrataLanguage
import StrataText

extension StackSynthesis {
  /// Gives everything whose id is made from its path that id.
  func assignPathIDs() {
    for resource in state.resources {
      switch resource.identity {
      case .path: resource.logicalID = LogicalID.make(for: resource.node)
      case .given(let id): resource.logicalID = id
      case .content: break
      }
    }
    for index in state.parameters.indices { state.parameters[index].logicalID = state.parameters[index].id.logicalID }
    for index in state.conditions.indices { state.conditions[index].logicalID = state.conditions[index].id.logicalID }
    for index in state.mappings.indices { state.mappings[index].logicalID = state.mappings[index].id.logicalID }
    for index in state.rules.indices { state.rules[index].logicalID = state.rules[index].id.logicalID }
    for index in state.outputs.indices { state.outputs[index].logicalID = state.outputs[index].id.logicalID }
  }

  /// Gives the resources whose id follows content theirs, and reports ids that are taken or malformed.
  func assignContentIDs() {
    for resource in state.resources where resource.logicalID.isEmpty {
      if case .content = resource.identity { _ = contentID(of: resource) }
    }
    checkIDs()
  }

  func logicalID(of anchor: Anchor) -> String {
    switch anchor.kind {
    case .resource:
      let resource = state.resources[anchor.index]
      if case .content = resource.identity, resource.logicalID.isEmpty { return contentID(of: resource) }
      return resource.logicalID
    case .parameter: return state.parameters[anchor.index].logicalID
    case .condition: return state.conditions[anchor.index].logicalID
    case .mapping: return state.mappings[anchor.index].logicalID
    case .template: return state.name
    }
  }

  private func contentID(of resource: Resource) -> String {
    guard case .content(let sources, let values) = resource.identity else { return resource.logicalID }
    let base = LogicalID.make(for: resource.node)
    guard resourcesBeingIdentified.insert(resource.anchor.index).inserted else {
      // Asked for while its own content is rendered: the content refers to it, if only through other content.
      resource.node.report(
        Finding(
          .dependencyCycle, "the logical id is made from content that refers to it",
          hint: "leave what refers to \(resource.path) out of the content"), site: resource.site)
      return base
    }
    defer { resourcesBeingIdentified.remove(resource.anchor.index) }
    var content: [JSONValue] = sources.map { source in
      let renderer = TemplateRenderer(
        stack: synthesis.stacks[source.node.stack.index], isForDigest: true)
      return [.string(source.type), .object(renderer.properties(of: source, withTags: false))]
    }
    let renderer = TemplateRenderer(stack: self, isForDigest: true)
    renderer.begin(resource.path, at: resource.site)
    content += values.map(renderer.render)
    let bytes = (try? JSONValue.array(content).bytes(keyOrder: .sorted, layout: .compact)) ?? []
    resource.logicalID = base + SHA256.hexDigest(of: bytes).prefix(8).uppercased()
    return resource.logicalID
  }

  // MARK: Checks

  private func checkIDs() {
    // That a parameter has the name of a resource, the template shows.
    var parameterIDs = IDTable(stack: state, capacity: state.parameters.count)
    for parameter in state.parameters {
      parameterIDs.claim(parameter.logicalID, "parameter", parameter.anchor.path, parameter.site)
    }
    var resourceIDs = IDTable(stack: state, capacity: state.resources.count)
    for resource in state.resources where resource.node.resource === resource {
      resourceIDs.claim(resource.logicalID, "logical", resource.path, resource.site)
    }
    var conditionIDs = IDTable(stack: state, capacity: state.conditions.count)
    for condition in state.conditions {
      conditionIDs.claim(condition.logicalID, "condition", condition.anchor.path, condition.site)
    }
    var mappingIDs = IDTable(stack: state, capacity: state.mappings.count)
    for mapping in state.mappings { mappingIDs.claim(mapping.logicalID, "mapping", mapping.anchor.path, mapping.site) }
    var ruleIDs = IDTable(stack: state, capacity: state.rules.count)
    for rule in state.rules { ruleIDs.claim(rule.logicalID, "rule", rule.path, rule.site) }
    var outputIDs = IDTable(stack: state, capacity: state.outputs.count)
    for output in state.outputs { outputIDs.claim(output.logicalID, "output", output.path, output.site) }
  }
}

/// The ids of one section, each with what claimed it.
private struct IDTable {
  let stack: StackState
  private var ids: TextTable
  private var owners: [(id: String, path: ConstructPath, site: DeclarationSite)] = []

  /// Makes an empty table with room for a number of ids.
  init(stack: StackState, capacity: Int) {
    self.stack = stack
    ids = TextTable(capacity: capacity)
    owners.reserveCapacity(capacity)
  }

  mutating func claim(_ id: String, _ kind: String, _ path: ConstructPath, _ site: DeclarationSite) {
    if path.isRepeated { return }
    if !LogicalID.isValid(id) {
      // CloudFormation takes other names of these two; of all else the template shows that they're malformed.
      if kind == "condition" || kind == "rule" { stack.report(.malformedID(id, kind), path: path, site: site) }
      return
    }
    let hash = TextTable.hash(of: id)
    if let position = ids.position(of: hash, where: { owners[$0].id == id }) {
      let owner = owners[position]
      stack.report(
        Finding(
          .duplicateID, "the \(kind) id \(id) is that of \(owner.path) as well",
          hint: "give one of them another id",
          notes: [.init(site: owner.site.told(from: site), message: "the other is declared here")]), path: path,
        site: site)
    } else {
      ids.insert(hash, at: owners.count)
      owners.append((id, path, site))
    }
  }
}
