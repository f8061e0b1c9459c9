/// The objects of a tree that hold each other, with the references between them, to find out who else holds one of them.
///
/// Counts of references tell nothing by themselves, as the objects hold each other in circles. In a trial deletion, each
/// reference between them is taken off the counts; what is counted more than once then is held from elsewhere.
/// See [Concurrent Cycle Collection in Reference Counted Systems](https://doi.org/10.1007/3-540-45337-7_12).
struct TrialDeletion {
  private var nodes: [ConstructNode] = []
  private var resources: [Resource] = []
  private var references: [Unmanaged<AnyObject>] = []

  /// Adds an object of the tree, once.
  mutating func add(_ node: ConstructNode) { nodes.append(node) }

  /// Adds an object of the tree, once.
  mutating func add(_ resource: Resource) { resources.append(resource) }

  /// Adds a reference that an object of the tree has, once for each place that has it.
  ///
  /// One that isn't added counts as held from elsewhere; one that leads out of the tree is left alone.
  mutating func add(reference object: AnyObject) { references.append(.passUnretained(object)) }

  /// Whether anything but the tree holds one of its objects.
  mutating func findsHolder() -> Bool {
    // What is in the tree is held from here as well, so that nothing is let go of by the trial.
    let tree = Set(nodes.map(ObjectIdentifier.init)).union(resources.map(ObjectIdentifier.init))
    let references = references.filter { tree.contains(ObjectIdentifier($0.takeUnretainedValue())) }
    for reference in references { reference.release() }
    defer { for reference in references { _ = reference.retain() } }
    for index in nodes.indices where !isKnownUniquelyReferenced(&nodes[index]) { return true }
    for index in resources.indices where !isKnownUniquelyReferenced(&resources[index]) { return true }
    return false
  }
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
