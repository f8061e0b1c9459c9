import StrataTemplate

/// Looks for those of an environment who may write what is shared and another environment runs.
package struct SharedCodeProver: IsolationProver {
  private let world: IsolationWorld
  /// The uses of what is shared, by the environment that runs it.
  private let uses: [Int: [ResourceUse]]
  /// What knows of permissions; nil where nothing shared is run.
  private let permissions: PermissionProver?

  package init(_ world: IsolationWorld) {
    self.world = world
    var uses: [Int: [ResourceUse]] = [:]
    if world.resources.contains(where: { $0.environment == nil && SharedCode.writing[$0.type] != nil }) {
      let finder = UseFinder(ResourceReferences(ResourceNames(world)))
      for resource in world.resources {
        guard let environment = resource.environment, DataEdge.runsCode(resource.type) else { continue }
        uses[environment, default: []] += finder.uses(of: resource).filter { use in
          let target = world.resources[use.target]
          return use.edge.kind == .code && target.environment == nil && SharedCode.writing[target.type] != nil
        }
      }
    }
    self.uses = uses.filter { !$0.value.isEmpty }
    permissions = self.uses.isEmpty ? nil : PermissionProver(world)
  }

  /// The ways of writing what another environment runs.
  ///
  /// What only reads it, or writes something else of the same bucket, is no way, and isn't listed.
  ///
  /// - Parameters:
  ///   - from: The place of the environment that may write it, among the world's environments.
  ///   - to: The place of the one that runs it.
  /// - Returns: The ways that are open or not decided.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    guard let permissions, let uses = uses[to] else { return [] }
    let own = permissions.principals.filter { $0.environment == from }
    let writers =
      own.map { Becoming.Actor(principal: $0, chain: [], places: [], doubt: nil) }
      + permissions.becoming.actors(of: from)
    return uses.flatMap { use in
      SharedCode.all(use, permissions).flatMap { code in
        writers.flatMap { ways(of: $0, to: code, permissions, from: from, to: to) }
      }
    }
  }

  private func ways(
    of writer: Becoming.Actor, to code: SharedCode, _ permissions: PermissionProver, from: Int, to: Int
  ) -> [Candidate] {
    permissions.grants(of: writer.principal, on: code.target).compactMap { grant in
      let verdict: Candidate.Verdict
      switch permissions.decide(grant, on: code.target, code.actions) {
      case .untouched, .closed: return nil
      case .undecided(let doubt): verdict = .undecided(code.joined(doubt))
      case .open(let action, let arn, let places, _):
        let isNamed = !grant.isOfResource || permissions.match(grant.rule.principals, writer.principal) == .direct
        if let doubt = writer.doubt ?? code.doubt ?? (isNamed ? nil : code.unknownWriter(grant, permissions)) {
          verdict = .undecided(code.joined(doubt))
        } else {
          let witness = permissions.witness(grant, writer.chain, action: action, arn: arn, code.target, places)
          verdict = .open(code.joined(witness))
        }
      }
      return Candidate(
        .data, from: from, to: to, source: grant.rule.place, target: code.target.resource.index, verdict)
    }
  }
}
