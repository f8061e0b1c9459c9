import StrataJSON

/// The graph of the stacks that have to be deployed before others.
struct DeploymentGraph {
  /// The stacks in the order to prefer.
  let stacks: [String]
  private var before: [String: Set<String>] = [:]

  init(_ stacks: [String]) {
    self.stacks = stacks
  }

  mutating func add(_ first: String, before second: String) {
    if first != second { before[second, default: []].insert(first) }
  }

  /// All stacks, each behind those that come before it, or nil where some wait for each other.
  var order: [String]? {
    var order: [String] = []
    var done: Set<String> = []
    var rest = stacks
    while !rest.isEmpty {
      guard let index = rest.firstIndex(where: { stack in (before[stack] ?? []).allSatisfy { done.contains($0) } })
      else { return nil }
      let stack = rest.remove(at: index)
      order.append(stack)
      done.insert(stack)
    }
    return order
  }
}
