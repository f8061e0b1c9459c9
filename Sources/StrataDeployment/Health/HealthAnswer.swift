package import StrataReleases

/// What all checks of an environment's health said.
package struct HealthAnswer: Sendable, Hashable {
  /// The checks, in the order in which they're declared.
  package let checks: [RecordedHealth.Check]

  package init(_ checks: [RecordedHealth.Check]) {
    self.checks = checks
  }

  /// What all say together: one that isn't well decides, and so does one that can't tell where all others are well.
  package var verdict: RecordedHealth.Verdict {
    let verdicts = checks.map(\.verdict)
    if verdicts.contains(.unhealthy) { return .unhealthy }
    return verdicts.isEmpty || verdicts.contains(.unknown) ? .unknown : .healthy
  }
}

/// What a check says, before it has a name.
struct HealthFinding: Hashable {
  let verdict: RecordedHealth.Verdict
  let reason: String

  static func healthy(_ reason: String) -> HealthFinding { HealthFinding(verdict: .healthy, reason: reason) }
  static func unhealthy(_ reason: String) -> HealthFinding { HealthFinding(verdict: .unhealthy, reason: reason) }
  static func unknown(_ reason: String) -> HealthFinding { HealthFinding(verdict: .unknown, reason: reason) }

  /// What several things say of one check: the reasons of those that aren't well, and otherwise that all are.
  static func joining(_ findings: [HealthFinding], well: String) -> HealthFinding {
    for verdict in [RecordedHealth.Verdict.unhealthy, .unknown]
    where findings.contains(where: { $0.verdict == verdict }) {
      return HealthFinding(
        verdict: verdict, reason: findings.filter { $0.verdict != .healthy }.map(\.reason).joined(separator: "; "))
    }
    return .healthy(well)
  }
}
