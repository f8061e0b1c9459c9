import StrataEnvironments
import Testing

/// Gates about what runs where, and how well.
@Suite struct GateDeploymentsTests {
  private let evidence = GateEvidence.example

  @Test func aReleaseThatRuns() {
    #expect(
      Gate.deployed(in: "staging").verdict(on: evidence)
        == .passed("staging has run 5b1e5b1e since 2026-11-01T00:00:00.000Z"))
  }

  @Test func anotherReleaseOrNone() {
    let gate = Gate.deployed(in: "staging")
    let other = evidence.with { $0.deployments["staging"]?.release = GateEvidence.other }
    #expect(gate.verdict(on: other) == .refused("staging runs 9a0f9a0f, not 5b1e5b1e"))
    #expect(
      gate.verdict(on: evidence.with { $0.deployments = [:] })
        == .refused("nothing is recorded as deployed to staging"))
  }

  @Test func healthyForADay() {
    let gate = Gate.healthy(for: .seconds(86_400))
    #expect(gate.name == "healthy for 24 h")
    func verdict(_ reports: GateEvidence.HealthReport...) -> GateVerdict {
      gate.verdict(on: evidence.with { $0.health = reports })
    }
    func report(_ hour: Int, _ isHealthy: Bool = true) -> GateEvidence.HealthReport {
      GateEvidence.report(hour, isHealthy)
    }
    #expect(
      verdict(report(72), report(48))
        == .passed("staging has been healthy with 5b1e5b1e from 2026-11-03T00:00:00.000Z to 2026-11-04T00:00:00.000Z"))
    // What was asked before the last bad answer doesn't count.
    #expect(
      verdict(report(1), report(50, false), report(51), report(72))
        == .refused("staging is known to be healthy with 5b1e5b1e for 21 h, and 24 h are asked for"))
    #expect(verdict(report(1, false), report(48), report(72)).isPassed)
    // One answer is a point in time.
    #expect(
      verdict(report(72)) == .refused("staging is known to be healthy with 5b1e5b1e for 0 s, and 24 h are asked for"))
    // The last counts, and it has to be fresh.
    #expect(
      verdict(report(1), report(70))
        == .undecided("the last answer about staging is 2 h old, and counts for 1 h"))
    #expect(verdict(report(1), report(71)).isPassed)
    #expect(
      verdict(report(1), report(73))
        == .undecided("the last answer about staging, of 2026-11-04T01:00:00.000Z, is of a time to come"))
    #expect(
      verdict(report(1), GateEvidence.report(72, false, problems: ["alarms: Errors is on", "address: no answer"]))
        == .refused("staging wasn't healthy at 2026-11-04T00:00:00.000Z: alarms: Errors is on; address: no answer"))
    // An old bad answer is still one.
    #expect(verdict(report(1), report(20, false)) == .refused("staging wasn't healthy at 2026-11-01T20:00:00.000Z"))
  }

  @Test func answersAboutSomethingElseDoNotCount() {
    let gate = Gate.healthy(for: .seconds(3_600))
    let nobody = GateVerdict.undecided("nobody has asked for the health of staging since 5b1e5b1e runs there")
    func verdict(_ hour: Int, of environment: String = "staging", release: String = GateEvidence.release) -> GateVerdict
    {
      gate.verdict(
        on: evidence.with {
          $0.health = [hour, 72].map { GateEvidence.report($0, of: environment, release: release) }
        })
    }
    #expect(verdict(60).isPassed)
    #expect(verdict(60, of: "dev") == nobody)
    #expect(verdict(60, release: GateEvidence.other) == nobody)
    #expect(gate.verdict(on: evidence) == nobody)
    // The release was there before, and came again.
    let again = evidence.with {
      $0.health = [GateEvidence.report(20), GateEvidence.report(72)]
      $0.deployments["staging"]?.since = GateEvidence.hours(71)
    }
    #expect(
      Gate.healthy(for: .seconds(7_200)).verdict(on: again)
        == .refused("staging is known to be healthy with 5b1e5b1e for 0 s, and 2 h are asked for"))
    let other = evidence.with {
      $0.health = [GateEvidence.report(1), GateEvidence.report(72)]
      $0.deployments["staging"]?.release = GateEvidence.other
    }
    #expect(gate.verdict(on: other) == .refused("staging runs 9a0f9a0f, not 5b1e5b1e"))
    #expect(
      gate.verdict(on: evidence.with { $0.deployments = [:] })
        == .refused("nothing is recorded as deployed to staging"))
  }

  @Test func oneAnswerIsEnoughWhereNoTimeIsAskedFor() {
    #expect(
      Gate.healthy(for: .zero).verdict(on: evidence.with { $0.health = [GateEvidence.report(72)] }).isPassed)
  }
}
