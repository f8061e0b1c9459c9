import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct VpcTests {
  private func make(_ declare: @escaping @Sendable (Scope) -> Void) throws -> Template { try template(declare) }

  private static func ref(_ id: String) -> JSONValue { ["Ref": .string(id)] }

  private static func name(_ path: String) -> JSONValue { [["Key": "Name", "Value": .string("Test/Vpc/\(path)")]] }

  @Test func twoZonesAndOneNATGatewayUnlessSaidOtherwise() throws {
    let template = try make { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16") }
    #expect(
      template.resources.map(\.key) == [
        "Vpc", "VpcInternetGateway", "VpcInternetGatewayAttachment", "VpcPrivate1", "VpcPrivate1DefaultRoute",
        "VpcPrivate1RouteTable", "VpcPrivate1RouteTableAssociation", "VpcPrivate2", "VpcPrivate2DefaultRoute",
        "VpcPrivate2RouteTable", "VpcPrivate2RouteTableAssociation", "VpcPublic1", "VpcPublic1NatGateway",
        "VpcPublic1NatGatewayAddress", "VpcPublic1RouteTableAssociation", "VpcPublic2",
        "VpcPublic2RouteTableAssociation", "VpcPublicDefaultRoute", "VpcPublicRouteTable", "VpcS3Endpoint",
      ])
    func properties(_ id: String) throws -> JSONValue { .object(try #require(template.resource(id)).properties) }
    #expect(
      try properties("Vpc") == [
        "CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": true, "EnableDnsSupport": true,
        "Tags": [["Key": "Name", "Value": "Test/Vpc"]],
      ])
    #expect(
      try properties("VpcPrivate2") == [
        "AvailabilityZone": ["Fn::Select": [1, ["Fn::GetAZs": Self.ref("AWS::Region")]]],
        "CidrBlock": "10.0.72.0/21", "Tags": Self.name("Private2"), "VpcId": Self.ref("Vpc"),
      ])
    #expect(
      try properties("VpcPrivate2DefaultRoute") == [
        "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": Self.ref("VpcPublic1NatGateway"),
        "RouteTableId": Self.ref("VpcPrivate2RouteTable"),
      ])
    #expect(
      try properties("VpcPrivate2RouteTableAssociation") == [
        "RouteTableId": Self.ref("VpcPrivate2RouteTable"), "SubnetId": Self.ref("VpcPrivate2"),
      ])
    #expect(
      try properties("VpcPrivate2RouteTable") == [
        "Tags": Self.name("Private2/RouteTable"), "VpcId": Self.ref("Vpc"),
      ])
    #expect(
      try properties("VpcPublic1NatGateway") == [
        "AllocationId": ["Fn::GetAtt": ["VpcPublic1NatGatewayAddress", "AllocationId"]],
        "SubnetId": Self.ref("VpcPublic1"), "Tags": Self.name("Public1/NatGateway"),
      ])
    #expect(template.resource("VpcPublic1NatGateway")?.json["DependsOn"] == ["VpcPublicDefaultRoute"])
    #expect(
      try properties("VpcPublic1NatGatewayAddress") == ["Domain": "vpc", "Tags": Self.name("Public1/NatGateway")])
    #expect(
      try properties("VpcPublicDefaultRoute") == [
        "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": Self.ref("VpcInternetGateway"),
        "RouteTableId": Self.ref("VpcPublicRouteTable"),
      ])
    #expect(template.resource("VpcPublicDefaultRoute")?.json["DependsOn"] == ["VpcInternetGatewayAttachment"])
    #expect(
      try properties("VpcInternetGatewayAttachment") == [
        "InternetGatewayId": Self.ref("VpcInternetGateway"), "VpcId": Self.ref("Vpc"),
      ])
    #expect(
      try properties("VpcS3Endpoint") == [
        "RouteTableIds": [
          Self.ref("VpcPublicRouteTable"), Self.ref("VpcPrivate1RouteTable"), Self.ref("VpcPrivate2RouteTable"),
        ],
        "ServiceName": ["Fn::Sub": "com.amazonaws.${AWS::Region}.s3"], "VpcEndpointType": "Gateway",
        "VpcId": Self.ref("Vpc"),
      ])
  }

  @Test func anotherZoneOrKindChangesNothingThatIsThere() throws {
    let before = try make { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16") }
    let after = try make { scope in
      Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 3, subnets: [.isolated, .public, .private])
    }
    // The endpoint is led to by the new route tables as well.
    for resource in before.allResources where resource.logicalID != "VpcS3Endpoint" {
      #expect(after.resource(resource.logicalID) == resource)
    }
    #expect(after.resources(of: "AWS::EC2::Subnet").count == 9)
  }

  @Test(arguments: [0, 1, 2, 3])
  func natGateways(count: Int) throws {
    let template = try make { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", zones: 3, natGateways: count) }
    #expect(template.resources(of: "AWS::EC2::NatGateway").count == count)
    let gateways = (1...3).map { template.resource("VpcPrivate\($0)DefaultRoute")?["NatGatewayId"]?["Ref"] }
    let expected: [JSONValue?] = (0..<3).map { zone in
      count == 0 ? nil : .string("VpcPublic\(zone % count + 1)NatGateway")
    }
    #expect(gateways == expected)
  }

  @Test func withoutTheInternet() throws {
    let template = try make { scope in
      Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", subnets: [.isolated], gatewayEndpoints: [.dynamoDB, .s3])
    }
    #expect(
      template.resources.map(\.key) == [
        "Vpc", "VpcDynamoDBEndpoint", "VpcIsolated1", "VpcIsolated1RouteTableAssociation", "VpcIsolated2",
        "VpcIsolated2RouteTableAssociation", "VpcIsolatedRouteTable", "VpcS3Endpoint",
      ])
    #expect(template.resource("VpcDynamoDBEndpoint")?["RouteTableIds"] == [Self.ref("VpcIsolatedRouteTable")])
  }

  @Test func privateSubnetsAlone() throws {
    let template = try make { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", subnets: [.private], gatewayEndpoints: []) }
    #expect(template.resources(of: "AWS::EC2::NatGateway").isEmpty)
    #expect(template.resources(of: "AWS::EC2::VPCEndpoint").isEmpty)
  }

  @Test(arguments: [true, false])
  func trafficMayBeLogged(all: Bool) throws {
    let template = try make { scope in
      Vpc(
        "Vpc", in: scope, cidr: "10.0.0.0/16",
        flowLogs: all ? .all() : .rejected(retention: .days(7), key: Key("Key", in: scope)))
    }
    #expect(
      template.resource("VpcFlowLog").map { JSONValue.object($0.properties) } == [
        "DeliverLogsPermissionArn": ["Fn::GetAtt": ["VpcFlowLogRole", "Arn"]],
        "LogGroupName": Self.ref("VpcFlowLogLogs"), "ResourceId": Self.ref("Vpc"), "ResourceType": "VPC",
        "Tags": Self.name("FlowLog"), "TrafficType": all ? "ALL" : "REJECT",
      ])
    #expect(template.resource("VpcFlowLogLogs")?["RetentionInDays"] == (all ? 30 : 7))
    #expect((template.resource("VpcFlowLogLogs")?["KmsKeyId"] == nil) == all)
    let policy = template.resource("VpcFlowLogRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?[0]
    #expect(policy?["Resource"]?.array?.count == 2)
    #expect(
      template.resource("VpcFlowLogRole")?["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Principal"] == [
        "Service": ["vpc-flow-logs.amazonaws.com"]
      ])
  }

  @Test func aServiceWaitsForTheWayToItsImage() throws {
    let template = try make { scope in
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", natGateways: 1)
      for (id, kind) in [("Inside", .private), ("Outside", .public)] as [(String, Subnet.Kind)] {
        FargateService(
          id, in: scope, cluster: ImportedCluster(name: "shared", vpc: vpc), image: testImage, cpu: .vcpu(0.25),
          memory: .mebibytes(512), subnets: kind)
      }
    }
    #expect(
      template.resource("Inside")?.json["DependsOn"] == [
        "VpcPrivate1DefaultRoute", "VpcPrivate1RouteTableAssociation", "VpcPrivate2DefaultRoute",
        "VpcPrivate2RouteTableAssociation", "VpcS3Endpoint",
      ])
    #expect(
      template.resource("Outside")?.json["DependsOn"] == [
        "VpcPublic1RouteTableAssociation", "VpcPublic2RouteTableAssociation", "VpcPublicDefaultRoute",
        "VpcS3Endpoint",
      ])
  }

  @Test func twoInAStackAndTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["A", "B"] { Vpc(id, in: scope, cidr: "10.0.0.0/16", flowLogs: .all()) }
      } == [])
  }

  @Test func ofAnotherStack() throws {
    let app = App("Orders") { app in
      let vpc = app.stack("Network") { scope in Vpc("Vpc", in: scope, cidr: "10.0.0.0/16") }
      app.stack("Web") { scope in
        let cluster = Cluster("Cluster", in: scope, vpc: vpc)
        let web = FargateService(
          "Web", in: scope, cluster: cluster, image: testImage, cpu: .vcpu(0.25), memory: .mebibytes(512), port: 80)
        AlbApiGateway("Api", in: scope, vpc: vpc).stage("prod", to: web)
      }
    }
    #expect(findings(app) == [])
    #expect(try app.synthesize().stacks.map(\.name) == ["Network", "Web"])
  }

  // MARK: Refusals

  private func mistake(_ text: String) -> [String] { ["VpcTests.swift: error: Test/Vpc: \(text)"] }

  @Test(arguments: [3, -1])
  func natGatewaysThatHaveNoZone(count: Int) {
    #expect(
      findings { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", natGateways: count) }
        == mistake(
          "natGateways: a network must have at most one NAT gateway in each zone; expected 0 to 2, given \(count) [construct]"
        ))
  }

  @Test func natGatewaysWithoutAPlace() {
    #expect(
      findings { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", subnets: [.private], natGateways: 1) }
        == mistake(
          "subnets: a NAT gateway must lie in a public subnet; expected .public among the subnets, given none [construct]\n"
            + "  hint: add .public, or set natGateways to 0"))
  }

  @Test func natGatewaysWithoutAUse() {
    #expect(
      findings { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", subnets: [.public], natGateways: 1) }
        == mistake(
          "natGateways: no subnet would use a NAT gateway, which is charged by the hour; expected 0 where there are no "
            + "private subnets, given 1 [construct]"))
  }

  @Test func aNetworkWithoutTheSubnetsThatAreWanted() {
    #expect(
      findings { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", subnets: [.isolated])
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc)
      } == [
        "VpcTests.swift: error: Test/Balancer: subnets: the network has no private subnets; expected .isolated, given "
          + ".private [construct]\n  hint: add them to the network, or choose others here"
      ])
  }

  @Test func aMistakeIsNoOtherWhereSubnetsAreUsed() {
    for (cidr, zones) in [("10.0.0.1/16", 2), ("10.0.0.0/30", 2), ("10.0.0.0/16", 0)] as [(CIDR, Int)] {
      let found = findings { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: cidr, zones: .count(zones))
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc)
        ApplicationLoadBalancer("Outside", in: scope, vpc: vpc, scheme: .internetFacing)
      }
      #expect(found.count == 1)
    }
  }

  @Test func twoOfOneId() {
    #expect(
      findings { scope in
        for _ in 0..<2 { Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", flowLogs: .all()) }
      }.count == 1)
  }

  @Test func idsOfAnotherKind() {
    #expect(
      findings { scope in
        let vpc = ImportedVpc(
          id: "subnet-00000001", subnets: [.private("vpc-00000001", zone: "a"), .private("subnet-00000002", zone: "b")])
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc)
      } == [
        "VpcTests.swift: error: Test/Balancer: Subnets/0: this isn't the id of a subnet; expected an id such as "
          + "subnet-0a1b2c3d, given \"vpc-00000001\" [physical-name]",
        "VpcTests.swift: error: Test/Balancer/SecurityGroup: VpcId: this isn't the id of a VPC; expected an id such as "
          + "vpc-0a1b2c3d, given \"subnet-00000001\" [physical-name]",
      ])
  }

  @Test(arguments: [
    ("10.0.0.0/16", "10.0.0.0/16"), ("10.0.0.0/16", "10.0.255.0/24"), ("10.0.255.240/28", "10.0.0.0/8"),
  ])
  func aNetworkWithAddressesOfAnother(block: String, other: String) {
    let found = findings { scope in
      Vpc("Vpc", in: scope, cidr: CIDR(block), apartFrom: ["192.168.0.0/16", CIDR(other)], subnets: [])
    }
    #expect(
      found.first == """
        VpcTests.swift: error: Test/Vpc: cidr: the network has addresses of another, from which it must be apart; \
        expected a block outside of \(other), given \(block) [construct]
          hint: networks that overlap can never be connected: give each a block of its own
        """)
    #expect(found.count == 1, "\(found)")
  }

  @Test(arguments: ["10.1.0.0/16", "9.255.0.0/16", "192.168.0.0/16", "no block"])
  func aNetworkApartFromOthers(other: String) {
    #expect(findings { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16", apartFrom: [CIDR(other)], subnets: []) } == [])
  }
}
