/// Everything declared of one stack during one synthesis.
package final class StackState {
  let synthesis: Synthesis
  let index: Int
  let name: String
  let environment: StackEnvironment?
  let description: String?
  let site: CallSite
  /// The tree's root, made on first use since it points back here.
  private(set) lazy var root = ConstructNode(path: ConstructPath(name, in: nil), stack: self, parent: nil, site: site)

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
  /// What other stacks read of this one, by the id of the output.
  var exports: [String: Export] = [:]
  /// The first use of each other stack, by its index.
  private(set) var uses: [Int: StackUse] = [:]
  private(set) var environments: [String] = []

  init(
    synthesis: Synthesis, index: Int, name: String, environment: StackEnvironment?, description: String?,
    site: CallSite
  ) {
    self.synthesis = synthesis
    self.index = index
    self.name = name
    self.environment = environment
    self.description = description
    self.site = site
  }

  func anchor(_ kind: Anchor.Kind, index: Int, path: ConstructPath) -> Anchor {
    Anchor(synthesis: synthesis.identity, kind: kind, stack: self.index, index: index, path: path)
  }

  func addEnvironment(_ name: String) {
    if !environments.contains(name) { environments.append(name) }
  }

  /// Remembers that this stack needs another, and by what.
  func use(_ other: StackState, by path: ConstructPath, at site: CallSite?) {
    if uses[other.index] == nil { uses[other.index] = StackUse(stack: other.index, path: path, site: site) }
  }

  func report(_ mistake: Mistake, severity: Severity = .error, path: ConstructPath? = nil, site: CallSite? = nil) {
    synthesis.report(mistake, severity: severity, path: path ?? root.path, site: site ?? self.site)
  }
}

/// Why a stack needs another.
struct StackUse {
  let stack: Int
  let path: ConstructPath
  let site: CallSite?
}
