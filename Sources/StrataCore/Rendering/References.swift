/// What rendered values refer to.
struct References {
  /// The resources of the same stack, by their indexes.
  private(set) var resources = Set<Int>()
  /// Those of them that are referred to whatever conditions say, so that CloudFormation surely waits for them.
  private(set) var certainResources = Set<Int>()
  /// The parameters of the same stack, by their indexes.
  var parameters = Set<Int>()
  /// Whether a value of another stack is among them.
  var crossesStacks = false

  /// Whether something here isn't known before the deployment has begun.
  var areKnownOnlyAfterDeployment: Bool { !resources.isEmpty || crossesStacks }

  mutating func addResource(_ index: Int, isCertain: Bool) {
    resources.insert(index)
    if isCertain { certainResources.insert(index) }
  }

  mutating func formUnion(_ other: References) {
    if !other.resources.isEmpty { resources.formUnion(other.resources) }
    if !other.certainResources.isEmpty { certainResources.formUnion(other.certainResources) }
    if !other.parameters.isEmpty { parameters.formUnion(other.parameters) }
    crossesStacks = crossesStacks || other.crossesStacks
  }

  mutating func removeAll() {
    resources.removeAll(keepingCapacity: true)
    certainResources.removeAll(keepingCapacity: true)
    parameters.removeAll(keepingCapacity: true)
    crossesStacks = false
  }
}
