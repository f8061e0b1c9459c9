import StrataText

extension IsolationAnalysis {
  /// All that looks for ways.
  package static let provers: [any IsolationProver.Type] = [
    PermissionProver.self, NetworkProver.self, DataEdgeProver.self, SharedCodeProver.self, NameProver.self,
  ]
}

extension DataEdgeProver: IsolationProver {}

extension NameProver: IsolationProver {}

extension NetworkProver: IsolationProver {}

extension PermissionProver: IsolationProver {
  /// What is read of the whole account, which its services divide no further.
  package var frame: [String] {
    world.environments.indices.flatMap { environment in
      let reads = accountWideReads(of: environment)
      var actors: [String] = []
      for read in reads where !actors.contains(read.actor) { actors.append(read.actor) }
      return actors.map { actor in
        let actions = reads.filter { $0.actor == actor }.map(\.action)
        let others = actions.count > 5 ? " and \(Count.of(actions.count - 4, "other action"))" : ""
        let named = actions.prefix(others.isEmpty ? 5 : 4).joined(separator: ", ")
        return "\(actor) reads of the whole account, which isn't divided by resource: \(named)\(others)"
      }
    }
  }
}
