import StrataCost
import StrataFindings
import StrataJSON
import Testing

@Suite struct PriceAgeTests {
  private static let resources: JSONObject = [
    "Gateway": ["Type": "AWS::EC2::NatGateway"], "Zone": ["Type": "AWS::Route53::HostedZone"],
    "Address": ["Type": "AWS::EC2::EIP"],
  ]

  @Test func pricesBeyondAYearAreSaid() {
    let age = PriceAge(CostSamples.estimate(Self.resources), today: "2026-11-29")
    #expect(age.words == "5 prices of global, us-east-1, from 2024-07-01 to 2026-09-19, 2 of them more than a year old")
    #expect(
      age.finding?.description
        == "warning: 2 prices of 5 are more than a year old: that of NatGateway-Hours in us-east-1 is of 2024-07-01 "
        + "[old-price]\n  hint: give newer ones: AWS's price list, or rows of your own")
  }

  @Test func aYearIsToTheDay() {
    let estimate = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]])
    #expect(PriceAge(estimate, today: "2025-07-01").finding == nil)
    #expect(PriceAge(estimate, today: "2025-07-02").finding != nil)
  }

  @Test func pricesWithoutADayAreCounted() throws {
    let rows = """
      region\tservice\tusage type\toperation\tunit\tfrom\tusd\tsource\tdate\tnote
      us-east-1\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t0.045\ta page\t\t
      us-east-1\tAmazonEC2\tNatGateway-Bytes\t\tGB\t0\t0.045\ta page\t2026\t

      """
    let prices = PriceTable.none.adding(try PriceList.read(bytes: Array(rows.utf8), file: "shop/prices.tsv"))
    let estimate = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]], prices: prices)
    let age = PriceAge(estimate, today: "2026-11-29")
    #expect(age.words == "2 prices of us-east-1, of 2026, 1 without a day, 2 of them in prices.tsv")
    #expect(age.files.map { "\($0.name) \($0.count)" } == ["prices.tsv 2"])
    #expect(age.finding == nil)
    // The year counts from its beginning.
    #expect(PriceAge(estimate, today: "2027-01-02").old.count == 1)
  }

  @Test func nothingPricedHasNoAge() {
    let age = PriceAge(CostSamples.estimate([:]), today: "2026-11-29")
    #expect(age.words == "0 prices of no region")
    #expect(age.finding == nil)
  }
}
