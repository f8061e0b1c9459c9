import StrataCost
import StrataFindings
import StrataJSON
import Testing

/// Offer files of AWS's price list in JSON, made small.
@Suite struct OfferFileTests {
  private static func offer(
    service: String = "AmazonEC2", version: String = "v1.0", attributes: [[String: String]],
    dimensions: [[(unit: String, begin: String, prices: [String: String])]]
  ) -> String {
    var products: [String] = []
    var terms: [String] = []
    for (index, attributes) in attributes.enumerated() {
      let fields = attributes.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
      products.append(
        "\"SKU\(index)\": {\"sku\": \"SKU\(index)\", \"attributes\": {\(fields.joined(separator: ", "))}}")
      let tiers = dimensions[index].enumerated().map { tier, dimension in
        let prices = dimension.prices.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
        return "\"SKU\(index).T.\(tier)\": {\"unit\": \"\(dimension.unit)\", \"beginRange\": \"\(dimension.begin)\", "
          + "\"endRange\": \"Inf\", \"pricePerUnit\": {\(prices)}}"
      }
      terms.append("\"SKU\(index)\": {\"SKU\(index).T\": {\"priceDimensions\": {\(tiers.joined(separator: ", "))}}}")
    }
    return """
      {
        "formatVersion": "\(version)", "offerCode": "\(service)", "publicationDate": "2026-10-20T17:03:11Z",
        "products": {
          \(products.joined(separator: ",\n    "))
        },
        "terms": {"OnDemand": {
          \(terms.joined(separator: ",\n    "))
        }}
      }
      """
  }

  private static func read(_ text: String) throws(Finding) -> PriceList {
    try PriceList.read(bytes: Array(text.utf8), file: "offer.json")
  }

