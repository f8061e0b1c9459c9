import StrataEnvironments
import StrataJSON
import Testing

/// What one tool tells another of a promotion, and is told.
@Suite struct GateEvidenceJSONTests {
  private static let full = GateEvidence.example.with {
    $0.health = [GateEvidence.report(1), GateEvidence.report(2, false, problems: ["alarms: on"])]
    $0.dataAtRisk = ["Orders"]
    $0.widerAccess = []
    $0.approvals = [
      .init(by: "ada", of: GateEvidence.release, for: "production", isVerified: true, proof: "signed")
    ]
    $0.isolation = .init(version: 1, breaches: [], undecided: ["Policy"])
    $0.cost = .init(
      version: 2, monthly: 99.5, unpriced: ["Model"], unstated: ["Api, LCU"], prices: "2 prices of us-east-1")
  }

  @Test(arguments: [GateEvidence.example, full])
  func allOfItComesBack(evidence: GateEvidence) throws {
    #expect(try GateEvidence(json: try JSONValue(parsing: try evidence.json.bytes())) == evidence)
  }

  /// What isn't known must not become none on the way.
  @Test func whatIsNotKnownStaysSo() throws {
    let evidence = try GateEvidence(json: GateEvidence.example.with { $0.authors = nil }.json)
    #expect(evidence.authors == nil && evidence.dataAtRisk == nil && evidence.widerAccess == nil)
    #expect(evidence.isolation == nil && evidence.cost == nil)
  }

  private func message(_ change: (inout JSONObject) -> Void) -> String {
    var object = Self.full.json.object ?? [:]
    change(&object)
    do {
      _ = try GateEvidence(json: .object(object))
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func whatIsWrongIsNamed() {
    #expect(message { $0["format"] = 2 } == "expected 1 at /format, given 2")
    #expect(message { $0["to"] = nil } == "expected text at /to, given nothing")
    #expect(message { $0["now"] = "noon" } == "expected a time at /now, given \"noon\"")
    #expect(message { $0["authors"] = ["a", 1] } == "expected a list of texts at /authors, given [\"a\",1]")
    #expect(
      message { $0["health"] = [["environment": "dev"]] } == "expected text at /health/0/release, given nothing")
    #expect(
      message { $0["deployments"] = ["dev": ["release": "x", "since": 1]] }
        == "expected a time at /deployments/dev/since, given 1")
    #expect(message { $0["approvals"] = nil } == "expected a list at /approvals, given nothing")
    #expect(
      message { $0["cost"] = ["version": 1, "monthly": "much", "unpriced": []] }
        == "expected a number at /cost/monthly, given much")
    #expect(
      message { $0["cost"] = ["version": 1, "monthly": "1", "unpriced": [], "prices": 2] }
        == "expected text at /cost/prices, given 2")
    #expect((try? GateEvidence(json: [1, 2])) == nil)
  }

  @Test func answersComeBack() throws {
    let evaluation = GateEvaluation(
      from: "staging", to: "production",
      answers: [.init("a", .passed("1")), .init("b", .refused("2")), .init("c", .undecided("3"))])
    #expect(try GateEvaluation(json: evaluation.json) == evaluation)
    let error = #expect(throws: GateFormatError.self) {
      try GateEvaluation(
        json: ["from": "a", "to": "b", "gates": [["gate": "x", "verdict": "waived", "reason": "y"]]])
    }
    #expect(error?.description == "expected passed, refused or undecided at /gates/0/verdict, given waived")
  }
}
