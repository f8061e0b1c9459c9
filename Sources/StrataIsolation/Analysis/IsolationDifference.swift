/// The difference between two reports on a system's environments: what a change of the templates makes of what was known.
package struct IsolationDifference: Sendable {
  /// What is known of the templates that were before.
  package let before: IsolationReport
  /// What is known of those that take their place.
  package let after: IsolationReport
  /// The pairs of which something else is known now, in the order of ``after``.
  package let pairs: [Pair]

  /// A pair of environments of which something else is known now.
  package struct Pair: Sendable {
    /// The pair as it is now.
    package let pair: IsolationReport.Pair
    /// What was known of it; nil where one of the environments wasn't there.
    package let before: IsolationReport.Verdict?
    /// The ways that aren't closed and weren't there, or were closed, the gravest first.
    package let gained: [IsolationReport.JudgedCandidate]
  }

  /// Compares reports by the names of their environments and resources.
  ///
  /// - Parameters:
  ///   - before: What is known of the templates that were before.
  ///   - after: What is known of those that take their place.
  package init(from before: IsolationReport, to after: IsolationReport) {
    (self.before, self.after) = (before, after)
    let old = before.world.environments
    pairs = after.pairs.compactMap { pair in
      let names = (after.world.environments[pair.from], after.world.environments[pair.to])
      let was = old.firstIndex(of: names.0).flatMap { from in
        old.firstIndex(of: names.1).flatMap { before.pair(from: from, to: $0) }
      }
      var seen = Set((was?.candidates ?? []).compactMap { IsolationReach($0.candidate, in: before.world) })
      let gained = pair.candidates.filter { way in
        IsolationReach(way.candidate, in: after.world).map { seen.insert($0).inserted } ?? false
      }
      if was?.verdict == pair.verdict, gained.isEmpty { return nil }
      return Pair(
        pair: pair, before: was?.verdict,
        gained: gained.filter { $0.verdict == .broken } + gained.filter { $0.verdict == .undecided }
          + gained.filter { $0.verdict == .accepted })
    }
  }

  /// Whether the environments are less apart: something that nothing accepts is open, or isn't decided, and wasn't so.
  package var isWorse: Bool { pairs.contains(where: \.isWorse) }

  /// Who can now do what: the ways that are open and weren't, by who uses them, in the order of the pairs.
  package var reaches: [(actor: String, ways: [IsolationReport.JudgedCandidate])] {
    var reaches: [(actor: String, ways: [IsolationReport.JudgedCandidate])] = []
    for way in pairs.flatMap(\.gained) {
      guard case .open(let witness) = way.candidate.verdict else { continue }
      if let place = reaches.firstIndex(where: { $0.actor == witness.actor }) {
        reaches[place].ways.append(way)
      } else {
        reaches.append((witness.actor, [way]))
      }
    }
    return reaches
  }
}

extension IsolationDifference.Pair {
  /// Whether the one environment reaches the other in a way that it didn't, or may, and nothing accepts that.
  package var isWorse: Bool {
    if pair.verdict <= .accepted { return false }
    return before.map { $0 < pair.verdict } ?? true || gained.contains { $0.verdict > .accepted }
  }

  /// The change in words, which the names of the two environments stand before.
  package var words: String {
    let now = pair.verdict
    guard let before else { return now == .undecided ? "is new, and isn't decided" : "is new, and \(now.rawValue)" }
    if before == now {
      return switch now {
      case .proven: "is proven"
      case .accepted: "was accepted, and more is now"
      case .undecided: "wasn't decided, and less is now"
      case .broken: "was broken, and is by more now"
      }
    }
    let was = before == .undecided ? "wasn't decided" : "was \(before.rawValue)"
    return switch now {
    case .proven, .accepted: "\(was), and is \(now.rawValue) now"
    case .undecided: before < now ? "\(was), and isn't decided any more" : "\(was), and isn't decided now"
    case .broken: "\(was), and is broken by this change"
    }
  }
}

/// Who reaches what by a way, whatever the statement or the rule is called that lets it.
private struct IsolationReach: Hashable {
  private let kind: Candidate.Kind
  private let words: [String]
  private let reached: String
  private let isOpen: Bool

  /// Takes a way; nil for one that is closed.
  init?(_ candidate: Candidate, in world: IsolationWorld) {
    switch candidate.verdict {
    case .closed: return nil
    case .open(let witness):
      (words, isOpen) = ([witness.actor] + witness.becoming, true)
      reached = candidate.target.map(world.words) ?? witness.reached
    case .undecided(let undecided):
      (words, isOpen) = ([undecided.reason], false)
      reached = candidate.target.map(world.words) ?? ""
    }
    kind = candidate.kind
  }
}
