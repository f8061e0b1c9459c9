import StrataDiff
import StrataJSON
import Testing

/// Ways to and from the internet beside security groups.
@Suite struct NetworkPlaceTests {
  private func route(_ range: String, _ target: JSONValue, _ key: String = "GatewayId") -> JSONValue {
    var properties: JSONObject = ["RouteTableId": "rtb-1", "DestinationCidrBlock": .string(range)]
    properties[key] = target
    return template([
      "Gateway": ["Type": "AWS::EC2::InternetGateway"], "Inner": ["Type": "AWS::EC2::VPNGateway"],
      "It": ["Type": "AWS::EC2::Route", "Properties": .object(properties)],
    ])
  }

  private let none = template([
    "Gateway": ["Type": "AWS::EC2::InternetGateway"], "Inner": ["Type": "AWS::EC2::VPNGateway"],
  ])

  @Test func routesToTheInternet() throws {
    #expect(
      try warnings(none, route("0.0.0.0/1", "igw-1")) == ["wider It: 0.0.0.0/1 leads to the internet gateway igw-1"])
    #expect(
      try warnings(none, route("128.0.0.0/1", ["Ref": "Gateway"]))
        == ["wider It: 128.0.0.0/1 leads to the internet gateway ${Gateway}"])
    #expect(try warnings(none, route("0.0.0.0/0", ["Ref": "Gateway"])) == ["wider It: it leads to the internet"])
    #expect(try warnings(none, route("10.1.0.0/16", ["Ref": "Gateway"])) == [])
    #expect(try warnings(none, route("52.0.0.0/8", ["Ref": "Inner"])) == [])
    #expect(try warnings(none, route("52.0.0.0/8", "vgw-1")) == [])
    #expect(try warnings(route("0.0.0.0/1", "igw-1"), none) == [])
    #expect(
      try warnings(route("0.0.0.0/0", "nat-1", "NatGatewayId"), route("0.0.0.0/0", "igw-1"))
        == ["wider It: 0.0.0.0/0 leads to the internet gateway igw-1"])
    #expect(try warnings(route("0.0.0.0/0", "igw-1"), route("0.0.0.0/0", "nat-1", "NatGatewayId")) == [])
  }

  @Test(arguments: [
    ("AWS::EC2::EIPAssociation", "something has a public address"),
    ("AWS::EC2::VPCGatewayAttachment", "a gateway leads out of the network"),
    ("AWS::EC2::TransitGatewayAttachment", "another network is connected"),
    ("AWS::VpcLattice::ServiceNetworkVpcAssociation", "a network may reach its services"),
    ("AWS::AppSync::ApiKey", "whoever has its key may call the API"),
  ]) func whatOpensByBeingThere(_ type: String, _ text: String) throws {
    let (with, without) = (template(of: type, [:]), template([:]))
    #expect(try warnings(without, with) == ["wider It: \(text)"])
    #expect(try warnings(with, without) == [])
    let resource: JSONValue = ["Type": .string(type), "Condition": "IsLive"]
    let always: JSONValue = ["Type": .string(type)]
    #expect(try warnings(conditional(["It": resource]), conditional(["It": always])) == ["wider It: \(text)"])
  }

  @Test func aFirewallThatGoesOpens() throws {
    let with = template(of: "AWS::WAFv2::WebACLAssociation", ["ResourceArn": "a", "WebACLArn": "b"])
    #expect(try warnings(with, template([:])) == ["wider It: no more: a web access control list stands before it"])
    #expect(try warnings(template([:]), with) == [])
  }

  @Test func subnetsUnderOtherRoutes() throws {
    func association(_ table: JSONValue) -> JSONValue {
      template(of: "AWS::EC2::SubnetRouteTableAssociation", ["SubnetId": "subnet-1", "RouteTableId": table])
    }
    #expect(try warnings(association("rtb-1"), association("rtb-2")) == ["unclear It: RouteTableId is another"])
    #expect(try warnings(template([:]), association("rtb-1")) == [])
  }
}
