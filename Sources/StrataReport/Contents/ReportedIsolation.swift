package import StrataIsolation
import StrataJSON

/// The answer whether environments reach into each other.
package struct ReportedIsolation: Sendable {
  package typealias Verdict = IsolationReport.Verdict

  /// A way that isn't closed.
  package struct Way: Sendable {
    package let verdict: Verdict
    package let from: String
    package let to: String
    /// What shows it, or why it isn't decided, and what to do, each a sentence.
    package let sentences: [String]
    /// Where it stands: constructs and lines.
    package let places: [String]
    /// The resource at which it begins.
    package let source: ReportedPlace?
  }

  /// What belongs to no environment.
  package struct Shared: Sendable {
    package let name: String
    package let type: String
    package let uses: [String]
  }

  /// The verdict on all pairs.
  package let verdict: Verdict
  /// The environments, in order.
  package let environments: [String]
  /// The verdicts, by where they lead from and then to; nil from one to itself.
  package let matrix: [[Verdict?]]
  /// The ways that aren't closed, the gravest first.
  package let ways: [Way]
  /// The number of ways that were looked at and are closed.
  package let closed: Int
  package let shared: [Shared]
  /// What the verdicts don't speak of, each in a sentence.
  package let frame: [String]

  /// Reads a report.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - locate: Tells for people where a place of a template stands.
  package init(_ report: IsolationReport, locating locate: (WorldPlace) -> String) {
    let world = report.world
    (verdict, environments, frame) = (report.verdict, world.environments, report.frame)
    matrix = world.environments.indices.map { from in
      world.environments.indices.map { to in
        from == to ? nil : report.pair(from: from, to: to)?.verdict ?? .proven
      }
    }
    closed = report.pairs.reduce(0) { $0 + $1.candidates.count { $0.verdict == .proven } }
    ways = [Verdict.broken, .undecided, .accepted].flatMap { verdict in
      report.pairs.flatMap { pair in
        pair.ways(verdict).map { way, others in
          Way(way, besides: others.count, verdict, pair, in: world, locating: locate)
        }
      }
    }
    shared = report.shared.map { shared in
      Shared(
        name: world.words(shared.resource), type: world.resources[shared.resource].type,
        uses: shared.uses.map { "\(world.environments[$0.environment]): \($0.words)" })
    }
  }
}

extension ReportedIsolation.Way {
  fileprivate init(
    _ judged: IsolationReport.JudgedCandidate, besides others: Int, _ verdict: ReportedIsolation.Verdict,
    _ pair: IsolationReport.Pair, in world: IsolationWorld, locating locate: (WorldPlace) -> String
  ) {
    (self.verdict, from, to) = (verdict, world.environments[pair.from], world.environments[pair.to])
    let explained = judged.explained(besides: others)
    sentences = explained.sentences
    var seen: Set<String> = []
    places = explained.places.map(locate).filter { !$0.isEmpty && seen.insert($0).inserted }
    let place = judged.candidate.source
    let tokens = place.pointer.tokens
    source =
      tokens.count > 1 && tokens[0] == "Resources"
      ? (world.stacks[place.stack].name ?? world.stacks[place.stack].file).map {
        ReportedPlace(stack: $0, logicalID: tokens[1])
      } : nil
  }
}
