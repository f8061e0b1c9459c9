import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth cost`.
@Suite struct CostCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.now = "2025-01-01T00:00:00.000Z"
    try tool.profile("staging", #"{"_usage": {"Nat": {"data": "100 GB"}, "Jobs": {"requests": "2 M requests"}}}"#)
    try tool.profile("production", "{}")
  }

  @discardableResult
  private func cost(_ arguments: String..., system: System = CostSystems.shop()) -> ToolRun {
    tool.run(["cost"] + arguments, systems: [system])
  }

  // MARK: Systems

  @Test func eachEnvironmentHasItsTotals() {
    cost()
    #expect(
      tool.output == """
        shop: US dollars a month of 730 hours, by 4 prices of us-east-1, from 2024-07-01 to 2026-03-15

        staging                                                idle  at usage  ceiling
          fixed     public IPv4 address  ShopStaging/Address   3.65      3.65     3.65
          by usage  queue requests       ShopStaging/Jobs      0.00      0.80     0.80
          fixed     NAT gateway          ShopStaging/Nat      32.85     32.85    32.85
          by usage  NAT data             ShopStaging/Nat       0.00      4.50     4.50
          total                                               36.50     41.80    41.80

        production                                                idle  at usage  ceiling
          fixed     public IPv4 address  ShopProduction/Address   3.65      3.65     3.65
          fixed     NAT gateway          ShopProduction/Nat      32.85     32.85    32.85
          total                                                  36.50     36.50    36.50
          the ceiling is at least 36.50, no bound: NAT data, queue requests
          counted as nothing, as no usage is stated:
            ShopProduction/Jobs: requests
            ShopProduction/Nat: data

        all           idle  at usage  ceiling
          total      73.00     78.30    78.30
          the ceiling is at least 78.30, no bound: NAT data, queue requests

        free: 2 resources, of AWS::EC2::SecurityGroup (2)

        outside of this
          Prices are those on demand, without taxes, support, discounts, savings plans and reservations
          What goes from AWS to the internet is counted as far as usage states it, what goes to other zones and regions isn't
          Tasks and instances that a deployment runs beside the old ones for a while aren't counted
          Instances are counted as those with Linux and no license
          The free tier is left out

        """)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func oneEnvironmentCostsTheSame() throws {
    let all = try JSONValue(parsing: cost("--json").output)["systems"]?[0]
    let one = try JSONValue(parsing: cost("--json", "-e", "staging").output)["systems"]?[0]
    #expect(all?["environments"]?[0]?["name"] == "staging")
    #expect(all?["environments"]?[0] == one?["environments"]?[0])
  }

  @Test func sideBySide() {
    cost("--compare", "staging:production")
    #expect(
      tool.output == """
        shop, staging to production: US dollars a month of 730 hours at stated usage, by 4 prices of us-east-1, \
        from 2024-07-01 to 2026-03-15
                               staging      production  difference
          public IPv4 address     3.65            3.65        0.00
          queue requests          0.80      not stated   not known
          NAT gateway            32.85           32.85        0.00
          NAT data                4.50      not stated   not known
          idle                   36.50           36.50        0.00
          at usage               41.80           36.50       -5.30
          ceiling                41.80  at least 36.50   not known
          the ceiling of production is at least 36.50, no bound: NAT data, queue requests

        """)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  /// What isn't priced of one of them makes a total less than it is, and the difference one of the rest.
  @Test func sideBySideWithWhatIsNotPriced() throws {
    try tool.write("prices.tsv", CostSystems.prices(natGateway: "0.05", region: "eu-central-1"))
    try tool.profile("production", #"{"_usage": {"Nat": {"data": "0 GB"}, "Jobs": {"requests": 0}}}"#)
    cost(
      "--compare", "staging:production", "--prices", "%/prices.tsv", system: CostSystems.shop(region: "eu-central-1"))
    #expect(
      tool.output == """
        shop, staging to production: US dollars a month of 730 hours at stated usage, by 1 price of eu-central-1, of \
        2026-11-01, 1 of them in prices.tsv
                                      staging      production              difference
          public IPv4 address       not known       not known               not known
          queue requests            not known       not known               not known
          NAT gateway                   36.50           36.50                    0.00
          NAT data                  not known       not known               not known
          idle                 at least 36.50  at least 36.50  0.00 in what is priced
          at usage             at least 36.50  at least 36.50  0.00 in what is priced
          ceiling              at least 36.50  at least 36.50  0.00 in what is priced
          the ceiling of staging is at least 36.50, 3 not priced
          the ceiling of production is at least 36.50, 3 not priced

        """)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test(
    arguments: [
      ("staging", "--compare takes two environments with a colon between them, not staging"),
      ("staging:prod", "there is no environment prod; expected staging or production"),
      ("staging:staging", "--compare takes two environments, and staging is one"),
    ])
  func noPair(pair: String, message: String) {
    cost("--compare", pair)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(message)\n"), "\(tool.errors)")
  }

  @Test func forMachines() throws {
    let system = try JSONValue(parsing: cost("--json").output)["systems"]?[0]
    #expect(system?["name"] == "shop")
    #expect(system?["currency"] == "USD")
    #expect(system?["prices"]?["regions"] == ["us-east-1"])
    #expect(system?["environments"]?.array?.map { $0["name"] } == ["staging", "production"])
    #expect(system?["environments"]?[0]?["totals"]?["idle"] == "36.5")
    #expect(system?["environments"]?[0]?["totals"]?["stated"] == "41.8")
    #expect(system?["lines"]?.array?.isEmpty == false)
    #expect(tool.status == 0)
  }

  /// What is stated wrongly is a mistake at its line and column, and nothing is counted.
  @Test(
    arguments: [
      (#"{"Nut": {"data": "1 GB"}}"#, 21, "there is no resource Nut that costs something"),
      (#"{"Nat": {"date": "1 GB"}}"#, 21, "Nat has no quantity date; expected data, given date"),
      (#"{"Nat": {"data": "-1 GB"}}"#, 21, "data of Nat is negative; expected 0 or more, given -1 GB"),
      (
        #"{"Nat": {"data": "3 hours"}}"#, 21,
        "data of Nat is no quantity of the kind; expected data, such as 500 GB, given 3 hours"
      ),
      (
        #"{"Nat": 3}"#, 13,
        #"shop/staging: the usage of Nat must be an object; expected quantities, as {"data": "500 GB"}, given a number"#
      ),
      (
        #"{"Nat": {"data": true}}"#, 21,
        #"shop/staging: data of Nat must be a quantity; expected text or a number, as "500 GB" or 3, given true"#
      ),
      (
        "[]", 12,
        "shop/staging: usage must be an object; expected resources' paths, as "
          + #"{"Vpc/Nat": {"data": "500 GB"}}, given a list"#
      ),
    ])
  func wrongUsage(usage: String, column: Int, message: String) throws {
    try tool.profile("staging", "{\"_usage\": \(usage)}")
    cost()
    #expect((tool.status, tool.output) == (1, ""))
    #expect(
      tool.errors.hasPrefix("config/shop/staging.json:1:\(column): error: \(message) [invalid-usage]\n"),
      "\(tool.errors)")
    #expect(tool.errors.hasSuffix("\n1 error\n"), "\(tool.errors)")
  }

  @Test func whatWasMeantIsSuggested() throws {
    try tool.profile("staging", #"{"_usage": {"Nut": {"data": "1 GB"}, "Nat": {"date": "1 GB"}}}"#)
    cost()
    #expect(tool.errors.contains("\n  hint: did you mean Nat?\n"), "\(tool.errors)")
    #expect(tool.errors.contains("\n  hint: did you mean data?\n"), "\(tool.errors)")
  }

  @Test func whereTheRegionIsNotKnown() {
    cost(system: CostSystems.shop(region: nil))
    #expect(
      tool.errors
        == "note: shop: the region of ShopStaging and ShopProduction isn't known, and taken to be us-east-1; --region names "
        + "another\n")
    cost("--region", "us-esat-1", system: CostSystems.shop(region: nil))
    #expect(tool.errors.hasPrefix("error: there is no region us-esat-1; did you mean us-east-1?\n"), "\(tool.errors)")
    #expect(tool.status == 2)
  }

  @Test func aRegionWithoutPrices() {
    cost(system: CostSystems.shop(region: "eu-central-1"))
    #expect(
      tool.errors.hasPrefix("warning: there is no price of eu-central-1, so that nothing in it is priced; expected "),
      "\(tool.errors)")
    #expect(
      tool.output.contains(
        "\n  not priced: ShopStaging/Nat, NAT gateway: there is no price of AmazonEC2 NatGateway-Hours in eu-central-1\n"
      ),
      "\(tool.output)")
    #expect(tool.output.contains("\n  the ceiling is at least 0.00, 4 not priced\n"), "\(tool.output)")
    #expect(tool.status == 0)
  }

  @Test func pricesOfOnesOwn() throws {
    try tool.write("prices.tsv", CostSystems.prices(natGateway: "0.05", region: "eu-central-1"))
    cost("--prices", "%/prices.tsv", system: CostSystems.shop(region: "eu-central-1"))
    #expect(tool.output.contains("NAT gateway  ShopStaging/Nat  36.50     36.50    36.50"), "\(tool.output)")
  }

  @Test(
    arguments: [
      ("region\tservice\n", "prices.tsv:1:"),
      (
        CostSystems.prices(natGateway: "0.05", region: "us-east-1").replacing("\tusd\t", with: "\teur\t"),
        "prices.tsv:1:"
      ),
      (String(CostSystems.prices(natGateway: "0.05", region: "us-east-1").dropLast(30)), "prices.tsv:2:"),
      (#"{"formatVersion": "v2.0"}"#, "prices.tsv:1:"),
      (#"{"formatVersion": "v1.0", "products": {"#, "prices.tsv:1:"),
    ])
  func pricesThatAreNone(text: String, place: String) throws {
    try tool.write("prices.tsv", text)
    cost("--prices", "%/prices.tsv")
    #expect((tool.status, tool.output) == (1, ""))
    #expect(tool.errors.hasPrefix(place), "\(tool.errors)")
    #expect(tool.errors.contains("[invalid-price-list]"), "\(tool.errors)")
    let json = try JSONValue(parsing: cost("--prices", "%/prices.tsv", "--json").output)
    #expect(json["succeeded"] == false)
  }

  /// A month that has passed is no reason to be silent of prices from long ago.
  @Test func oldPricesAreSaid() {
    tool.now = "2031-01-01T00:00:00.000Z"
    cost()
    #expect(tool.errors.hasPrefix("warning: "), "\(tool.errors)")
    #expect(tool.errors.contains("more than a year old"), "\(tool.errors)")
    #expect(tool.status == 0)
  }

  @Test(arguments: ["", "0", "745", "many"])
  func hoursThatNoMonthHas(hours: String) {
    cost("--hours", hours)
    #expect(tool.status == 2)
    #expect(
      tool.errors.hasPrefix(
        "error: --hours takes a number above 0 and up to 744, not \(hours.isEmpty ? "\"\"" : hours)\n"),
      "\(tool.errors)")
  }

  @Test func hoursOfAMonth() throws {
    let json = try JSONValue(parsing: cost("--json", "--hours", "100").output)
    #expect(json["systems"]?[0]?["environments"]?[1]?["totals"]?["idle"] == "5")
  }

  // MARK: Files

  private static let template = #"""
    {"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}, "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}}}}
    """#

  @Test func aFile() throws {
    try tool.write("shop.json", Self.template)
    try tool.write("usage.json", #"{"Jobs": {"requests": "1 M requests"}}"#)
    tool.run("cost", "%/shop.json", "--usage", "%/usage.json", "--region", "us-east-1")
    #expect(
      tool.output == """
        %/shop.json: US dollars a month of 730 hours, by 2 prices of us-east-1, from 2024-07-01 to 2026-03-15

        all                                       idle  at usage  ceiling
          by usage  queue requests       Jobs     0.00      0.40     0.40
          fixed     public IPv4 address  Address  3.65      3.65     3.65
          total                                   3.65      4.05     4.05

        outside of this
          Prices are those on demand, without taxes, support, discounts, savings plans and reservations
          What goes from AWS to the internet is counted as far as usage states it, what goes to other zones and regions isn't
          Tasks and instances that a deployment runs beside the old ones for a while aren't counted
          Instances are counted as those with Linux and no license
          The free tier is left out

        """)
    #expect((tool.status, tool.errors) == (0, ""))
    tool.run("cost", "%/shop.json")
    #expect(
      tool.errors == "note: %/shop.json: the region isn't known, and taken to be us-east-1; --region names another\n")
  }

  @Test func aFileThatAwsWouldRefuse() throws {
    try tool.write("shop.json", Self.template.replacing("\"Domain\"", with: "\"Domian\""))
    tool.run("cost", "%/shop.json", "--region", "us-east-1")
    #expect(
      tool.errors
        == "note: AWS would refuse %/shop.json, in which there is 1 mistake, and may cost something else: see "
        + "validate %/shop.json\n")
    #expect(tool.status == 0)
  }

  @Test(
    arguments: [
      (["%/none.json"], 1, "error: %/none.json can't be read: "),
      (["%/broken.json"], 1, "error: %/broken.json:1:2: this isn't JSON: "),
      (
        ["shop", "%/shop.json"], 2,
        "error: shop is a system, and %/shop.json a file by its name; cost takes systems, or files\n"
      ),
      (["%/shop.json", "-e", "staging"], 2, "error: --environment is for systems, not for files\n"),
      (["%/folder.json"], 2, "error: %/folder.json is a folder, and cost takes files\n"),
      (["shop", "--usage", "%/usage.json"], 2, "error: --usage is for files\n"),
      (["%/shop.json", "--usage", "%/broken.json"], 1, "error: %/broken.json:1:2: this isn't JSON: "),
      (["shop", "--json", "--compare", "a:b"], 2, "error: --compare and --json exclude each other\n"),
      (["%/shop.json", "--prices", "%/none.tsv"], 1, "error: %/none.tsv can't be read: "),
    ])
  func badInput(arguments: [String], status: Int32, errors: String) throws {
    try tool.write("shop.json", Self.template)
    try tool.write("broken.json", "{")
    try tool.write("folder.json/readme.txt", "nothing")
    tool.run(["cost"] + arguments, systems: [CostSystems.shop()])
    #expect(tool.status == status)
    #expect(tool.output == "")
    #expect(tool.errors.hasPrefix(errors), "\(tool.errors)")
  }
}
