import StrataFindings
import StrataJSON
import StrataTemplate

/// Subnets of a network don't share addresses.
struct SubnetOverlapRule: TemplateRule {
  let about = RuleDescription(
    "overlapping-subnets", .error, reason: "EC2 refuses a subnet whose addresses another subnet of the network has",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    good: SubnetOverlapRule.sample("10.0.0.0/24", "10.0.1.0/24"),
    bad: SubnetOverlapRule.sample("10.0.0.0/23", "10.0.1.0/24"))

  func check(_ template: TemplateContents) -> [Finding] {
    let solver = ConditionSolver(template)
    var seen: [PartialText: [(subnet: TemplateResource, range: AddressRange)]] = [:]
    return template.resources(of: "AWS::EC2::Subnet").compactMap { subnet in
      guard let network = subnet["VpcId"].map(PartialText.init), let text = subnet["CidrBlock"]?.string,
        let range = AddressRange(text)
      else { return nil }
      let other = seen[network]?.first { $0.range.overlaps(range) && solver.canHave($0.subnet, subnet) }?.subnet
      seen[network, default: []].append((subnet, range))
      guard let other else { return nil }
      return finding(
        "the subnet \(other.logicalID) has some of these addresses", at: subnet.pointer("CidrBlock"),
        expected: "a block apart from \(other["CidrBlock"]?.string ?? "")", given: text)
    }
  }

  private static func sample(_ first: String, _ second: String) -> JSONValue {
    [
      "A": [
        "Type": "AWS::EC2::Subnet", "Properties": ["VpcId": "vpc-0123456789abcdef0", "CidrBlock": .string(first)],
      ],
      "B": [
        "Type": "AWS::EC2::Subnet", "Properties": ["VpcId": "vpc-0123456789abcdef0", "CidrBlock": .string(second)],
      ],
    ]
  }
}
