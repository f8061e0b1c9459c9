import Testing

@testable import StrataReleases

@Suite struct EnvironmentStatusTests {
  private let bench = RecordBench()

  private var status: EnvironmentStatus {
    get throws { try EnvironmentStatus(bench.dev) }
  }

  private func check(_ record: ReleaseRecord, _ verdict: RecordedHealth.Verdict) throws {
    var event = ReleaseEvent(.health, at: "2026-11-29T11:00:00.000Z", by: "1.0")
    event.health = RecordedHealth(verdict: verdict, deployed: record.event.deployedDigest, checks: [])
    try bench.dev.append(event)
  }

  @Test func nothingIsInPlace() throws {
    #expect(try status.inPlace == nil)
    try bench.deploy("1")
    try bench.dev.append(ReleaseEvent(.destruction, at: "2026-11-29T11:00:00.000Z", by: "1.0"))
    #expect(try status.inPlace == nil)
  }

  @Test func theHealthOfWhatIsInPlace() throws {
    let first = try bench.deploy("1")
    #expect(try status.health == nil)
    try check(first, .healthy)
    #expect(try status.health?.event.health?.verdict == .healthy)
    try check(first, .unhealthy)
    #expect(try status.health?.event.health?.verdict == .unhealthy)
    let second = try bench.deploy("2")
    #expect(try status.inPlace == second)
    #expect(try status.health == nil)
    // Somebody asked, and says it of what was there before.
    try check(first, .healthy)
    #expect(try status.health == nil)
  }

  @Test func anAttemptThatCameToNothing() throws {
    let first = try bench.deploy("1")
    var event = RecordBench.event("2")
    event.outcome = .notCarriedOut
    try bench.dev.append(event)
    try check(first, .healthy)
    #expect(try status.inPlace == first)
    #expect(try status.attempt?.event.outcome == .notCarriedOut)
    #expect(try status.health?.event.health?.verdict == .healthy)
    try bench.deploy("3")
    #expect(try status.attempt == nil)
  }

  @Test func oldRecordsAreNotRead() throws {
    let first = try bench.deploy("1")
    try bench.deploy("2")
    try bench.write("{}", to: "dev/\(first.name)")
    #expect(try status.inPlace?.number == 2)
  }
}
