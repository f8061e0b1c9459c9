import StrataEnvironments

/// What is known of a promotion from staging to production, three days after the release came to staging.
extension GateEvidence {
  static let release = String(repeating: "5b1e", count: 16)
  static let other = String(repeating: "9a0f", count: 16)
  static let start = time("2026-11-01T00:00:00Z")

  static func time(_ text: String) -> PointInTime {
    guard let time = PointInTime(text) else { preconditionFailure("\(text) is no time") }
    return time
  }

  static func hours(_ hours: Int) -> PointInTime { start + .seconds(hours * 3_600) }

  static var example: GateEvidence {
    GateEvidence(
      system: "shop", from: "staging", to: "production", release: release, now: hours(72),
      authors: ["eve@example.com"], deployments: ["staging": DeployedRelease(release, since: start)])
  }

  /// The same, with something else in it.
  func with(_ change: (inout GateEvidence) -> Void) -> GateEvidence {
    var evidence = self
    change(&evidence)
    return evidence
  }

  /// An answer about the health of staging, some hours after the release came there.
  static func report(
    _ hour: Int, _ isHealthy: Bool = true, of environment: String = "staging", release: String = release,
    problems: [String] = []
  ) -> HealthReport {
    HealthReport(of: environment, release: release, time: hours(hour), isHealthy: isHealthy, problems: problems)
  }
}
