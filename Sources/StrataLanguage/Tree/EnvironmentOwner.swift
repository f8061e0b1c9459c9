extension ConstructNode {
  /// The node, this one or around it, that says which environment this one belongs to.
  package var environmentOwner: ConstructNode? {
    var current: ConstructNode? = self
    while let node = current {
      if node.environment != nil { return node }
      current = node.parent
    }
    return nil
  }
}

extension Resource {
  /// Says that a resource in a shared scope is there for an environment alone.
  package func belongs(to environment: String?) {
    guard let environment, node.environmentOwner == nil else { return }
    node.environment = environment
    node.stack.addEnvironment(environment)
  }
}
