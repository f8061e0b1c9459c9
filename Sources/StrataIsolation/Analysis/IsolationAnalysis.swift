import StrataText

/// The question whether environments reach into each other, for some stacks.
package struct IsolationAnalysis: Sendable {
  package let world: IsolationWorld
  private let provers: [any IsolationProver.Type]
  private let shares: [SharedUse]

  /// Asks about stacks.
  ///
  /// - Parameters:
  ///   - environments: The names of the environments, in order.
  ///   - stacks: Their stacks, and those that they share.
  ///   - shares: What is accepted, with the reasons; nothing unless given.
  ///   - provers: What looks for ways; all there is unless given.
  package init(
    environments: [String], stacks: [IsolatedStack], shares: [SharedUse] = [],
    provers: [any IsolationProver.Type] = IsolationAnalysis.provers
  ) {
    let world = IsolationWorld(environments: environments, stacks: stacks)
    self.world = world
    self.shares = shares
    self.provers = provers
  }

  /// The answer for all pairs.
  package func report() -> IsolationReport {
    let provers = provers.map { $0.init(world) }
    var used: Set<Int> = []
    var pairs: [IsolationReport.Pair] = []
    for from in world.environments.indices {
      for to in world.environments.indices where to != from {
        pairs.append(pair(from: from, to: to, by: provers, using: &used))
      }
    }
    return IsolationReport(
      world: world, pairs: pairs, shared: shared(by: provers), frame: frame + provers.flatMap(\.frame),
      unusedShares: shares.indices.filter { !used.contains($0) }.map { shares[$0] })
  }

  private func pair(
    from: Int, to: Int, by provers: [any IsolationProver], using used: inout Set<Int>
  ) -> IsolationReport.Pair {
    let candidates = provers.flatMap { $0.candidates(from: from, to: to) }
    return IsolationReport.Pair(
      from: from, to: to,
      candidates: candidates.map { candidate in
        if case .closed = candidate.verdict {
          return IsolationReport.JudgedCandidate(candidate: candidate, share: nil)
        }
        let accepting = shares.indices.filter { shares[$0].accepts(candidate, in: world) }
        used.formUnion(accepting)
        return IsolationReport.JudgedCandidate(candidate: candidate, share: accepting.first.map { shares[$0] })
      })
  }

  /// What belongs to no environment and is used, in the order of the resources.
  private func shared(by provers: [any IsolationProver]) -> [SharedResource] {
    var uses: [Int: [SharedResource.Use]] = [:]
    for environment in world.environments.indices {
      for reference in provers.flatMap({ $0.sharedReferences(of: environment) }) {
        uses[reference.target, default: []].append(
          SharedResource.Use(
            environment: environment,
            words: "\(world.words(reference.holder)) \(reference.words) \(world.words(reference.target))",
            place: reference.place))
      }
    }
    return uses.sorted { $0.key < $1.key }.map { SharedResource(resource: $0.key, uses: $0.value) }
  }

  // MARK: The frame

  /// What the verdicts don't speak of.
  private var frame: [String] {
    var sentences = [
      "What no template shows isn't looked at: organizations' policies, other stacks, what people do, and the root user"
    ]
    let unplaced = world.stacks.filter { $0.account == nil }
    if !unplaced.isEmpty {
      let names = unplaced.compactMap { $0.name ?? $0.file }
      sentences.append(
        "The account of \(Self.list(names, or: "some stacks")) isn't known, so that all are taken to be in one")
    }
    return sentences
  }

  /// Some names in a sentence, of many the first.
  private static func list(_ names: [String], or other: String) -> String {
    guard let last = names.last else { return other }
    if names.count > 4 { return "\(names.prefix(3).joined(separator: ", ")) and \(Count.of(names.count - 3, "other"))" }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }
}
