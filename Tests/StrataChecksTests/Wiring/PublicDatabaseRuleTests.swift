import StrataJSON
import StrataLanguage
import Testing

/// Databases that the internet reaches.
@Suite struct PublicDatabaseRuleTests {
  private func found(_ type: JSONValue, gateway: JSONValue = ["Ref": "Gateway"], subnets: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "public-database",
      inResources: [
        "Gateway": ["Type": "AWS::EC2::InternetGateway"], "Nat": ["Type": "AWS::EC2::NatGateway"],
        "Public": ["Type": "AWS::EC2::Subnet"], "Private": ["Type": "AWS::EC2::Subnet"],
        "Table": ["Type": "AWS::EC2::RouteTable"],
        "Route": ["Type": "AWS::EC2::Route", "Properties": ["RouteTableId": ["Ref": "Table"], "GatewayId": gateway]],
        "Association": [
          "Type": "AWS::EC2::SubnetRouteTableAssociation",
          "Properties": ["SubnetId": ["Ref": "Public"], "RouteTableId": ["Fn::GetAtt": ["Table", "RouteTableId"]]],
        ],
        "Subnets": ["Type": type, "Properties": ["SubnetIds": subnets]],
      ])
  }

  @Test(arguments: ["AWS::RDS::DBSubnetGroup", "AWS::Redshift::ClusterSubnetGroup", "AWS::DocDB::DBSubnetGroup"])
  func aPublicSubnet(type: JSONValue) {
    #expect(
      found(type, subnets: [["Ref": "Private"], ["Ref": "Public"]]) == [
        """
        /Resources/Subnets/Properties/SubnetIds/1: the subnet Public is public, since its traffic goes to the internet \
        gateway Gateway; expected a subnet without a route to an internet gateway (put the database into isolated or private \
        subnets)
        """
      ])
  }

  @Test func subnetsThatAreNot() {
    #expect(found("AWS::RDS::DBSubnetGroup", subnets: [["Ref": "Private"]]) == [])
    #expect(found("AWS::RDS::DBSubnetGroup", gateway: ["Ref": "Nat"], subnets: [["Ref": "Public"]]) == [])
    #expect(found("AWS::RDS::DBSubnetGroup", subnets: ["subnet-0a1b2c3d", ["Ref": "Parameter"]]) == [])
    #expect(found("AWS::EC2::Instance", subnets: [["Ref": "Public"]]) == [])
  }

  @Test(arguments: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster"])
  func aPublicAddress(type: JSONValue) {
    for (flag, isFound) in [(true, true), ("true", true), (false, false), (["Ref": "Flag"], false)]
      as [(JSONValue, Bool)]
    {
      let found = StrataChecksTests.found(
        by: "public-database", inResources: ["It": ["Type": type, "Properties": ["PubliclyAccessible": flag]]])
      #expect(
        found
          == (isFound
            ? [
              "/Resources/It/Properties/PubliclyAccessible: the database gets a public address; expected false; given true (reach it from within its network)"
            ] : []))
    }
  }
}
