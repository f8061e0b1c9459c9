import StrataEnvironments
import StrataJSON
import Testing

@testable import StrataCLI

/// What is said of an environment that is on the machine of whoever deploys it.
@Suite struct LocalCostTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.now = "2025-01-01T00:00:00.000Z"
    for name in ["staging", "production", "laptop"] {
      try tool.profile(name, #"{"_usage": {"Nat": {"data": "10 GB"}}}"#)
    }
  }

  @discardableResult
  private func run(_ arguments: String..., gateways: Int = 1) -> ToolRun {
    tool.run(arguments, systems: [CostSystems.shop(gateways: gateways, local: "laptop")])
  }

  private func totals(_ environment: String?) throws -> JSONValue? {
    let system = try JSONValue(parsing: run("cost", "--json").output)["systems"]?[0]
    guard let environment else { return system?["totals"] }
    return system?["environments"]?.array?.first { $0["name"] == .string(environment) }
  }

  @Test func itIsSaidAndNotCounted() throws {
    run("cost")
    #expect(tool.output.contains("\n\nlaptop: on this machine, not priced\n\nall "), "\(tool.output)")
    #expect(!tool.output.contains("ShopLaptop"), "\(tool.output)")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(try totals("laptop") == ["name": "laptop", "isLocal": true])
    let withIt = try totals(nil)
    try tool.remove("config/shop/laptop.json")
    #expect(try totals(nil) == withIt)
    #expect(try totals("laptop") == nil)
  }

  @Test func itAlone() {
    run("cost", "-e", "laptop")
    #expect(
      tool.output.hasPrefix(
        """
        shop: US dollars a month of 730 hours, by 0 prices of no region

        laptop: on this machine, not priced

        outside of this

        """), "\(tool.output)")
  }

  @Test func itIsNotComparedWithWhatCostsSomething() {
    run("cost", "--compare", "staging:laptop")
    #expect(
      tool.errors.hasPrefix("error: --compare takes environments in AWS, and laptop is on this machine, not priced\n"))
    #expect(tool.status == 2)
  }

  @Test func aChangeOfItCostsNothing() {
    #expect(run("--output", "%/out").status == 0, "\(tool.errors)")
    run("diff", "--cost", "--output", "%/out", gateways: 2)
    #expect(!tool.output.contains("laptop, idle"), "\(tool.output)")
    #expect(tool.errors == "note: shop: laptop is on this machine, not priced\n")
  }

  @Test func thePageSaysIt() {
    #expect(run("report", "--output", "%/page.html").status == 0, "\(tool.errors)")
    #expect(tool.text(of: "page.html")?.contains("laptop is on this machine, not priced.") == true)
  }
}
