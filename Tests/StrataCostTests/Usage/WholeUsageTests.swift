import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

/// What is stated of environments as a whole.
@Suite struct WholeUsageTests {
  private static let queue: JSONObject = ["Jobs": ["Type": "AWS::SQS::Queue"]]

  /// 500 GB at 0.09; of them 100 GB are free for who has the free tier.
  @Test func dataToTheInternetIsCounted() {
    let usage = [("*", "internet", "500 GB")]
    let estimate = CostSamples.estimate(Self.queue, usage: usage)
    #expect(estimate.lineWords.last == "*: data to the internet, by usage: 0.00, 45.00, 45.00")
    #expect(estimate.findings.isEmpty)
    #expect(estimate.totals.unbounded == ["queue requests"])
    let free = CostSamples.estimate(Self.queue, usage: usage, options: EstimateOptions(hasFreeTier: true))
    #expect(free.lineWords.last == "*: data to the internet, by usage: 0.00, 36.00, 36.00")
  }

  /// 10,240 GB at 0.09, and 1,760 at 0.085; the free 100 GB are left out, and all tiers move down by them.
  @Test func itHasTiers() {
    let estimate = CostSamples.estimate(Self.queue, usage: [("*", "internet", "12000 GB")])
    #expect(estimate.lineWords.last == "*: data to the internet, by usage: 0.00, 1070.70, 1070.70")
  }

  @Test func nothingIsSaidWhereNothingIsStated() {
    let estimate = CostSamples.estimate(Self.queue)
    #expect(estimate.lineWords.count == 1)
    #expect(estimate.totals.unbounded == ["queue requests"])
  }

  @Test(
    arguments: [
      ("data", "500 GB", "* has no quantity data; expected internet, given data"),
      ("internet", "-1 GB", "internet of * is negative; expected 0 or more, given -1 GB"),
      ("internet", "3", "internet of * is no quantity of the kind; expected data, such as 500 GB, given 3"),
    ])
  func whatIsWrongIsSaid(quantity: String, value: String, message: String) {
    let findings = CostSamples.estimate(Self.queue, usage: [("*", quantity, value)]).findings
    #expect(findings.map(\.description) == ["error: \(message) [invalid-usage]"])
  }

  private func stack(_ environment: String, _ region: String = "us-east-1") -> CostedStack {
    CostedStack(
      name: "\(environment)-\(region)", region: region,
      contents: TemplateContents(["Resources": .object(Self.queue)]), environment: environment)
  }

  @Test func eachEnvironmentHasItsOwn() {
    let usage = Usage([
      Usage.Entry(resource: "*", quantity: "internet", value: "100 GB", environment: "staging"),
      Usage.Entry(resource: "*", quantity: "internet", value: "1 TB", environment: "production"),
    ])
    let estimate = CostEstimator(usage: usage).estimate([stack("staging"), stack("production")])
    #expect(estimate.totals(of: "staging").stated.cents == "9.00")
    #expect(estimate.totals(of: "production").stated.cents == "92.16")
  }

  @Test func anEnvironmentInTwoRegions() {
    let entry = Usage.Entry(
      resource: "*", quantity: "internet", value: "1 GB", environment: "staging",
      site: CallSite(file: "staging.json", line: 3, column: 7))
    let estimate = CostEstimator(usage: Usage([entry])).estimate([stack("staging"), stack("staging", "eu-west-1")])
    #expect(
      estimate.findings.filter { $0.severity == .error }.map(\.description) == [
        "staging.json:3:7: error: data leaves several regions, each with prices of its own, and can't be stated in one; "
          + "expected stacks in one region, given eu-west-1, us-east-1 [invalid-usage]"
      ])
  }
}
