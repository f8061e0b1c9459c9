import StrataEnvironments
import Testing

/// The gate of people's approvals.
@Suite struct GateApprovalsTests {
  private let gate = Gate.approved(by: 2)

  private func approval(
    _ person: String, of release: String = GateEvidence.release, for environment: String = "production",
    isVerified: Bool = true
  ) -> GateEvidence.Approval {
    GateEvidence.Approval(
      by: person, of: release, for: environment, isVerified: isVerified,
      proof: isVerified ? "signed" : "its commit isn't signed")
  }

  private func verdict(_ approvals: GateEvidence.Approval...) -> GateVerdict {
    gate.verdict(on: GateEvidence.example.with { $0.approvals = approvals })
  }

  @Test func names() {
    #expect(gate.name == "approved by 2 people")
    #expect(Gate.approved(by: 1).name == "approved by 1 person")
  }

  @Test func twoPeople() {
    #expect(
      verdict(approval("ada@example.com"), approval("bob@example.com"))
        == .passed("5b1e5b1e is approved by ada@example.com, bob@example.com"))
  }

  @Test func tooFew() {
    #expect(verdict() == .refused("5b1e5b1e is approved for production by nobody, and 2 people have to"))
    #expect(
      verdict(approval("ada@example.com"))
        == .refused("5b1e5b1e is approved for production by 1 (ada@example.com), and 2 people have to"))
    // Nobody counts twice, however they write themselves.
    #expect(
      verdict(approval("ada@example.com"), approval("Ada@Example.com"))
        == .refused("5b1e5b1e is approved for production by 1 (ada@example.com), and 2 people have to"))
  }

  @Test func whatDoesNotCountIsNamed() {
    #expect(
      verdict(
        approval("ada@example.com"), approval("bob", isVerified: false), approval("Eve@example.com"),
        approval("cleo@example.com", of: GateEvidence.other), approval("dan@example.com", for: "staging"))
        == .refused(
          "5b1e5b1e is approved for production by 1 (ada@example.com), and 2 people have to; not counted: bob is only "
            + "claimed: its commit isn't signed; Eve@example.com wrote what's new in 5b1e5b1e; cleo@example.com approved "
            + "9a0f9a0f, not 5b1e5b1e"))
  }

  @Test func whoWroteItHasToBeKnown() {
    let evidence = GateEvidence.example.with {
      $0.authors = nil
      $0.approvals = [approval("ada@example.com"), approval("bob@example.com")]
    }
    #expect(
      gate.verdict(on: evidence)
        == .undecided("it isn't known who wrote what's new in 5b1e5b1e, whose approvals don't count"))
  }
}