  @Test func productsAreFoundByUsageTypeAndOperation() throws {
    let list = try Self.read(
      Self.offer(
        attributes: [
          ["usagetype": "USW2-NatGateway-Hours", "operation": "NatGateway", "regionCode": "us-west-2"],
          ["usagetype": "USW2-BoxUsage:t3.medium", "operation": "RunInstances", "regionCode": "us-west-2"],
          ["usagetype": "USW2-BoxUsage:t3.medium", "operation": "RunInstances:0002", "regionCode": "us-west-2"],
          ["usagetype": "USW2-EBS:VolumeP-Throughput.gp3", "operation": "", "regionCode": "us-west-2"],
          ["usagetype": "USW2-Reservation:t3.medium", "operation": "RunInstances", "regionCode": "us-west-2"],
        ],
        dimensions: [
          [("Hrs", "0", ["USD": "0.0450000000"])], [("Hrs", "0", ["USD": "0.0416000000"])],
          [("Hrs", "0", ["USD": "0.0600000000"])], [("GiBps-mo", "0", ["USD": "40.9600000000"])],
          [("Hrs", "0", ["USD": "0.0416000000"])],
        ]))
    #expect(
      list.all.map { "\($0.usageType) \($0.operation) \($0.unit) \($0.dollars) \($0.date) \($0.place ?? "")" } == [
        "BoxUsage:t3.medium RunInstances hour 0.0416 2026-10-20 offer.json, SKU SKU1",
        "EBS:VolumeP-Throughput.gp3  MB/s-month 0.04 2026-10-20 offer.json, SKU SKU3",
        "NatGateway-Hours NatGateway hour 0.045 2026-10-20 offer.json, SKU SKU0",
      ])
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"]], region: "us-west-2", prices: .shipped.adding(list))
    #expect(estimate.lineWords[0] == "Gateway: NAT gateway, fixed: 32.85, 32.85, 32.85")
  }

  @Test func aRegionsPrefixHasManyForms() throws {
    let list = try Self.read(
      Self.offer(
        service: "awskms",
        attributes: [
          ["usagetype": "us-west-2-KMS-Keys", "regionCode": "us-west-2"],
          ["usagetype": "eu-west-1-KMS-Keys", "regionCode": "eu-west-1"],
        ],
        dimensions: [[("Keys", "0", ["USD": "1"])], [("Keys", "0", ["USD": "1"])]]))
    #expect(list.all.map(\.region) == ["eu-west-1", "us-west-2"])
    for (usageType, region) in [("EU-NatGateway-Hours", "eu-west-1"), ("NatGateway-Hours", "us-east-1")] {
      let list = try Self.read(
        Self.offer(
          attributes: [["usagetype": usageType, "regionCode": region]], dimensions: [[("Hrs", "0", ["USD": "0.05"])]]))
      #expect(list.all.map { "\($0.region) \($0.usageType)" } == ["\(region) NatGateway-Hours"])
    }
  }

  @Test func tiersAndTheFreeTierAreRead() throws {
    let list = try Self.read(
      Self.offer(
        service: "AmazonCloudWatch",
        attributes: [["usagetype": "EUC1-CW:AlarmMonitorUsage", "regionCode": "eu-central-1"]],
        dimensions: [[("Alarms", "10", ["USD": "0.10"]), ("Alarms", "0", ["USD": "0"])]]))
    let resources: JSONObject = ["Alarm": ["Type": "AWS::CloudWatch::Alarm", "Properties": ["MetricName": "Errors"]]]
    let prices = PriceTable.none.adding(list)
    #expect(CostSamples.estimate(resources, region: "eu-central-1", prices: prices).words[0] == "0.10")
    let free = CostSamples.estimate(
      resources, region: "eu-central-1", prices: prices, options: EstimateOptions(hasFreeTier: true))
    #expect(free.words[0] == "0.00")
  }

  @Test func operationsWithOtherPricesAreNotMixed() throws {
    let list = try Self.read(
      Self.offer(
        service: "AmazonVPC",
        attributes: [
          ["usagetype": "EUC1-VpcEndpoint-Hours", "operation": "VpcEndpoint", "regionCode": "eu-central-1"],
          ["usagetype": "EUC1-VpcEndpoint-Hours", "operation": "Other", "regionCode": "eu-central-1"],
        ],
        dimensions: [[("Hrs", "0", ["USD": "0.012"])], [("Hrs", "0", ["USD": "0.024"])]]))
    let estimate = CostSamples.estimate(
      [
        "Endpoint": [
          "Type": "AWS::EC2::VPCEndpoint",
          "Properties": ["VpcEndpointType": "Interface", "SubnetIds": ["subnet-1"]],
        ]
      ], region: "eu-central-1", prices: .none.adding(list))
    #expect(
      estimate.lineWords[0]
        == "Endpoint: interface endpoint, fixed: not priced: offer.json, SKU SKU0 and after: AmazonVPC VpcEndpoint-Hours "
        + "has 2 prices, of the operations VpcEndpoint, Other")
  }

  @Test func operationsOfOnePriceAreOne() throws {
    let attributes = ["CreateDBInstance:0002", "CreateDBInstance:0014"].map { operation in
      ["usagetype": "EUC1-RDS:GP3-Storage", "operation": operation, "regionCode": "eu-central-1"]
    }
    let list = try Self.read(
      Self.offer(
        service: "AmazonRDS", attributes: attributes,
        dimensions: [[("GB-Mo", "0", ["USD": "0.137"])], [("GB-Mo", "0", ["USD": "0.1370"])]]))
    let estimate = CostSamples.estimate(
      [
        "Database": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": ["DBInstanceClass": "db.t3.large", "Engine": "postgres", "AllocatedStorage": "100"],
        ]
      ], region: "eu-central-1", prices: .none.adding(list))
    #expect(estimate.lineWords[1] == "Database: gp3 database storage, fixed: 13.70, 13.70, 13.70")
  }

  @Test func aPriceOfAnotherUnitIsNotTaken() throws {
    let list = try Self.read(
      Self.offer(
        attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
        dimensions: [[("GB", "0", ["USD": "0.045"])]]))
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"]], prices: .shipped.adding(list))
    #expect(
      estimate.lineWords[0]
        == "Gateway: NAT gateway, fixed: not priced: the price of AmazonEC2 NatGateway-Hours (offer.json, SKU SKU0) is one "
        + "for each GB, and what is needed is one for each hour")
  }

  private static let wrongFiles: [WrongFile] = [
    WrongFile(
      offer(version: "v2.0", attributes: [], dimensions: []),
      "offer.json:2:20: error: the price list is of another format version; expected v1.0, given v2.0 ",
      "[invalid-price-list]"),
    WrongFile(
      "{\"products\": {}}",
      "offer.json:1:1: error: the file isn't an offer file of AWS's price list; expected an object with formatVersion, ",
      "given none [invalid-price-list]"),
    WrongFile(
      "{\"formatVersion\": \"v1.0\", \"offerCode\": \"AmazonEC2\", \"products\": {}}",
      "offer.json:1:1: error: the price list isn't whole; expected an object of terms, given none [invalid-price-list]"),
    WrongFile(
      "{\"formatVersion\": \"v1.0\", \"products\": {}, \"terms\": {}}",
      "offer.json:1:1: error: the price list doesn't say what service it's of; expected offerCode, given none ",
      "[invalid-price-list]"),
    WrongFile(
      offer(
        attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
        dimensions: [[("Hrs", "0", ["CNY": "0.426"])]]),
      "offer.json:7:127: error: prices must be in US dollars; expected USD, given CNY [invalid-price-list]"),
    WrongFile(
      offer(
        attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
        dimensions: [[("Hrs", "0", ["USD": "-1"])]]),
      "offer.json:7:135: error: the price is negative; expected 0 or more, given -1 [invalid-price-list]"),
    WrongFile(
      offer(
        attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
        dimensions: [[("Hrs", "0", ["USD": "free"])]]),
      "offer.json:7:135: error: the price isn't a number; expected digits, such as 0.0450000000, given free ",
      "[invalid-price-list]"),
  ]

  @Test(arguments: wrongFiles)
  func wrongFilesAreRefused(file: WrongFile) {
    let finding = #expect(throws: Finding.self) { try Self.read(file.text) }
    #expect(finding?.description == file.message)
  }

  @Test func twoPricesOfOneThingAreRefused() {
    let text = Self.offer(
      attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
      dimensions: [[("Hrs", "0", ["USD": "0.045"]), ("Hrs", "0", ["USD": "0.048"])]])
    let finding = #expect(throws: Finding.self) { try Self.read(text) }
    #expect(finding?.message == "AmazonEC2 NatGateway-Hours in us-east-1 has two prices from 0 on")
    #expect(finding?.given == "0.045 and 0.048")
  }

  @Test func aFileCutAnywhereIsRefused() {
    let text = Self.offer(
      attributes: [["usagetype": "NatGateway-Hours", "regionCode": "us-east-1"]],
      dimensions: [[("Hrs", "0", ["USD": "0.045"])]])
    for count in 2..<text.utf8.count {
      #expect(throws: Finding.self, "cut at \(count)") {
        try PriceList.read(bytes: Array(text.utf8.prefix(count)), file: "offer.json")
      }
    }
  }
}
