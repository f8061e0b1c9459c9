/// What is known of whether environments reach into each other, for each ordered pair of them.
package struct IsolationReport: Sendable {
  /// The verdict on a pair, or on all of them; the graver one is the greater.
  package enum Verdict: String, Sendable, Comparable, CaseIterable {
    /// Each way is closed by a fact.
    case proven
    /// Some are open, or not known to be closed, and each of those is accepted with a reason.
    case accepted
    /// Of some, neither could be shown.
    case undecided = "not decided"
    /// One is open.
    case broken

    package static func < (one: Verdict, other: Verdict) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .proven: 0
      case .accepted: 1
      case .undecided: 2
      case .broken: 3
      }
    }
  }

  /// A way, and the reason for which it's accepted where it is.
  package struct JudgedCandidate: Sendable {
    package let candidate: Candidate
    /// What accepts it; nil where nothing does, or nothing has to.
    package let share: SharedUse?

    /// The verdict on it.
    package var verdict: Verdict {
      switch candidate.verdict {
      case .closed: .proven
      case .open: share == nil ? .broken : .accepted
      case .undecided: share == nil ? .undecided : .accepted
      }
    }
  }

  /// An ordered pair of environments.
  package struct Pair: Sendable {
    package let from: Int
    package let to: Int
    package let candidates: [JudgedCandidate]

    /// The ways of a verdict, each with those that begin at the same place and are of the same kind behind it.
    ///
    /// One statement that names too much reaches a hundred resources, and is one thing to mend.
    package func ways(_ verdict: Verdict) -> [(way: JudgedCandidate, others: [JudgedCandidate])] {
      var groups: [(way: JudgedCandidate, others: [JudgedCandidate])] = []
      var places: [Group: Int] = [:]
      var seen: Set<Candidate> = []
      for way in candidates where way.verdict == verdict && seen.insert(way.candidate).inserted {
        let group = Group(way.candidate)
        if let place = places[group] {
          groups[place].others.append(way)
        } else {
          places[group] = groups.count
          groups.append((way, []))
        }
      }
      return groups
    }

    /// What ways have in common that are mended at once.
    private struct Group: Hashable {
      let kind: Candidate.Kind
      let source: WorldPlace
      let action: String?
      let isOpen: Bool

      init(_ candidate: Candidate) {
        (kind, source) = (candidate.kind, candidate.source)
        if case .open(let witness) = candidate.verdict {
          (action, isOpen) = (witness.action, true)
        } else {
          (action, isOpen) = (nil, false)
        }
      }
    }

    /// The gravest verdict on one of the ways; proven where there are none.
    package var verdict: Verdict { candidates.map(\.verdict).max() ?? .proven }
  }

  package let world: IsolationWorld
  /// The pairs, sorted by where they lead from and then to.
  package let pairs: [Pair]
  /// What belongs to no environment, and who reaches it.
  package let shared: [SharedResource]
  /// What the verdicts don't speak of, each in a sentence.
  package let frame: [String]
  /// What accepts nothing.
  package let unusedShares: [SharedUse]

  /// The gravest verdict on one of the pairs.
  package var verdict: Verdict { pairs.map(\.verdict).max() ?? .proven }

  /// The pair that leads from one environment to another.
  package func pair(from: Int, to: Int) -> Pair? { pairs.first { $0.from == from && $0.to == to } }
}

/// A resource that belongs to no environment, and who reaches it.
package struct SharedResource: Sendable, Hashable {
  /// The resource, by its place among the world's resources.
  package let resource: Int
  /// What reaches it: the environment, and how.
  package let uses: [Use]

  package init(resource: Int, uses: [Use]) { (self.resource, self.uses) = (resource, uses) }

  /// A way in which an environment reaches it.
  package struct Use: Sendable, Hashable {
    /// The place of the environment among the world's environments.
    package let environment: Int
    /// How, in words.
    package let words: String
    /// Where that stands.
    package let place: WorldPlace

    package init(environment: Int, words: String, place: WorldPlace) {
      (self.environment, self.words, self.place) = (environment, words, place)
    }
  }
}
