import StrataEnvironments
import Testing

/// Gates about what a promotion would change.
@Suite struct GateChangesTests {
  private let evidence = GateEvidence.example

  @Test func dataAtRisk() {
    let gate = Gate.noDataAtRisk
    #expect(gate.verdict(on: evidence) == .undecided("it isn't known whose data would be at risk in production"))
    #expect(gate.verdict(on: evidence.with { $0.dataAtRisk = [] }) == .passed("no data is at risk in production"))
    #expect(
      gate.verdict(on: evidence.with { $0.dataAtRisk = ["Orders is replaced", "Files is removed"] })
        == .refused("2 resources would lose data: Orders is replaced; Files is removed"))
  }

  @Test func widerAccess() {
    let gate = Gate.accessNotWider
    #expect(gate.verdict(on: evidence) == .undecided("it isn't known whether access would be wider in production"))
    #expect(gate.verdict(on: evidence.with { $0.widerAccess = [] }) == .passed("access is no wider in production"))
    #expect(
      gate.verdict(on: evidence.with { $0.widerAccess = ["Role may s3:*"] })
        == .refused("access would be wider: Role may s3:*"))
  }

  @Test func isolation() {
    func verdict(_ isolation: GateEvidence.Isolation?) -> GateVerdict {
      Gate.isolated.verdict(on: evidence.with { $0.isolation = isolation })
    }
    #expect(verdict(nil) == .undecided("it isn't known whether production is apart from the others"))
    #expect(verdict(.init(version: 1, breaches: [])) == .passed("production is apart from the others"))
    #expect(
      verdict(.init(version: 1, breaches: ["Role reads Bucket of dev"], undecided: ["Policy"]))
        == .refused("production isn't apart from the others: Role reads Bucket of dev"))
    #expect(
      verdict(.init(version: 1, breaches: [], undecided: ["Policy", "Key"]))
        == .undecided("it isn't decided whether production is apart from the others: Policy; Key"))
  }

  @Test func cost() {
    func verdict(_ cost: GateEvidence.Cost?, atMost limit: Double = 120) -> GateVerdict {
      Gate.cost(atMost: limit).verdict(on: evidence.with { $0.cost = cost })
    }
    #expect(Gate.cost(atMost: 1_200.5).name == "cost at most 1,200.50 USD")
    #expect(verdict(nil) == .undecided("it isn't known what production costs"))
    #expect(verdict(.init(version: 1, monthly: 120)) == .passed("production costs 120 USD a month, of 120 USD"))
    // It's never shown as the limit where it's above that.
    #expect(
      verdict(.init(version: 1, monthly: 120.001))
        == .refused("production would cost 120.01 USD a month, and 120 USD are allowed"))
    #expect(
      verdict(.init(version: 1, monthly: 100, unpriced: ["Model"]))
        == .undecided("1 cost of production has no known price: Model"))
    #expect(
      verdict(.init(version: 1, monthly: 100, unstated: ["Api, LCU", "Nat, NAT data"]))
        == .undecided(
          "production costs 100 USD a month, and its profile states under _usage nothing of what else costs by usage: "
            + "Api, LCU; Nat, NAT data"))
    #expect(
      verdict(.init(version: 1, monthly: 121, unpriced: ["Model"]))
        == .refused("production would cost 121 USD a month, and 120 USD are allowed"))
    #expect(
      verdict(.init(version: 1, monthly: 121, prices: "2 prices of us-east-1, of 2026-03-15"))
        == .refused(
          "production would cost 121 USD a month, and 120 USD are allowed; by 2 prices of us-east-1, of 2026-03-15"))
    #expect(
      verdict(.init(version: 1, monthly: 12, prices: "2 prices of us-east-1, of 2026-03-15"))
        == .passed("production costs 12 USD a month, of 120 USD; by 2 prices of us-east-1, of 2026-03-15"))
    #expect(verdict(.init(version: 1, monthly: .nan)) == .undecided("the costs of production aren't a number"))
    #expect(verdict(.init(version: 1, monthly: .infinity)).word == "refused")
  }
}
