public import StrataFindings
import StrataText

extension RuleID {
  /// An environment reaches into another, and nothing accepts that.
  public static let environmentReach: RuleID = "environment-reach"
  /// A way between environments of which it could be shown neither that there is one nor that there is none.
  public static let undecidedReach: RuleID = "undecided-reach"
}

extension IsolationReport {
  /// Where something stands, for people: the construct, or the place in a file, and the line.
  package struct Site: Sendable {
    package let path: String
    package let site: CallSite?

    package init(path: String, site: CallSite?) { (self.path, self.site) = (path, site) }
  }

  /// What keeps the environments from being apart: each way that is open and each that isn't decided, unless it's accepted.
  ///
  /// - Parameter locate: Tells where in the sources a place of a template stands.
  /// - Returns: The findings, each an error, those of a pair together.
  package func findings(locating locate: (WorldPlace) -> Site) -> [Finding] {
    pairs.flatMap { pair in
      [Verdict.broken, .undecided].flatMap { verdict in
        pair.ways(verdict).compactMap { finding(on: $0.way.candidate, besides: $0.others.count, locating: locate) }
      }
    }
  }

  /// The finding that a way is open, or isn't decided; nil for one that is closed.
  private func finding(
    on candidate: Candidate, besides others: Int, locating locate: (WorldPlace) -> Site
  ) -> Finding? {
    let more = others == 0 ? "" : ", and \(Count.of(others, "other resource")) by the same"
    let (from, to) = (world.environments[candidate.from], world.environments[candidate.to])
    let source = locate(candidate.source)
    func notes(_ places: [WorldPlace], _ message: String) -> [Finding.Note] {
      places.filter { $0 != candidate.source }.compactMap { place in
        let site = locate(place)
        return site.site.map { Finding.Note(site: $0, message: "\(message) \(site.path)") }
      }
    }
    switch candidate.verdict {
    case .closed: return nil
    case .open(let witness):
      return Finding(
        .environmentReach, "\(from) reaches \(to): \(witness.words)\(more)", path: source.path, site: source.site,
        hint: "close it, or say why it's right: shares: [\(acceptance(of: candidate, witness).words)]",
        notes: notes(witness.places, "it's by"))
    case .undecided(let undecided):
      return Finding(
        .undecidedReach, "it isn't decided whether \(from) reaches \(to): \(undecided.reason)\(more)",
        path: source.path,
        site: source.site, hint: undecided.remedy, notes: notes(undecided.places, "it depends on"))
    }
  }

  /// The use that would accept an open way, with a reason that is still to be written.
  private func acceptance(of candidate: Candidate, _ witness: Witness) -> SharedUse {
    if let target = candidate.target {
      return .resource(world.resources[target].logicalID, because: "…")
    }
    return witness.action.map { .action($0, because: "…") } ?? .resource(witness.reached, because: "…")
  }
}
