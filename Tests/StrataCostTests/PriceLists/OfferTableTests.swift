import StrataCost
import StrataFindings
import StrataJSON
import Testing

/// Offer files of AWS's price list in CSV, made small.
@Suite struct OfferTableTests {
  private static let head = """
    "FormatVersion","v1.0"
    "Disclaimer","This pricing list is for informational purposes only. All prices are subject to change, ""as is""."
    "Publication Date","2026-10-20T17:03:11Z"
    "Version","20261020170311"
    "OfferCode","AmazonEC2"
    "SKU","TermType","StartingRange","EndingRange","Unit","PricePerUnit","Currency","usageType","operation","Region Code"

    """

  private static func read(_ text: String) throws(Finding) -> PriceList {
    try PriceList.read(bytes: Array(text.utf8), file: "offer.csv")
  }

  @Test func rowsAreReadBelowTheHeader() throws {
    let list = try Self.read(
      Self.head + """
        "A","OnDemand","0","Inf","Hrs","0.0450000000","USD","USW2-NatGateway-Hours","NatGateway","us-west-2"
        "B","Reserved","","","Hrs","0.0300000000","USD","USW2-BoxUsage:t3.micro","RunInstances","us-west-2"
        "C","OnDemand","0","Inf","Hrs","0.0104000000","USD","USW2-BoxUsage:t3.micro","RunInstances","us-west-2"
        "D","OnDemand","","","GB","0.0450000000","USD","USW2-NatGateway-Bytes","NatGateway","us-west-2"
        "E","OnDemand","0","Inf","Hrs","7.0000000000","USD","USW2-Something-Else","","us-west-2"

        """)
    #expect(
      list.all.map { "\($0.region) \($0.usageType) \($0.dollars) a \($0.unit), \($0.date), \($0.place ?? "")" } == [
        "us-west-2 BoxUsage:t3.micro 0.0104 a hour, 2026-10-20, offer.csv:9",
        "us-west-2 NatGateway-Bytes 0.045 a GB, 2026-10-20, offer.csv:10",
        "us-west-2 NatGateway-Hours 0.045 a hour, 2026-10-20, offer.csv:7",
      ])
  }

  /// The IOPS that a volume of type gp3 includes are in AWS's list, as a beginning of the range alone or as a tier that costs
  /// nothing; 4,000 − 3,000 cost 0.005 each, whether the account has the free tier or not.
  @Test(
    arguments: [
      "",
      #""A","OnDemand","0","3000","IOPS-Mo","0.0000000000","USD","USW2-EBS:VolumeP-IOPS.gp3","","us-west-2""# + "\n",
    ], [false, true])
  func whatVolumesIncludeIsNotCounted(included: String, hasFreeTier: Bool) throws {
    let list = try Self.read(
      Self.head + included
        + #""A","OnDemand","3000","Inf","IOPS-Mo","0.0050000000","USD","USW2-EBS:VolumeP-IOPS.gp3","","us-west-2""#
        + "\n")
    let estimate = CostSamples.estimate(
      [
        "Disk": [
          "Type": "AWS::EC2::Volume", "Properties": ["VolumeType": "gp3", "Size": 100, "Iops": 4_000],
        ]
      ], region: "us-west-2", prices: .none.adding(list), options: EstimateOptions(hasFreeTier: hasFreeTier))
    #expect(estimate.lineWords.contains("Disk: gp3 IOPS above 3,000, fixed: 5.00, 5.00, 5.00"), "\(estimate.lineWords)")
  }

  private static let wrongFiles: [WrongFile] = [
    WrongFile(
      "\"FormatVersion\",\"v2.0\"\n",
      "offer.csv:1: error: the price list is of another format version; expected v1.0, given v2.0 [invalid-price-list]"),
    WrongFile(
      "\"FormatVersion\",\"v1.0\"\n\"OfferCode\",\"AmazonEC2\"\n",
      "offer.csv:2: error: the price list isn't whole; expected a line that begins with SKU, given its end ",
      "[invalid-price-list]"),
    WrongFile(
      "\"FormatVersion\",\"v1.0\"\n\"OfferCode\",\"AmazonEC2\"\n\"SKU\",\"TermType\"\n",
      "offer.csv:3: error: the price list has no column StartingRange; expected StartingRange, given none ",
      "[invalid-price-list]"),
    WrongFile(
      head + "\"A\",\"OnDemand\",\"0\",\"Inf\",\"Hrs\",\"0.045\"\n",
      "offer.csv:7: error: the row isn't whole; expected 10 fields, given 6 [invalid-price-list]\n",
      "  hint: if the file was cut, get it again"),
    WrongFile(
      head + "\"A\",\"OnDemand\",\"0\",\"Inf\",\"Hrs\",\"0.0",
      "offer.csv:7:32: error: a field in quotes doesn't end; expected a double quote, given the end of the line ",
      "[invalid-price-list]\n  hint: if the file was cut, get it again"),
    WrongFile(
      head + "\"A\",\"OnDemand\",\"0\",\"Inf\",\"Hrs\",\"0.045\",\"CNY\",\"NatGateway-Hours\",\"\",\"us-east-1\"\n",
      "offer.csv:7: error: prices must be in US dollars; expected USD, given CNY [invalid-price-list]"),
    WrongFile(
      head + "\"A\",\"OnDemand\",\"0\",\"Inf\",\"Hrs\",\"-0.045\",\"USD\",\"NatGateway-Hours\",\"\",\"us-east-1\"\n",
      "offer.csv:7: error: the price is negative; expected 0 or more, given -0.045 [invalid-price-list]"),
  ]

  @Test(arguments: wrongFiles)
  func wrongFilesAreRefused(file: WrongFile) {
    let finding = #expect(throws: Finding.self) { try Self.read(file.text) }
    #expect(finding?.description == file.message)
  }
}
