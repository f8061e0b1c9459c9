import StrataFindings
import StrataJSON
import StrataTemplate

/// A subnet has one route table.
struct RouteTableAssociationRule: TemplateRule {
  let about = RuleDescription(
    "second-route-table", .error, reason: "EC2 refuses to associate a subnet with a second route table",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html",
    good: RouteTableAssociationRule.sample("Other"), bad: RouteTableAssociationRule.sample("Subnet"))

  func check(_ template: TemplateContents) -> [Finding] {
    let associations = template.resources(of: "AWS::EC2::SubnetRouteTableAssociation")
    guard associations.count > 1 else { return [] }
    let solver = ConditionSolver(template)
    var seen: [JSONValue: [(association: TemplateResource, place: JSONPointer)]] = [:]
    return associations.compactMap { association in
      let subnets = association.placed("SubnetId")?.elements ?? []
      let found = subnets.lazy.compactMap { subnet -> Finding? in
        // Conditions make few of them out of one at most; of more, nothing is said.
        let other = seen[subnet.value]?.prefix(16).first {
          solver.canHave([$0.association, association], at: [$0.place, subnet.pointer], in: template)
        }
        return other.map { other in
          finding(
            "\(other.association.logicalID) associates the subnet with a route table as well", at: subnet.pointer,
            expected: "a subnet that no other association names")
        }
      }.first
      for subnet in subnets { seen[subnet.value, default: []].append((association, subnet.pointer)) }
      return found
    }
  }

  private static func sample(_ second: JSONValue) -> JSONValue {
    func association(_ subnet: JSONValue) -> JSONValue {
      [
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": ["SubnetId": ["Ref": subnet], "RouteTableId": "rtb-0a1b2c3d"],
      ]
    }
    func subnet(_ block: JSONValue) -> JSONValue {
      ["Type": "AWS::EC2::Subnet", "Properties": ["VpcId": "vpc-0a1b2c3d", "CidrBlock": block]]
    }
    return [
      "Subnet": subnet("10.0.0.0/24"), "Other": subnet("10.0.1.0/24"), "First": association("Subnet"),
      "Second": association(second),
    ]
  }
}
