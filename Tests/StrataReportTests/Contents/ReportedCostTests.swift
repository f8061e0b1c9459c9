import StrataCost
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataReport

/// What the page has of costs.
@Suite struct ReportedCostTests {
  private func totals(of resource: JSONValue, in region: String = "us-east-1") -> [String] {
    let contents = TemplateContents(["Resources": ["One": resource]])
    let estimate = CostEstimator().estimate([CostedStack(name: "shop", region: region, contents: contents)])
    return ReportedCost.all(of: estimate, environments: []).flatMap(\.totals).map { total in
      "\(total.title): \(total.amount)" + (total.note.isEmpty ? "" : " (\(total.note))")
    }
  }

  @Test func whatNothingBounds() {
    #expect(
      totals(of: ["Type": "AWS::EC2::NatGateway"]) == [
        "idle: $32.85", "at stated usage: $32.85", "ceiling: at least $32.85 (no bound: NAT data)",
      ])
  }

  /// With nothing used there's nothing of requests, whatever they cost.
  @Test func whatHasNoPrice() {
    #expect(
      totals(of: ["Type": "AWS::SQS::Queue"], in: "eu-central-1") == [
        "idle: $0.00", "at stated usage: at least $0.00 (1 not priced)",
        "ceiling: at least $0.00 (1 not priced; no bound: queue requests)",
      ])
    let everywhere = ["idle", "at stated usage", "ceiling"].map { "\($0): at least $0.00 (1 not priced)" }
    #expect(totals(of: ["Type": "AWS::EC2::EIP"], in: "eu-central-1") == everywhere)
    #expect(totals(of: ["Type": "AWS::GameLift::Fleet"]) == everywhere)
  }
}
