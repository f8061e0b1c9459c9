import Foundation
import StrataEnvironments
import StrataReleases
import Testing

@testable import StrataDeployment

/// What records say, for gates.
@Suite struct GateEvidenceRecordsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString)").path

  private var chain: RecordChain { SystemRecords(of: "shop", in: folder).chain(of: "staging") }

  private func deploy(_ tag: String, at hour: String, isRelease: Bool = true) throws -> Release {
    let release = Release(
      tree: String(repeating: "a", count: 64), commit: String(repeating: "c", count: 40), tool: "1",
      artifacts: ["tag": tag], templates: [:])
    var event = ReleaseEvent(.deployment, at: "2026-11-04T\(hour):00:00.000Z", by: "1")
    event.release = isRelease ? .release(release) : RecordedRelease.none(.init("1 file isn't committed"))
    event.stacks = [
      RecordedStack(
        name: "Shop", id: nil, template: nil, end: "deployed",
        parameters: [RecordedParameter(name: "Tag", value: .text(tag, resolved: nil))])
    ]
    _ = try chain.append(event)
    return release
  }

  private func report(at hour: String, _ verdict: RecordedHealth.Verdict, deployed: String? = nil) throws {
    var event = ReleaseEvent(.health, at: "2026-11-04T\(hour):00:00.000Z", by: "1")
    let digest = try chain.read().inPlace?.event.deployedDigest
    event.health = RecordedHealth(
      verdict: verdict, deployed: deployed ?? digest ?? "",
      checks: [
        .init(name: "alarms", verdict: verdict, reason: "Errors is on"),
        .init(name: "x", verdict: .healthy, reason: ""),
      ])
    _ = try chain.append(event)
  }

  private func evidence() throws -> GateEvidence {
    var evidence = GateEvidence(
      system: "shop", from: "staging", to: "production", release: "5b1e", now: .at("2026-11-04T12:00:00Z"))
    evidence.take(try chain.read(), of: "staging")
    return evidence
  }

  @Test func nothingIsDeployed() throws {
    let evidence = try evidence()
    #expect(evidence.deployments == [:])
    #expect(evidence.health == [])
  }

  @Test func answersAboutWhatIsInPlace() throws {
    _ = try deploy("1", at: "01")
    try report(at: "02", .unhealthy)
    let release = try deploy("2", at: "03")
    try report(at: "04", .unhealthy)
    try report(at: "05", .healthy)
    try report(at: "06", .unknown)
    try report(at: "07", .healthy, deployed: "something else")
    let evidence = try evidence()
    #expect(evidence.deployments == ["staging": .init(release.digest, since: .at("2026-11-04T03:00:00Z"))])
    #expect(evidence.health.map(\.isHealthy) == [false, true, false])
    #expect(evidence.health.map(\.problems) == [["alarms: Errors is on"], [], ["alarms: Errors is on"]])
    #expect(evidence.health.allSatisfy { $0.release == release.digest && $0.environment == "staging" })
  }

  @Test func whatIsNoReleaseIsNoneThatIsPromoted() throws {
    _ = try deploy("1", at: "01", isRelease: false)
    #expect(
      Gate.deployed(in: "staging").verdict(on: try evidence())
        == .refused("staging runs no release (1 file isn't committed), not 5b1e"))
  }

  @Test func verdictsAreRecorded() {
    let evaluation = GateEvaluation(
      from: "staging", to: "production",
      answers: [.init("a", .passed("1")), .init("b", .refused("2")), .init("c", .undecided("3"))])
    #expect(evaluation.recorded.map(\.verdict) == [.passed, .refused, .undecided])
    #expect(evaluation.recorded.map(\.reason) == ["1", "2", "3"])
  }
}
