import Testing

@testable import StrataReleases

/// What the latest records say of stacks.
@Suite struct RecordHistoryStacksTests {
  private let bench = RecordBench()

  private func append(_ kind: ReleaseEvent.Kind, _ outcome: ReleaseEvent.Outcome, _ ends: [String: String]) throws {
    var event = ReleaseEvent(kind, at: "2026-11-29T11:00:00.000Z", by: "1.0")
    event.outcome = outcome
    event.stacks = ends.sorted { $0.key < $1.key }.map {
      RecordedStack(name: $0.key, id: nil, template: "b", end: $0.value)
    }
    try bench.dev.append(event)
  }

  private func latest(_ stack: String) throws -> Int? { try bench.dev.read().latest(of: stack)?.record.number }

  @Test func aStackOfAFailedDeploymentMayBeDeployedAllTheSame() throws {
    #expect(try latest("Shop") == nil)
    #expect(try bench.dev.read().failure == nil)
    try bench.deploy("1")
    #expect(try latest("Shop") == 1)
    try append(.promotion, .failed, ["Shop": "deployed", "Other": "UPDATE_ROLLBACK_COMPLETE"])
    #expect(try latest("Shop") == 2)
    #expect(try latest("Other") == nil)
    #expect(try bench.dev.read().failure?.number == 2)
    try append(.deployment, .notCarriedOut, ["Shop": "not carried out", "Other": "not begun"])
    #expect(try latest("Shop") == 2)
    #expect(try bench.dev.read().failure?.number == 2)
    try append(.deployment, .completed, ["Shop": "unchanged", "Other": "deployed"])
    #expect(try latest("Shop") == 4)
    #expect(try latest("Other") == 4)
    #expect(try bench.dev.read().failure == nil)
    try append(.destruction, .completed, ["Shop": "destroyed"])
    #expect(try latest("Shop") == nil)
  }
}
