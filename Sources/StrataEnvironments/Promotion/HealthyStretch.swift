/// The time for which an environment has been healthy with what runs there.
struct HealthyStretch {
  /// The age up to which an answer about health says how things are now.
  static let freshness = Duration.seconds(3_600)

  private let evidence: GateEvidence

  init(_ evidence: GateEvidence) {
    self.evidence = evidence
  }

  /// Says whether the stretch is as long as it's asked for.
  func verdict(for time: Duration) -> GateVerdict {
    let environment = evidence.from
    let release = ReleaseDigest.short(evidence.release)
    guard let deployed = evidence.deployments[environment] else {
      return .refused("nothing is recorded as deployed to \(environment)")
    }
    guard deployed.release == evidence.release else {
      return .refused("\(environment) runs \(ReleaseDigest.short(deployed.release)), not \(release)")
    }
    let reports = evidence.health.filter {
      $0.environment == environment && $0.release == evidence.release && $0.time >= deployed.since
    }.sorted { $0.time < $1.time }
    guard let last = reports.last else {
      return .undecided("nobody has asked for the health of \(environment) since \(release) runs there")
    }
    let age = evidence.now - last.time
    if age < .zero { return .undecided("the last answer about \(environment), of \(last.time), is of a time to come") }
    if !last.isHealthy {
      let problems = last.problems.isEmpty ? "" : ": " + last.problems.joined(separator: "; ")
      return .refused("\(environment) wasn't healthy at \(last.time)\(problems)")
    }
    if age > Self.freshness {
      return .undecided(
        "the last answer about \(environment) is \(PassedTime.words(age)) old, and counts for "
          + PassedTime.words(Self.freshness))
    }
    let start = reports.lastIndex { !$0.isHealthy }.map { $0 + 1 } ?? 0
    let length = last.time - reports[start].time
    guard length >= time else {
      return .refused(
        "\(environment) is known to be healthy with \(release) for \(PassedTime.words(length)), and "
          + "\(PassedTime.words(time)) are asked for")
    }
    return .passed("\(environment) has been healthy with \(release) from \(reports[start].time) to \(last.time)")
  }
}
