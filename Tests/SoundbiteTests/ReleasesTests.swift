import Soundbite
import StrataEnvironments
import Testing

/// The way of releases, the gate of the example's own, and what is asked about the health of environments.
@Suite struct ReleasesTests {
  private func step(to environment: String) throws -> Promotion.Step {
    try #require(try soundbite.checkedPromotion()?.steps.first { $0.to == environment })
  }

  @Test func theyGoThroughAllButTheOneThatIsThrownAway() throws {
    #expect(
      soundbite.promotion?.environments == soundbite.environments.filter { !$0.isEphemeral }.map(\.name))
    #expect(soundbite.environments.filter(\.isEphemeral).map(\.name) == ["dev-localstack"])
    #expect(try step(to: "dev-aws-deployed").gates.map(\.name) == ["deployed in dev-aws"])
    #expect(try step(to: "staging").gates.map(\.name) == ["deployed in dev-aws-deployed", "healthy for 0 s"])
    #expect(
      try step(to: "production").gates.map(\.name) == [
        "deployed in staging", "healthy for 24 h", "no data at risk", "access not wider", "approved by 1 person",
        "no older than 14 d",
      ])
  }

  /// A release that staging got on the first of a month, fourteen days later and a moment after that.
  @Test(
    arguments: [
      ("2026-11-15T12:00:00.000Z", GateVerdict.passed("staging got it at 2026-11-01T12:00:00.000Z")),
      (
        "2026-11-15T12:00:00.001Z",
        .refused("staging got it at 2026-11-01T12:00:00.000Z, more than 14 days ago; begin anew with dev-aws")
      ),
    ])
  func whatHasWaitedForLongBeginsAnew(now: String, verdict: GateVerdict) throws {
    let gate = try #require(try step(to: "production").gates.last)
    var evidence = GateEvidence(
      system: "soundbite", from: "staging", to: "production", release: "5b1e", now: try #require(PointInTime(now)))
    #expect(gate.verdict(on: evidence) == .undecided("nothing is deployed to staging"))
    evidence.deployments["staging"] = .init("5b1e", since: try #require(PointInTime("2026-11-01T12:00:00Z")))
    #expect(gate.verdict(on: evidence) == verdict)
  }

  /// What isn't there isn't asked: an application on a developer's machine, or alarms below the tier that has some.
  @Test(
    arguments: [
      ("dev-localstack", []), ("dev-aws", []),
      ("dev-aws-deployed", ["address Address/health", "running tasks", "alarms"]),
      ("staging", ["address Address/health", "running tasks", "alarms"]),
      ("production", ["address Address/health", "running tasks", "alarms"]),
    ])
  func theHealthOfEachIsAsked(environment: String, checks: [String]) throws {
    let declared = try #require(soundbite.environments.first { $0.name == environment })
    let store = try soundbite.store(.committed).store
    #expect(try soundbite.probes(of: declared, profile: nil, in: store).map(\.name) == checks)
  }

  @Test func withoutAlarmsNoneIsAsked() throws {
    let folder = try ProfileFolder("dev-aws-deployed", #"{"monitoring": "basic"}"#)
    let declared = try #require(soundbite.environments.first { $0.name == "dev-aws-deployed" })
    let store = try soundbite.store(.folder(folder.path)).store
    #expect(
      try soundbite.probes(of: declared, profile: nil, in: store).map(\.name) == [
        "address Address/health", "running tasks",
      ])
  }
}
