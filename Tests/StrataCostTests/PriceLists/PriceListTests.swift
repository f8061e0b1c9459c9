import StrataCost
import StrataFindings
import StrataJSON
import Testing

@Suite struct PriceListTests {
  private static let header = "region\tservice\tusage type\toperation\tunit\tfrom\tusd\tsource\tdate\tnote\n"

  private static func read(_ text: String) throws(Finding) -> PriceList {
    try PriceList.read(bytes: Array(text.utf8), file: "prices.tsv")
  }

  @Test func rowsOfOneThingAreItsTiers() throws {
    let list = try Self.read(
      "# Read by hand.\n" + Self.header + """

        eu-west-1\tAmazonSNS\tRequests-Tier1\t\trequest\t1000000\t0.0000005\tthe price page\t2026-11-01\t
        eu-west-1\tAmazonSNS\tRequests-Tier1\t\trequest\t0\t0\tthe price page\t2026-10\tfree tier
        eu-west-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.048\tthe price page\t2026\t\r

        """)
    #expect(list.count == 2)
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"], "Topic": ["Type": "AWS::SNS::Topic"]], region: "eu-west-1",
      usage: [("Topic", "requests", "4 M")], prices: .shipped.adding(list), options: EstimateOptions(hasFreeTier: true))
    #expect(
      estimate.lineWords == [
        "Gateway: NAT gateway, fixed: 35.04, 35.04, 35.04",
        "Gateway: NAT data, by usage: not priced: there is no price of AmazonEC2 NatGateway-Bytes in eu-west-1",
        "Topic: topic requests, by usage: 0.00, 1.50, 1.50",
      ])
    #expect(estimate.lines[0].price?.place == "prices.tsv:6")
    #expect(estimate.lines[2].price?.date == "2026-10")
    #expect(estimate.lines[2].price?.source == "the price page")
  }

  @Test func rowsOfOnesOwnWinOverThoseThatComeAlong() throws {
    let list = try Self.read(
      Self.header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.04\tour contract\t2026-11-01\t\n")
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"]], prices: .shipped.adding(list))
    #expect(estimate.totals.idle.description == "29.2")
    #expect(estimate.lines[0].price?.source == "our contract")
    #expect(estimate.lines[1].price?.place == nil)
  }

  private static let wrongFiles: [WrongFile] = [
    WrongFile(
      "",
      "prices.tsv:1: error: the file has no prices; expected a line of region, service, usage type, operation, unit, ",
      "from, usd, source, date, note with tabs between, and rows below it [invalid-price-list]"),
    WrongFile(
      "region,service,usage type\n",
      "prices.tsv:1:1: error: the first line must name the fields, with tabs between them; expected region as field 1 of ",
      "region, service, usage type, operation, unit, from, usd, source, date, note, given region,service,usage type ",
      "[invalid-price-list]\n  hint: an offer file of AWS's price list is JSON or CSV, not compressed"),
    WrongFile(
      "region\tservice\tusage type\toperation\tunit\tfrom\teur\tsource\tdate\tnote\n",
      "prices.tsv:1:47: error: prices must be in US dollars; expected usd, given eur [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.0",
      "prices.tsv:2: error: the row isn't whole; expected 10 fields with tabs between, given 7 fields ",
      "[invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t-0.045\ta page\t2026\t\n",
      "prices.tsv:2:46: error: usd is negative; expected 0 or more, given -0.045 [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0,045\ta page\t2026\t\n",
      "prices.tsv:2:46: error: usd isn't a number; expected digits, such as 0.045, given 0,045 [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hour\t\thour\t0\t0.045\ta page\t2026\t\n",
      "prices.tsv:2:21: error: no estimate asks for the usage type; given NatGateway-Hour [invalid-price-list]\n",
      "  hint: did you mean NatGateway-Hours?"),
    WrongFile(
      header + "us-east-1\tAmazonEC\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026\t\n",
      "prices.tsv:2:11: error: no estimate asks for prices of the service; given AmazonEC [invalid-price-list]\n",
      "  hint: did you mean AmazonEC2?"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\tmonth\t0\t32.85\ta page\t2026\t\n",
      "prices.tsv:2:39: error: the price is of another unit; expected hour, given month [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026-13-01\t\n",
      "prices.tsv:2:59: error: the date isn't one; expected a day such as 2026-07-20, a month, a year, or nothing, ",
      "given 2026-13-01 [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonRoute53\tHostedZone\t\tmonth\t0\t0.50\ta page\t2026\t\n",
      "prices.tsv:2:1: error: it has one price in all regions; expected global, given us-east-1 [invalid-price-list]"),
    WrongFile(
      header + "global\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026\t\n",
      "prices.tsv:2:1: error: it has a price in each region; expected a region, given global [invalid-price-list]"),
    WrongFile(
      header + "\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026\t\n",
      "prices.tsv:2:1: error: a price must be of a region; expected a region, given nothing [invalid-price-list]"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t5\t0.045\ta page\t2026\t\n",
      "prices.tsv:2:46: error: AmazonEC2 NatGateway-Hours in us-east-1 has no price for its first units; expected a tier ",
      "from 0 on, given tiers from 5 on [invalid-price-list]\n  hint: write a row from 0 on; where those units cost ",
      "nothing, with a price of 0"),
    WrongFile(
      header + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026\t\n"
        + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0.0\t0.048\ta page\t2026\t\n",
      "prices.tsv:3:48: error: AmazonEC2 NatGateway-Hours in us-east-1 has two prices from 0 on; expected one price, given ",
      "0.045 and 0.048 [invalid-price-list]\n  note: prices.tsv:2:46: the other price is here\n",
      "  hint: take one of them out"),
  ]

  @Test(arguments: wrongFiles)
  func wrongFilesAreRefused(file: WrongFile) {
    let finding = #expect(throws: Finding.self) { try Self.read(file.text) }
    #expect(finding?.description == file.message)
  }

  @Test func aFileCutAnywhereIsEitherRefusedOrHasFewerPrices() throws {
    let text =
      Self.header
      + "us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t2026-11-01\ta note\n"
      + "us-east-1\tAmazonEC2\tNatGateway-Bytes\t\tGB\t0\t0.045\ta page\t2026-11-01\ta note\n"
    for count in 0..<text.utf8.count {
      guard let list = try? PriceList.read(bytes: Array(text.utf8.prefix(count)), file: "cut.tsv") else { continue }
      #expect(list.all.allSatisfy { $0.dollars.description == "0.045" }, "cut at \(count)")
    }
  }
}
