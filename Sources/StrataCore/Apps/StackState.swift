import StrataFindings

/// Everything declared of one stack during one synthesis.
package final class StackState {
  let synthesis: Synthesis
  let index: Int
  let name: String
  let environment: StackEnvironment?
  let description: String?
  let site: DeclarationSite
  let path: ConstructPath
  /// The tree's root, which points back here and so is let go when the synthesis is over.
  private var tree: ConstructNode?
  var root: ConstructNode {
    if let tree { return tree }
    let root = ConstructNode(path: path, stack: self, parent: nil, site: site)
    tree = root
    return root
  }

  var resources: [Resource] = []
  var parameters: [ParameterState] = []
  var conditions: [ConditionState] = []
  var mappings: [MappingState] = []
  var rules: [RuleState] = []
  var outputs: [OutputState] = []
  var metadata: [MetadataState] = []
  var transforms: [String] = []
  var usesLanguageExtensions = false
  var usesMacros = false
  /// The indexes of the resources whose ids are being made from content.
  var resourcesBeingIdentified = Set<Int>()
  /// What other stacks read of this one.
  var exports = ExportTable()
  /// The first use of each other stack, by its index.
  private(set) var uses: [Int: StackUse] = [:]
  private(set) var environments: [String] = []
  /// Whether the template is made, and what it was made of is gone.
  private(set) var isFinished = false

  init(
    synthesis: Synthesis, index: Int, name: String, environment: StackEnvironment?, description: String?,
    site: DeclarationSite
  ) {
    self.synthesis = synthesis
    self.index = index
    self.name = name
    self.environment = environment
    self.description = description
    self.site = site
    path = ConstructPath(name, in: nil)
  }

  func anchor(_ kind: Anchor.Kind, index: Int, path: ConstructPath) -> Anchor {
    Anchor(synthesis: synthesis.identity, kind: kind, stack: self.index, index: index, path: path)
  }

  func addEnvironment(_ name: String) {
    if !environments.contains(name) { environments.append(name) }
  }

  /// Lets go of the constructs, which hold each other and this stack.
  func dismantle() {
    isFinished = true
    for resource in resources { resource.dismantle() }
    tree?.dismantle()
    tree = nil
    resources = []
    parameters = []
    conditions = []
    mappings = []
    rules = []
    outputs = []
    metadata = []
    exports = ExportTable()
  }

  /// Remembers that this stack needs another, and by what.
  func use(_ other: StackState, by path: ConstructPath, at site: DeclarationSite?) {
    if uses[other.index] == nil { uses[other.index] = StackUse(stack: other.index, path: path, site: site) }
  }

  func report(_ mistake: Finding, severity: Severity = .error, path: ConstructPath? = nil, site: DeclarationSite? = nil)
  {
    synthesis.report(mistake, severity: severity, path: path ?? self.path, site: site ?? self.site)
  }
}

/// The reason why a stack needs another.
struct StackUse {
  let stack: Int
  let path: ConstructPath
  let site: DeclarationSite?
}
