import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// The prices that a system has beside its sources.
@Suite struct SystemPricesTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.now = "2025-01-01T00:00:00.000Z"
    try tool.profile("staging", "{}")
    try tool.profile("production", "{}")
  }

  private func shop(region: String = "us-east-1", gateways: Int = 1) -> System {
    CostSystems.shop(region: region, gateways: gateways, prices: ["prices.tsv"], file: tool.folder + "/Shop.swift")
  }

  private func write(_ dollars: String, region: String = "us-east-1", to file: String = "prices.tsv") throws {
    try tool.write(file, CostSystems.prices(natGateway: dollars, region: region))
  }

  /// 730 × 0.05, of which those that come along have 0.045.
  @Test func theyWinOverThoseThatComeAlong() throws {
    try write("0.05")
    tool.run("cost", systems: [shop()])
    #expect(
      tool.output.hasPrefix(
        "shop: US dollars a month of 730 hours, by 4 prices of us-east-1, from 2024-07-01 to 2026-11-01, 1 of them in "
          + "prices.tsv\n"), "\(tool.output)")
    #expect(
      tool.output.contains("NAT gateway          ShopStaging/Nat      36.50     36.50    36.50\n"), "\(tool.output)")
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func filesThatAreNamedWinOverThem() throws {
    try write("0.05")
    try write("0.06", to: "newer.tsv")
    tool.run("cost", "--prices", "%/newer.tsv", systems: [shop()])
    #expect(tool.output.contains("43.80     43.80    43.80\n"), "\(tool.output)")
    #expect(tool.output.contains(", 1 of them in newer.tsv\n"), "\(tool.output)")
  }

  @Test func theyAreOfTheirRegionAlone() throws {
    try write("0.05", region: "eu-central-1")
    tool.run("cost", systems: [shop()])
    #expect(tool.output.contains("32.85     32.85    32.85\n"), "\(tool.output)")
    #expect(!tool.output.contains("prices.tsv"), "\(tool.output)")
    tool.run("cost", systems: [shop(region: "eu-central-1")])
    #expect(
      tool.output.hasPrefix(
        "shop: US dollars a month of 730 hours, by 1 price of eu-central-1, of 2026-11-01, 1 of them in prices.tsv\n"),
      "\(tool.output)")
    #expect(tool.output.contains("36.50     36.50    36.50\n"), "\(tool.output)")
  }

  @Test func changesAreCountedByThem() throws {
    try write("0.05")
    #expect(tool.run("--output", "%/out", systems: [shop()]).status == 0, "\(tool.errors)")
    tool.run("diff", "--output", "%/out", "--cost", systems: [shop(gateways: 2)])
    #expect(tool.output.contains("  + ShopProduction/Nat2  NAT gateway: 36.50\n"), "\(tool.output)")
    #expect(tool.output.contains(", 1 of them in prices.tsv\n"), "\(tool.output)")
  }

  @Test func forMachines() throws {
    try write("0.05")
    let system = try JSONValue(parsing: tool.run("cost", "--json", systems: [shop()]).output)["systems"]?[0]
    #expect(system?["prices"]?["files"] == [["name": "prices.tsv", "count": 1]])
    let gateway = system?["lines"]?.array?.first { $0["dimension"] == "NAT gateway" }
    #expect(gateway?["price"]?["source"] == "an invoice")
    #expect(gateway?["price"]?["place"] == "%/prices.tsv:2")
  }

  @Test func aFileThatIsNotThere() throws {
    for command in [["cost"], ["diff", "--cost", "--output", "%/out"]] {
      #expect(tool.run("--output", "%/out", systems: [shop()]).status == 0, "\(tool.errors)")
      tool.run(command, systems: [shop()])
      #expect(
        tool.errors == "error: %/prices.tsv can't be read: it does not exist [invalid-price-list]\n1 error\n",
        "\(tool.errors)")
      #expect(tool.status == 1)
    }
  }

  @Test func aFileThatIsBroken() throws {
    try write("much")
    tool.run("cost", systems: [shop()])
    #expect((tool.status, tool.output) == (1, ""))
    #expect(tool.errors.hasPrefix("prices.tsv:2:"), "\(tool.errors)")
    #expect(tool.errors.hasSuffix("[invalid-price-list]\n1 error\n"), "\(tool.errors)")
  }
}
