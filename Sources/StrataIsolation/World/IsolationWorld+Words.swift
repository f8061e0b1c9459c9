extension IsolationWorld {
  /// A resource in words: its stack and its logical id.
  package func words(_ index: Int) -> String {
    let resource = resources[index]
    let stack = stacks[resource.stack]
    guard let name = stack.name ?? stack.title ?? stack.file ?? stack.environment else { return resource.logicalID }
    return "\(name)/\(resource.logicalID)"
  }

  /// An environment in words, of what is shared as well.
  package func words(environment: Int?) -> String { environment.map { environments[$0] } ?? "all environments" }
}
