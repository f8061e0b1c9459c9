import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

@Suite struct CostEstimateTests {
  @Test func environmentsOfOneTemplateHaveTotalsOfTheirOwn() {
    let contents = TemplateContents([
      "Metadata": ["Strata::Environments": ["dev": ["Dev*"], "prod": ["Prod*"]]],
      "Resources": [
        "DevAlarm": ["Type": "AWS::CloudWatch::Alarm", "Properties": ["MetricName": "Errors"]],
        "ProdAlarm": ["Type": "AWS::CloudWatch::Alarm", "Properties": ["MetricName": "Errors", "Period": 10]],
        "Gateway": ["Type": "AWS::EC2::NatGateway"], "ProdGame": ["Type": "AWS::GameLift::Fleet"],
      ],
    ])
    let estimate = CostEstimator().estimate([CostedStack(region: "us-east-1", contents: contents)])
    #expect(estimate.totals(of: "dev").idle.cents == "0.10")
    #expect(estimate.totals(of: "prod").idle.cents == "0.30")
    #expect(estimate.totals(of: "prod").unknownCount == 1)
    #expect(estimate.totals(of: nil).idle.cents == "32.85")
    #expect(estimate.totals(of: nil).unbounded == ["NAT data"])
    #expect(estimate.totals.idle.cents == "33.25")
  }

  /// What only usage tells is nothing where nothing is used, whatever its price.
  @Test func whatIsWithoutAPriceMakesTotalsLess() throws {
    func wholes(_ resources: JSONObject, usage: [(String, String, String)] = []) -> [Bool] {
      let totals = CostSamples.estimate(resources, region: "eu-central-1", usage: usage).totals
      return [totals.isIdleWhole, totals.isWhole]
    }
    #expect(wholes(["Gateway": ["Type": "AWS::EC2::NatGateway"]]) == [false, false])
    #expect(wholes(["Jobs": ["Type": "AWS::SQS::Queue"]], usage: [("Jobs", "requests", "1 M")]) == [true, false])
    #expect(
      wholes(["Zone": ["Type": "AWS::Route53::HostedZone"], "Game": ["Type": "AWS::GameLift::Fleet"]]) == [
        false, false,
      ])
    #expect(wholes(["Table": ["Type": "AWS::EC2::RouteTable"]]) == [true, true])
  }

  @Test func whatIsNotInAwsIsInNoList() {
    func stack(_ environment: String) -> CostedStack {
      CostedStack(
        name: environment, region: "us-east-1",
        contents: TemplateContents([
          "Resources": [
            "Gateway": ["Type": "AWS::EC2::NatGateway"], "Game": ["Type": "AWS::GameLift::Fleet"],
            "Table": ["Type": "AWS::EC2::RouteTable"],
          ]
        ]), environment: environment)
    }
    let estimate = CostEstimator().estimate([stack("laptop"), stack("staging")], leavingOut: ["laptop"])
    #expect(Set(estimate.lines.map(\.resource.environment)) == ["staging"])
    #expect((estimate.unknown + estimate.free.map(\.resource)).map(\.environment) == ["staging", "staging"])
    #expect(estimate.totals == CostEstimator().estimate([stack("staging")]).totals)
  }

  /// 300 M × 1.00 a million, and 100 M × 0.90 of the second API, as both are of one account.
  @Test func tiersGoOnFromLineToLine() {
    let estimate = CostSamples.estimate(
      ["A": ["Type": "AWS::ApiGatewayV2::Api"], "B": ["Type": "AWS::ApiGatewayV2::Api"]],
      usage: [("A", "requests", "300 M"), ("B", "requests", "100 M")])
    #expect(
      estimate.lineWords == [
        "A: HTTP API requests, by usage: 0.00, 300.00, 300.00", "B: HTTP API requests, by usage: 0.00, 90.00, 90.00",
      ])
  }

  @Test func pricesOfAnotherRegionAreNotTaken() {
    let estimate = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]], region: "eu-central-1")
    #expect(
      estimate.lineWords == [
        "Gateway: NAT gateway, fixed: not priced: there is no price of AmazonEC2 NatGateway-Hours in eu-central-1",
        "Gateway: NAT data, by usage: not priced: there is no price of AmazonEC2 NatGateway-Bytes in eu-central-1",
      ])
    #expect(estimate.notPriced.count == 2)
    #expect(
      estimate.findings.map(\.description) == [
        "warning: there is no price of eu-central-1, so that nothing in it is priced; expected a region with prices: "
          + "us-east-1, given eu-central-1 [unpriced-region]\n  hint: give AWS's price list of the region, as a region's "
          + "prices aren't taken for another"
      ])
    let mistyped = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]], region: "us-eats-1")
    #expect(mistyped.findings.first?.hint == "did you mean us-east-1?")
    #expect(estimate.words == ["0.00", "0.00", "at least 0.00, no bound: NAT data, 2 not priced"])
  }

  @Test func whatHasOnePriceEverywhereHasItInEachRegion() {
    let estimate = CostSamples.estimate(["Zone": ["Type": "AWS::Route53::HostedZone"]], region: "eu-central-1")
    #expect(estimate.lines[0].price?.region == "global")
    #expect(estimate.words[0] == "0.50")
  }

  @Test func machinesGetAllDigits() throws {
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"], "Game": ["Type": "AWS::GameLift::Fleet"]],
      usage: [("Gateway", "data", "1 MB")])
    let json = estimate.json()
    #expect(json["currency"] == "USD")
    #expect(
      json["totals"] == [
        "idle": "32.85", "stated": "32.8500439453125", "ceiling": "32.8500439453125", "isIdleWhole": false,
        "isWhole": false, "isCeilingBound": false,
        "unbounded": [], "notPriced": 1, "notDecided": 0,
      ])
    #expect(json["lines"]?[0]?["price"]?["source"] == "infracost 95ba4f49a, test nat_gateway")
    #expect(json["lines"]?[0]?["quantity"]?["idle"] == "730")
    #expect(json["lines"]?[1]?["isStated"] == true)
    #expect(json["unknown"]?[0]?["type"] == "AWS::GameLift::Fleet")
  }
}
