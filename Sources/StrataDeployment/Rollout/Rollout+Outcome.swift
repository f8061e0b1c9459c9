import StrataPipeline

extension Rollout {
  /// The stacks as they are now, where all of them are as they should be; nil where one isn't.
  var deployed: [(StackArtifact, DeployedStack)]? {
    var results: [(StackArtifact, DeployedStack)] = []
    for item in items {
      guard let stack = item.state.deployed else { return nil }
      results.append((item.deployment.artifact, stack))
    }
    return results
  }

  /// The stacks whose end isn't known.
  var unknown: [String] {
    items.compactMap { item in
      if case .ended(.unknown) = item.state { return item.deployment.name }
      return nil
    }
  }

  /// What became of each stack, in words for the record.
  var ends: [(name: String, end: String, sha256: String)] {
    items.map { ($0.deployment.name, $0.state.words, $0.deployment.digest) }
  }

  /// All that went wrong, the cause first, and what became of the other stacks.
  var error: DeploymentError {
    var messages: [DeploymentError] = []
    for item in items {
      if case .ended(let end) = item.state, let error = end.error { messages.append(error) }
    }
    let done = names { if case .ended(.deployed) = $0 { true } else { false } }
    let left = names { if case .leftOut = $0 { true } else { false } }
    var notes: [String] = []
    if !done.isEmpty { notes.append("deployed: \(done.joined(separator: ", "))") }
    if !left.isEmpty { notes.append("not begun, since another failed: \(left.joined(separator: ", "))") }
    return DeploymentError(joining: messages, notes: notes)
  }

  private func names(where holds: (State) -> Bool) -> [String] {
    items.filter { holds($0.state) }.map(\.deployment.name)
  }
}

extension Rollout.State {
  /// The stack as it is now, where it's as it should be.
  var deployed: DeployedStack? {
    switch self {
    case .unchanged(let stack), .ended(.deployed(let stack)): stack
    default: nil
    }
  }

  /// What became of a stack, in words for the record.
  var words: String {
    switch self {
    case .ended(.deployed): "deployed"
    case .unchanged: "unchanged"
    case .ended(.failed(let status, _)): status
    case .ended(.notCarriedOut): "not carried out"
    case .ended(.unknown), .running: "unknown"
    case .waiting, .created, .ready, .leftOut: "not begun"
    }
  }
}

extension StackExecution.End {
  fileprivate var error: DeploymentError? {
    switch self {
    case .deployed: nil
    case .failed(_, let error), .notCarriedOut(let error), .unknown(let error): error
    }
  }
}
