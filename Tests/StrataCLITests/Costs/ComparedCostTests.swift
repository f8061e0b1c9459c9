import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// What `synth diff --cost` says of what a change costs.
@Suite struct ComparedCostTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.now = "2025-01-01T00:00:00.000Z"
    try tool.profile("staging", "{}")
    try tool.profile("production", #"{"_usage": {"Nat": {"data": "10 GB"}}}"#)
    #expect(tool.run("--output", "%/out", systems: [CostSystems.shop()]).status == 0, "\(tool.errors)")
  }

  @discardableResult
  private func diff(_ arguments: String..., system: System) -> ToolRun {
    tool.run(["diff", "--output", "%/out"] + arguments, systems: [system])
  }

  /// The part of the output that is about costs.
  private var cost: String {
    tool.output.firstRange(of: "\ncost of").map { String(tool.output[$0.lowerBound...].dropFirst()) } ?? ""
  }

  @Test func whatAChangeCosts() {
    diff("--cost", system: CostSystems.shop(gateways: 2))
    #expect(
      cost == """
        cost of shop: 73.45 → 106.30 US dollars a month at stated usage, by 4 prices of us-east-1, from 2024-07-01 \
        to 2026-03-15
          + ShopProduction/Nat2  NAT gateway: 32.85
          + ShopProduction/Nat2  NAT data: no usage stated
                                        before            after  difference
          staging, idle                  36.50            36.50        0.00
          staging, at usage              36.50            36.50        0.00
          staging, ceiling      at least 36.50   at least 36.50   not known
          production, idle               36.50            69.35      +32.85
          production, at usage           36.95            69.80      +32.85
          production, ceiling   at least 36.95   at least 69.80   not known
          all, idle                      73.00           105.85      +32.85
          all, at usage                  73.45           106.30      +32.85
          all, ceiling          at least 73.45  at least 106.30   not known
          the ceiling is at least 106.30, no bound: NAT data, queue requests

        """)
    #expect((tool.status, tool.errors) == (1, ""))
  }

  /// A comment on a pull request has what the warnings say as well: whose prices are from before a year ago.
  @Test func asMarkdown() {
    tool.now = "2025-07-02T00:00:00.000Z"
    diff("--cost", "--markdown", system: CostSystems.shop(gateways: 2))
    #expect(
      tool.output.contains(
        "\n### Cost of shop: 73.45 → 106.30 US dollars a month at stated usage, by 4 prices of us-east-1, from 2024-07-01 to "
          + "2026-03-15, 3 of them more than a year old\n\n      + ShopProduction/Nat2"), "\(tool.output)")
    #expect(tool.errors.hasPrefix("warning: 3 prices of 4 are more than a year old: that of "), "\(tool.errors)")
  }

  @Test func whatIsNotPricedIsInNoTotal() throws {
    try tool.write("prices.tsv", CostSystems.prices(natGateway: "0.05", region: "eu-central-1"))
    tool.run("--output", "%/eu", systems: [CostSystems.shop(region: "eu-central-1")])
    tool.run(
      "diff", "--output", "%/eu", "--cost", "--prices", "%/prices.tsv", "-e", "staging",
      systems: [CostSystems.shop(region: "eu-central-1")])
    #expect(
      cost == """
        cost of shop: at least 36.50 US dollars a month at stated usage, as before, by 1 price of eu-central-1, of \
        2026-11-01, 1 of them in prices.tsv

        """)
  }

  @Test func whatAChangeSaves() {
    #expect(tool.run("--output", "%/out", systems: [CostSystems.shop(gateways: 2)]).status == 0, "\(tool.errors)")
    diff("--cost", system: CostSystems.shop())
    #expect(cost.contains("  - Nat2  NAT gateway: 32.85\n"), "\(tool.output)")
    #expect(cost.contains("all, idle"), "\(tool.output)")
  }

  @Test func nothingChanges() {
    diff("--cost", system: CostSystems.shop())
    #expect(
      tool.output == """
        shop: no difference from %/out/shop

        cost of shop: 73.45 US dollars a month at stated usage, as before, by 4 prices of us-east-1, from 2024-07-01 to \
        2026-03-15

        """)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func onlyWhereItIsAskedFor() {
    diff(system: CostSystems.shop(gateways: 2))
    #expect(!tool.output.contains("cost of"))
    diff("--prices", "%/prices.tsv", system: CostSystems.shop())
    #expect(tool.errors.hasPrefix("error: --prices is for --cost\n"))
    #expect(tool.status == 2)
  }

  @Test func forMachines() throws {
    let json = try JSONValue(parsing: diff("--cost", "--json", system: CostSystems.shop(gateways: 2)).output)
    let cost = json["systems"]?[0]?["cost"]
    #expect(cost?["before"]?["stated"] == "73.45")
    #expect(cost?["after"]?["stated"] == "106.3")
    #expect(cost?["environments"]?.array?.map { $0["name"] } == ["staging", "production"])
    #expect(cost?["changes"]?.array?.map { $0["before"] } == [.null, .null])
    #expect(cost?["changes"]?[0]?["after"]?["path"] == "ShopProduction/Nat2")
  }

  @Test func wrongUsageIsAMistake() throws {
    try tool.profile("production", #"{"_usage": {"Nut": {"data": "10 GB"}}}"#)
    diff("--cost", system: CostSystems.shop(gateways: 2))
    #expect(
      tool.errors.hasPrefix("config/shop/production.json:1:21: error: there is no resource Nut that costs something"),
      "\(tool.errors)")
    #expect(tool.status == 1)
  }

  @Test func files() throws {
    func template(_ count: Int) -> String {
      let addresses = (1...count).map {
        #""Address\#($0)": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}}"#
      }
      return "{\"Resources\": {\(addresses.joined(separator: ", "))}}"
    }
    try tool.write("old.json", template(1))
    try tool.write("new.json", template(3))
    tool.run("diff", "--cost", "--region", "us-east-1", "%/old.json", "%/new.json")
    #expect(
      cost == """
        cost of %/new.json: 3.65 → 10.95 US dollars a month at stated usage, by 1 price of us-east-1, of 2026-03-15
          + Address2  public IPv4 address: 3.65
          + Address3  public IPv4 address: 3.65
                         before  after  difference
          all, idle        3.65  10.95       +7.30
          all, at usage    3.65  10.95       +7.30
          all, ceiling     3.65  10.95       +7.30

        """)
    #expect((tool.status, tool.errors) == (1, ""))
  }
}
