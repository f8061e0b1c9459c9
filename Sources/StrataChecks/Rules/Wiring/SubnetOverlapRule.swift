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
    var seen: [(subnet: TemplateResource, network: JSONValue, block: ClosedRange<UInt32>)] = []
    return template.resources(of: "AWS::EC2::Subnet").compactMap { subnet in
      guard let network = subnet["VpcId"], let text = subnet["CidrBlock"]?.string, let block = Self.block(text)
      else { return nil }
      defer { seen.append((subnet, network, block)) }
      let other = seen.first {
        $0.block.overlaps(block) && $0.network == network && solver.canHave($0.subnet, subnet)
      }
      guard let other else { return nil }
      return finding(
        "the subnet \(other.subnet.logicalID) has some of these addresses", at: subnet.pointer("CidrBlock"),
        expected: "a block apart from \(other.subnet["CidrBlock"]?.string ?? "")", given: text)
    }
  }

  /// The first and the last address of a block.
  private static func block(_ text: String) -> ClosedRange<UInt32>? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = UInt32(parts[1]), (1...32).contains(length) else { return nil }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
    guard numbers.count == 4 else { return nil }
    let address = numbers.reduce(0) { $0 << 8 | UInt32($1) }
    let mask = length == 32 ? UInt32.max : ~(UInt32.max >> length)
    return (address & mask)...(address | ~mask)
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
