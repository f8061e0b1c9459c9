import StrataEnvironments
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth gates`, by which another tool asks this one's gates.
@Suite struct GatesCommandTests {
  private let tool: ToolRun
  private let promoted: PromotedSystem

  init() throws {
    tool = try ToolRun()
    promoted = PromotedSystem(folder: tool.folder)
  }

  private func gates(_ change: (inout GateEvidence) -> Void = { _ in }, system: System? = nil) throws -> ToolRun {
    let time = try #require(PointInTime("2026-11-21T12:00:00Z"))
    var evidence = GateEvidence(
      system: "fleet", from: "staging", to: "production", release: "5b1e", now: time, authors: ["eve@example.com"],
      deployments: ["staging": .init("5b1e", since: time)])
    change(&evidence)
    tool.input = try evidence.json.text(layout: .compact)
    return tool.run(["gates", "fleet"], systems: [system ?? promoted.system()])
  }

  @Test func everyGateAnswers() throws {
    let run = try gates()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try JSONValue(parsing: run.output) == [
        "from": "staging", "to": "production",
        "gates": [
          [
            "gate": "deployed in staging", "verdict": "passed",
            "reason": "staging has run 5b1e since 2026-11-21T12:00:00.000Z",
          ],
          [
            "gate": "approved by 1 person", "verdict": "refused",
            "reason": "5b1e is approved for production by nobody, and 1 person has to",
          ],
        ],
      ])
  }

  @Test func whatCannotBeAskedIsGrave() throws {
    let step = try gates { $0.from = "qa" }
    #expect(step.status == 3)
    #expect(step.errors == "error: qa isn't on the way of releases: staging, production\n")
    let none = try gates(system: promoted.system(promotion: nil))
    #expect(none.status == 3)
    #expect(none.errors.hasPrefix("error: fleet declares no promotion\n"))
    #expect(none.output == "")
  }

  @Test func whatIsNoEvidenceIsRefused() throws {
    let other = try gates { $0.system = "shop" }
    #expect(other.status == 1)
    #expect(other.errors == "error: standard input is about the system shop, not fleet\n")
    tool.input = "{}"
    let run = tool.run(["gates", "fleet"], systems: [promoted.system()])
    #expect(run.status == 1)
    #expect(
      run.errors
        == "error: standard input doesn't say what is known of a promotion: expected a whole number at /format, given "
        + "nothing\n")
  }
}
