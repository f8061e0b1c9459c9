import StrataReleases
import Testing

@testable import StrataDeployment

/// What all checks say together.
@Suite struct HealthAnswerTests {
  @Test(
    arguments: [
      ([], .unknown), ([.healthy], .healthy), ([.healthy, .unknown], .unknown), ([.unknown, .unhealthy], .unhealthy),
      ([.healthy, .healthy], .healthy), ([.unhealthy, .healthy], .unhealthy),
    ] as [([RecordedHealth.Verdict], RecordedHealth.Verdict)])
  func theWorstDecides(verdicts: [RecordedHealth.Verdict], verdict: RecordedHealth.Verdict) {
    let checks = verdicts.map { RecordedHealth.Check(name: "", verdict: $0, reason: "") }
    #expect(HealthAnswer(checks).verdict == verdict)
  }

  @Test func onlyWhatIsNotWellIsSaid() {
    let findings: [HealthFinding] = [.healthy("a"), .unknown("b"), .unhealthy("c")]
    #expect(HealthFinding.joining(findings, well: "all") == .unhealthy("b; c"))
    #expect(HealthFinding.joining([.healthy("a"), .unknown("b")], well: "all") == .unknown("b"))
    #expect(HealthFinding.joining([.healthy("a")], well: "all") == .healthy("all"))
  }
}
