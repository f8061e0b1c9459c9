import StrataFindings
import StrataJSON
import StrataTemplate

/// A network's further ranges of addresses are apart from those that it has.
struct NetworkRangeRule: TemplateRule {
  let about = RuleDescription(
    "overlapping-ranges", .error,
    reason: "EC2 refuses a range of addresses for a network that has some of them already",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    good: NetworkRangeRule.sample("10.1.0.0/16"), bad: NetworkRangeRule.sample("10.0.128.0/17"))

  func check(_ template: TemplateContents) -> [Finding] {
    let blocks = template.resources(of: "AWS::EC2::VPCCidrBlock")
    if blocks.isEmpty { return [] }
    let solver = ConditionSolver(template)
    var ranges: [PartialText: [(resource: TemplateResource, text: String, range: AddressRange)]] = [:]
    for network in template.resources(of: "AWS::EC2::VPC") {
      guard let text = network["CidrBlock"]?.string, let range = AddressRange(text) else { continue }
      ranges[PartialText(["Ref": .string(network.logicalID)])] = [(network, text, range)]
    }
    return blocks.compactMap { block in
      guard let network = block["VpcId"].map(PartialText.init), let text = block["CidrBlock"]?.string,
        let range = AddressRange(text)
      else { return nil }
      let other = ranges[network]?.first { $0.range.overlaps(range) && solver.canHave($0.resource, block) }
      ranges[network, default: []].append((block, text, range))
      guard let other else { return nil }
      return finding(
        "\(other.resource.logicalID) has some of these addresses", at: block.pointer("CidrBlock"),
        expected: "a range apart from \(other.text)", given: text)
    }
  }

  private static func sample(_ range: JSONValue) -> JSONValue {
    [
      "Network": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16"]],
      "More": ["Type": "AWS::EC2::VPCCidrBlock", "Properties": ["VpcId": ["Ref": "Network"], "CidrBlock": range]],
    ]
  }
}
