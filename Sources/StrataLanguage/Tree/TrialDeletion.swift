/// The objects of a tree that hold each other, with the references between them, to find out who else holds one of them.
///
/// Counts of references tell nothing by themselves, as the objects hold each other in circles. In a trial deletion, each
/// reference between them is taken off the counts; what is counted more than once then is held from elsewhere.
/// See [Concurrent Cycle Collection in Reference Counted Systems](https://doi.org/10.1007/3-540-45337-7_12).
struct TrialDeletion {
  private var nodes: [ConstructNode] = []
  private var resources: [Resource] = []
  private var nodeReferences: [Unmanaged<ConstructNode>] = []
  private var resourceReferences: [Unmanaged<Resource>] = []

  /// Adds an object of the tree, once.
  mutating func add(_ node: ConstructNode) { nodes.append(node) }

  /// Adds an object of the tree, once.
  mutating func add(_ resource: Resource) { resources.append(resource) }

  /// Adds a reference that an object of the tree has, once for each place that has it.
  ///
  /// One that isn't added counts as held from elsewhere; one that leads out of the tree is left alone.
  mutating func add(reference node: ConstructNode) { nodeReferences.append(.passUnretained(node)) }

  /// Adds a reference that an object of the tree has, once for each place that has it.
  mutating func add(reference resource: Resource) { resourceReferences.append(.passUnretained(resource)) }

  /// Whether anything but the tree holds one of its objects.
  mutating func findsHolder() -> Bool {
    // What is in the tree is held from here as well, so that nothing is let go of by the trial.
    mark(true)
    defer { mark(false) }
    for node in nodeReferences where node.isOnTrial { node.release() }
    for resource in resourceReferences where resource.isOnTrial { resource.release() }
    defer {
      for node in nodeReferences where node.isOnTrial { _ = node.retain() }
      for resource in resourceReferences where resource.isOnTrial { _ = resource.retain() }
    }
    for index in nodes.indices where !isKnownUniquelyReferenced(&nodes[index]) { return true }
    for index in resources.indices where !isKnownUniquelyReferenced(&resources[index]) { return true }
    return false
  }

  private func mark(_ isOnTrial: Bool) {
    for node in nodes { node.isOnTrial = isOnTrial }
    for resource in resources { resource.isOnTrial = isOnTrial }
  }
}

extension Unmanaged<ConstructNode> {
  fileprivate var isOnTrial: Bool { _withUnsafeGuaranteedRef { $0.isOnTrial } }
}

extension Unmanaged<Resource> {
  fileprivate var isOnTrial: Bool { _withUnsafeGuaranteedRef { $0.isOnTrial } }
}

extension StackState {
  /// Whether anybody holds a construct of this stack or of those nested in it, and so may still change or read what is there.
  ///
  /// Values, such as an attribute of a resource, hold none.
  package var isHeld: Bool {
    var parts = TrialDeletion()
    collect(into: &parts)
    return parts.findsHolder()
  }
}
