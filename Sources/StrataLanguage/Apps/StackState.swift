import StrataFindings

/// Everything declared of one stack during one synthesis.
package final class StackState {
  package let app: AppState
  package let index: Int
  package let name: String
  package let environment: StackEnvironment?
  package let description: String?
  /// The environment that the whole stack belongs to, such as `staging`; nil for one that is shared, or of none.
  package let owner: String?
  package let site: DeclarationSite
  package let path: ConstructPath
  /// The place in another stack that has this one's template; nil for a stack of the app.
  package let nesting: Nesting?
  /// The stacks whose templates this one has, in the order of declaration.
  package internal(set) var nested: [StackState] = []
  /// The bucket that templates without an environment are put into, once it's asked for.
  var templatesBucket: StringValue?
  /// The tree's root, which points back here and so is let go when the synthesis is over.
  private var tree: ConstructNode?
  package var root: ConstructNode {
    if let tree { return tree }
    let root = ConstructNode(
      path: path, stack: self, parent: nil, site: site, pins: nesting?.node.pins)
    root.environment = owner
    tree = root
    return root
  }

  /// The constructs of this stack, and of those nested in it, that wait for others; none in a nested stack itself.
  package internal(set) var dependencies: [Dependency] = []
  package var resources: [Resource] = []
  package var parameters: [ParameterState] = []
  package var conditions: [ConditionState] = []
  package var mappings: [MappingState] = []
  package var rules: [RuleState] = []
  package var outputs: [OutputState] = []
  package var metadata: [MetadataState] = []
  package var transforms: [String] = []
  /// What is written as it is.
  package internal(set) var rawMembers: [RawMemberState] = []
  /// The packages of code that functions use, in the order of declaration.
  package internal(set) var packages: [PackageUse] = []
  /// The findings that are accepted for the whole stack.
  package internal(set) var accepted: [AcceptedFinding] = []
  /// The first use of each other stack, by its index.
  package private(set) var uses: [Int: StackUse] = [:]
  /// The environments that have parts in the stack, in the order of declaration.
  package private(set) var environments: [String]

  package init(
    app: AppState, index: Int, name: String, environment: StackEnvironment?, owner: String? = nil,
    description: String?, site: DeclarationSite, nesting: Nesting? = nil
  ) {
    self.app = app
    self.index = index
    self.name = name
    self.environment = environment
    self.owner = owner
    environments = owner.map { [$0] } ?? []
    self.description = description
    self.site = site
    self.nesting = nesting
    path = nesting?.path ?? ConstructPath(name, in: nil)
  }

  package func anchor(_ kind: Anchor.Kind, index: Int, path: ConstructPath) -> Anchor {
    Anchor(synthesis: app.identity, kind: kind, stack: self.index, index: index, path: path)
  }

  package func addEnvironment(_ name: String) {
    if !environments.contains(name) { environments.append(name) }
    nesting?.node.stack.addEnvironment(name)
  }

  /// The metadata in which checkers look for what is accepted.
  package var acceptedMetadata: [MetadataState] {
    accepted.metadata.map { MetadataState(key: $0.key, site: site, value: $0.value) }
  }

  /// Gives the dependencies, which are let go of.
  package func takeDependencies() -> [Dependency] {
    defer { dependencies = [] }
    return dependencies
  }

  /// Adds what is declared, and each reference from one thing of it to another.
  func collect(into parts: inout TrialDeletion) {
    if let tree {
      parts.add(reference: tree)
      tree.collect(into: &parts)
    }
    for resource in resources { resource.collect(into: &parts) }
    let sections = [
      parameters.map(\.id), conditions.map(\.id), mappings.map(\.id), rules.map(\.id), outputs.map(\.id),
    ]
    for id in sections.joined() { parts.add(reference: id.node) }
    for dependency in dependencies {
      parts.add(reference: dependency.dependent)
      parts.add(reference: dependency.prerequisite)
    }
    for stack in nested {
      if let nesting = stack.nesting { parts.add(reference: nesting.node) }
      stack.collect(into: &parts)
    }
  }

  /// Lets go of the constructs, which hold each other and this stack.
  package func dismantle() {
    for resource in resources { resource.dismantle() }
    tree?.dismantle()
    tree = nil
    dependencies = []
    resources = []
    parameters = []
    conditions = []
    mappings = []
    rules = []
    outputs = []
    metadata = []
    rawMembers = []
    packages = []
    nested = []
  }

  /// Remembers that this stack of the app needs another, and by what; those around nested ones stand for them.
  package func use(_ other: StackState, by path: ConstructPath, at site: DeclarationSite?) {
    let other = other.outermost
    if other === outermost {
      report(.deployedApart(path), path: path, site: site)
      return
    }
    var user: StackState? = self
    while let stack = user {
      if stack.uses[other.index] == nil {
        stack.uses[other.index] = StackUse(stack: other.index, path: path, site: site)
      }
      user = stack.nesting?.node.stack
    }
  }

  package func report(
    _ mistake: Finding, severity: Severity = .error, path: ConstructPath? = nil, site: DeclarationSite? = nil
  ) {
    app.report(mistake, severity: severity, path: path ?? self.path, site: site ?? self.site)
  }
}

/// The reason why a stack needs another.
package struct StackUse {
  package let stack: Int
  package let path: ConstructPath
  package let site: DeclarationSite?
}
