import StrataEnvironments
import StrataIsolation

extension GateEvidence.Isolation {
  /// What the templates of all environments say of whether one is apart from the others.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - all: The templates of all environments.
  init(of environment: String, in all: SystemAssembly) {
    let report = all.isolation.analysis.report()
    let names = report.world.environments
    let ways = report.pairs.filter { names[$0.from] == environment || names[$0.to] == environment }
      .flatMap(\.candidates)
    func lines(_ verdict: IsolationReport.Verdict) -> [String] {
      var seen: Set<String> = []
      return ways.filter { $0.verdict == verdict }.compactMap { way in
        let (from, to) = (names[way.candidate.from], names[way.candidate.to])
        return switch way.candidate.verdict {
        case .open(let witness): "\(from) reaches \(to): \(witness.words)"
        case .undecided(let undecided): "\(from) and \(to): \(undecided.reason)"
        case .closed: nil
        }
      }.filter { seen.insert($0).inserted }
    }
    self.init(version: IsolationCertificate.version, breaches: lines(.broken), undecided: lines(.undecided))
  }
}
