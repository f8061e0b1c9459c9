import StrataIsolation
import StrataJSON
import StrataTemplate

extension MutantGenerator {
  /// Security groups that let in the other environment's network, and networks with a way to each other.
  var networks: [SystemMutant] {
    let (mine, others) = (resources(of: from), resources(of: to))
    let groups = others.filter { $0.type == "AWS::EC2::SecurityGroup" }
    guard let vpc = mine.first(where: { $0.type == "AWS::EC2::VPC" }),
      let other = others.first(where: { $0.type == "AWS::EC2::VPC" })
    else {
      // One network of both, in which groups alone keep them apart.
      let sources = mine.filter { $0.type == "AWS::EC2::SecurityGroup" }
      return groups.flatMap { group in sources.map { opened(group, to: $0) } }
    }
    let ways = mine.filter { $0.type == "AWS::EC2::RouteTable" }.map { peered($0, vpc, other, opening: groups) }
    return groups.map { group in
      mutant(
        .groupOpened, at: world.words(group.index), .noRoute, [ingress(group, ["CidrIp": vpc.resource["CidrBlock"]])])
    } + ways
  }

  private func opened(_ group: WorldResource, to source: WorldResource) -> SystemMutant {
    mutant(
      .groupOpened, at: "\(world.words(group.index)) to \(world.words(source.index))", nil,
      [ingress(group, ["SourceSecurityGroupId": ["Fn::GetAtt": [.string(source.logicalID), "GroupId"]]])])
  }

  /// A rule that lets in all of a source.
  private func ingress(
    _ group: WorldResource, _ source: [String: JSONValue?]
  ) -> (stack: Int, pointer: [String], value: JSONValue?) {
    var properties: JSONObject = [
      "GroupId": ["Fn::GetAtt": [.string(group.logicalID), "GroupId"]], "IpProtocol": "-1",
    ]
    for (key, value) in source { properties[key] = value }
    return (
      group.stack, ["Resources", "\(group.logicalID)Mutant"],
      ["Type": "AWS::EC2::SecurityGroupIngress", "Properties": .object(properties)]
    )
  }

  private func peered(
    _ table: WorldResource, _ vpc: WorldResource, _ other: WorldResource, opening groups: [WorldResource]
  ) -> SystemMutant {
    mutant(
      .networksPeered, at: world.words(table.index), reason(table),
      groups.map { ingress($0, ["CidrIp": vpc.resource["CidrBlock"]]) } + [
        (
          other.stack, ["Outputs", "MutantVpc"],
          ["Value": ["Ref": .string(other.logicalID)], "Export": ["Name": "mutant:vpc"]]
        ),
        (
          vpc.stack, ["Resources", "MutantPeering"],
          [
            "Type": "AWS::EC2::VPCPeeringConnection",
            "Properties": ["VpcId": ["Ref": .string(vpc.logicalID)], "PeerVpcId": ["Fn::ImportValue": "mutant:vpc"]],
          ]
        ),
        (
          table.stack, ["Resources", "MutantRoute"],
          [
            "Type": "AWS::EC2::Route",
            "Properties": [
              "RouteTableId": ["Ref": .string(table.logicalID)],
              "DestinationCidrBlock": other.resource["CidrBlock"] ?? "10.0.0.0/8",
              "VpcPeeringConnectionId": ["Ref": "MutantPeering"],
            ],
          ]
        ),
      ])
  }

  /// Why nothing gets from the subnets that have a route table to another network; nil where something does.
  ///
  /// Balancers answer, or send to their own targets alone, and so do databases.
  private func reason(_ table: WorldResource) -> SystemMutant.Reason? {
    let mine = resources(of: from)
    let subnets = mine.filter { $0.type == "AWS::EC2::SubnetRouteTableAssociation" }
      .filter { $0.resource["RouteTableId"]?["Ref"]?.string == table.logicalID }
      .compactMap { $0.resource["SubnetId"]?["Ref"]?.string }.compactMap { world.resource($0, in: table.stack)?.index }
    func isThere(_ resource: WorldResource, _ places: [JSONValue]?) -> Bool {
      (places ?? []).contains { value in
        world.targets(of: value, in: resource.stack).contains { subnets.contains($0.index) }
      }
    }
    let sends = mine.contains { resource in
      switch resource.type {
      case "AWS::AutoScaling::AutoScalingGroup": isThere(resource, resource.resource["VPCZoneIdentifier"]?.array)
      case "AWS::ECS::Service":
        isThere(resource, resource.resource["NetworkConfiguration"]?["AwsvpcConfiguration"]?["Subnets"]?.array)
      default: false
      }
    }
    let isSomebodyThere = resources(of: to).contains { resource in
      ["AWS::AutoScaling::AutoScalingGroup", "AWS::ECS::Service", "AWS::RDS::DBInstance"].contains(resource.type)
    }
    if !isSomebodyThere { return .nobodyThere }
    if sends { return nil }
    let gateways = mine.filter { $0.type == "AWS::EC2::NatGateway" }
    return gateways.contains { isThere($0, $0.resource["SubnetId"].map { [$0] }) } ? .gateway : .nobodySends
  }
}
