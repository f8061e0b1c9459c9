import StrataEnvironments
import Testing

/// All gates are asked, and every verdict is kept.
@Suite struct GateEvaluationTests {
  private func evaluation(_ gates: [Gate], _ evidence: GateEvidence = .example) throws -> GateEvaluation {
    let promotion = Promotion(["dev", "staging", "production"], gates: ["production": gates])
    return GateEvaluation(try promotion.step(from: "staging", to: "production"), on: evidence)
  }

  private let good = Gate("good") { _ in .passed("yes") }
  private let bad = Gate("bad") { _ in .refused("no") }
  private let open = Gate("open") { _ in .undecided("perhaps") }

  @Test func everyGateIsAskedInOrder() throws {
    let evaluation = try evaluation([bad, open, good])
    #expect(
      evaluation.lines == [
        "passed     deployed in staging: staging has run 5b1e5b1e since 2026-11-01T00:00:00.000Z",
        "refused    bad: no", "undecided  open: perhaps", "passed     good: yes",
      ])
    #expect(evaluation.outcome == .refused)
    #expect(
      evaluation.refusal
        == "the release doesn't go from staging to production: of its gates, \"bad\", \"open\" didn't let it")
  }

  @Test func whatIsNotDecidedStopsIt() throws {
    let evaluation = try evaluation([good, open])
    #expect(evaluation.outcome == .undecided)
    #expect(
      evaluation.refusal
        == "the release doesn't go from staging to production: of its gates, \"open\" couldn't tell")
  }

  @Test func allHavePassed() throws {
    let evaluation = try evaluation([good])
    #expect(evaluation.outcome == .passed)
    #expect(evaluation.refusal == nil)
  }

  @Test func withoutGatesTheReleaseHasToRunWhereItComesFrom() throws {
    #expect(try evaluation([]).outcome == .passed)
    #expect(try evaluation([], GateEvidence.example.with { $0.deployments = [:] }).outcome == .refused)
  }

  @Test func whereNobodyWasAskedNothingIsDecided() {
    let evaluation = GateEvaluation(from: "staging", to: "production", answers: [])
    #expect(evaluation.outcome == .undecided)
    #expect(evaluation.refusal == "the release doesn't go from staging to production: no gate was asked")
  }

  @Test func aGateOfOnesOwn() throws {
    let gate = Gate("not on the first") { evidence in
      evidence.now.description.dropFirst(8).hasPrefix("01") ? .refused("it's the first") : .passed("it isn't the first")
    }
    #expect(try evaluation([gate]).answers.last?.verdict == .passed("it isn't the first"))
    let first = GateEvidence.example.with { $0.now = GateEvidence.start }
    #expect(try evaluation([gate], first).answers.last?.verdict == .refused("it's the first"))
  }
}
