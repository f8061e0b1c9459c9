import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct NetworkProverTests {
  /// A VPC with a subnet.
  private static func network(_ range: String, _ extra: JSONObject = [:]) -> JSONObject {
    [
      "Vpc": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": .string("10.\(range).0.0/16")]],
      "Subnet": [
        "Type": "AWS::EC2::Subnet",
        "Properties": ["VpcId": ["Ref": "Vpc"], "CidrBlock": .string("10.\(range).1.0/24")],
      ],
      "Table": ["Type": "AWS::EC2::RouteTable", "Properties": ["VpcId": ["Ref": "Vpc"]]],
      "Association": [
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": ["SubnetId": ["Ref": "Subnet"], "RouteTableId": ["Ref": "Table"]],
      ],
    ] + extra
  }

  /// A service and its group, with rules for what comes in and what leaves.
  private static func service(
    vpc: JSONValue = ["Ref": "Vpc"], subnet: JSONValue = ["Ref": "Subnet"], ingress: JSONValue = [],
    egress: JSONValue = [["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"]]
  ) -> JSONObject {
    [
      "Group": [
        "Type": "AWS::EC2::SecurityGroup",
        "Properties": ["VpcId": vpc, "SecurityGroupIngress": ingress, "SecurityGroupEgress": egress],
      ],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": [
          "NetworkConfiguration": [
            "AwsvpcConfiguration": ["Subnets": [subnet], "SecurityGroups": [["Fn::GetAtt": ["Group", "GroupId"]]]]
          ]
        ],
      ],
    ]
  }

  private static let open: JSONValue = [
    ["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"]
  ]

  private func candidates(
    _ staging: JSONObject, _ production: JSONObject, shared: JSONObject = [:], parameters: JSONObject = [:]
  ) -> [Candidate] {
    NetworkProver(SampleWorlds.world(staging: staging, production: production, shared: shared, parameters: parameters))
      .candidates(from: 0, to: 1)
  }

  // MARK: VPCs of their own

  @Test func networksThatNothingJoinsAreApart() {
    let found = candidates(
      Self.network("1") + Self.service(), Self.network("2") + Self.service(ingress: Self.open))
    #expect(found.map(\.word) == ["networks-apart"])
    #expect(
      found.first?.sentence
        == "Nothing joins the networks of shop-staging/Service and shop-production/Service: shop-staging/Vpc and "
        + "shop-production/Vpc have no peering connection and no transit gateway in common")
  }

  private static let peering: JSONObject = [
    "Peering": [
      "Type": "AWS::EC2::VPCPeeringConnection",
      "Properties": ["VpcId": ["Ref": "Vpc"], "PeerVpcId": ["Fn::ImportValue": "production:Vpc"]],
    ]
  ]

  private static func route(
    _ range: JSONValue, _ target: JSONValue = ["Ref": "Peering"], _ name: String = "VpcPeeringConnectionId"
  ) -> JSONObject {
    [
      "Route": [
        "Type": "AWS::EC2::Route",
        "Properties": .object(
          ["RouteTableId": ["Ref": "Table"], "DestinationCidrBlock": range] + JSONObject([(name, target)])),
      ]
    ]
  }

  @Test func aPeeringNeedsARoute() {
    let production = Self.network("2") + Self.service(ingress: Self.open)
    let staging = Self.network("1") + Self.service() + Self.peering
    #expect(candidates(staging, production).map(\.word) == ["route"])
    #expect(candidates(staging + Self.route("10.3.0.0/16"), production).map(\.word) == ["route"])
    let open = candidates(staging + Self.route("10.2.0.0/16"), production)
    #expect(open.map(\.word) == ["open"])
    #expect(
      open.first?.sentence
        == "shop-staging/Service may send TCP 443 to shop-production/Service, as routes, network ACLs and security "
        + "groups all let it")
    #expect(
      candidates(staging + Self.route(["Ref": "Range"]), production, parameters: ["Range": ["Type": "String"]])
        .map(\.word) == ["undecided"])
  }

  @Test func groupsCloseAPeering() {
    let staging = Self.network("1") + Self.service() + Self.peering + Self.route("10.2.0.0/16")
    let production = Self.network("2") + Self.service()
    let closed = candidates(staging, production)
    #expect(closed.map(\.word) == ["security-group-ingress"])
    #expect(
      closed.first?.sentence
        == "No security group of shop-production/Service lets in anything from shop-staging/Service")
  }

  @Test func aTransitGatewayLeadsOnByItsTables() {
    func attachment(_ vpc: String) -> JSONObject {
      [
        "Attachment": [
          "Type": "AWS::EC2::TransitGatewayAttachment",
          "Properties": [
            "TransitGatewayId": ["Fn::ImportValue": "shared:Gateway"], "VpcId": ["Ref": "Vpc"],
            "SubnetIds": [["Ref": "Subnet"]],
          ],
        ]
      ]
    }
    let staging =
      Self.network("1") + Self.service() + attachment("1")
      + Self.route("10.0.0.0/8", ["Fn::ImportValue": "shared:Gateway"], "TransitGatewayId")
    let production = Self.network("2") + Self.service(ingress: Self.open)
    let gateway: JSONObject = ["Gateway": ["Type": "AWS::EC2::TransitGateway"]]
    #expect(candidates(staging, production, shared: gateway).map(\.word) == ["networks-apart"])
    #expect(candidates(staging, production + attachment("2"), shared: gateway).map(\.word) == ["open"])
    let own =
      gateway + [
        "Table": [
          "Type": "AWS::EC2::TransitGatewayRouteTable",
          "Properties": ["TransitGatewayId": ["Ref": "Gateway"]],
        ],
        "Associated": [
          "Type": "AWS::EC2::TransitGatewayRouteTableAssociation",
          "Properties": [
            "TransitGatewayAttachmentId": ["Fn::ImportValue": "staging:Attachment"],
            "TransitGatewayRouteTableId": ["Ref": "Table"],
          ],
        ],
      ]
    #expect(candidates(staging, production + attachment("2"), shared: own).map(\.word) == ["route"])
    let leading =
      own + [
        "Propagated": [
          "Type": "AWS::EC2::TransitGatewayRouteTablePropagation",
          "Properties": [
            "TransitGatewayAttachmentId": ["Fn::ImportValue": "production:Attachment"],
            "TransitGatewayRouteTableId": ["Ref": "Table"],
          ],
        ]
      ]
    #expect(candidates(staging, production + attachment("2"), shared: leading).map(\.word) == ["open"])
  }

  // MARK: One VPC for both

  private static let shared = network("0")
  private static func inShared(ingress: JSONValue = [], egress: JSONValue? = nil) -> JSONObject {
    let (vpc, subnet): (JSONValue, JSONValue) = (
      ["Fn::ImportValue": "shared:Vpc"], ["Fn::ImportValue": "shared:Subnet"]
    )
    return egress.map { service(vpc: vpc, subnet: subnet, ingress: ingress, egress: $0) }
      ?? service(vpc: vpc, subnet: subnet, ingress: ingress)
  }

  @Test func groupsHoldServicesOfOneNetworkApart() {
    #expect(
      candidates(Self.inShared(), Self.inShared(), shared: Self.shared).map(\.word) == ["security-group-ingress"])
    #expect(candidates(Self.inShared(), Self.inShared(ingress: Self.open), shared: Self.shared).map(\.word) == ["open"])
    let deaf = Self.inShared(egress: [["IpProtocol": "-1", "CidrIp": "127.0.0.1/32"]])
    let closed = candidates(deaf, Self.inShared(ingress: Self.open), shared: Self.shared)
    #expect(closed.map(\.word) == ["security-group-egress"])
    #expect(
      closed.first?.sentence
        == "No security group of shop-staging/Service lets it send anything to shop-production/Service")
    let other = Self.inShared(ingress: [["IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "10.0.0.0/8"]])
    let apart = candidates(Self.inShared(), other, shared: Self.shared)
    #expect(apart.map(\.word) == ["security-groups"])
    #expect(
      apart.first?.sentence
        == "What security groups let shop-staging/Service send and what they let shop-production/Service receive have "
        + "no packet in common")
  }

  @Test func aGroupOfTheOtherIsAReach() {
    let rule: JSONObject = [
      "Rule": [
        "Type": "AWS::EC2::SecurityGroupIngress",
        "Properties": [
          "GroupId": ["Fn::GetAtt": ["Group", "GroupId"]], "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
          "SourceSecurityGroupId": ["Fn::ImportValue": "staging:Group"],
        ],
      ]
    ]
    #expect(candidates(Self.inShared(), Self.inShared() + rule, shared: Self.shared).map(\.word) == ["open"])
  }

  @Test func rulesThatAreNotKnownAreNotDecided() {
    let parameters: JSONObject = ["Range": ["Type": "String"], "Port": ["Type": "Number"]]
    for rule: JSONValue in [
      ["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": ["Ref": "Range"]],
      ["IpProtocol": "tcp", "FromPort": ["Ref": "Port"], "ToPort": ["Ref": "Port"], "CidrIp": "0.0.0.0/0"],
      ["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourcePrefixListId": "pl-0123456789abcdef0"],
      ["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": "sg-0123456789abcdef0"],
    ] {
      let found = candidates(
        Self.inShared(), Self.inShared(ingress: [rule]), shared: Self.shared, parameters: parameters)
      #expect(found.map(\.word) == ["undecided"], "\(rule)")
      #expect(
        found.first?.sentence
          == "It isn't known what the security groups of shop-production/Service let through between "
          + "shop-staging/Service and shop-production/Service. Name groups by Ref, Fn::GetAtt or Fn::ImportValue, and "
          + "write protocols, ports and ranges out")
    }
  }

  @Test func prefixListsOfTheWorldAreRead() {
    func list(_ range: JSONValue) -> JSONObject {
      Self.shared + [
        "List": ["Type": "AWS::EC2::PrefixList", "Properties": ["Entries": [["Cidr": range]]]]
      ]
    }
    let rule: JSONValue = [
      [
        "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
        "SourcePrefixListId": ["Fn::ImportValue": "shared:List"],
      ]
    ]
    #expect(
      candidates(Self.inShared(), Self.inShared(ingress: rule), shared: list("10.0.1.0/24")).map(\.word) == ["open"])
    #expect(
      candidates(Self.inShared(), Self.inShared(ingress: rule), shared: list("10.0.2.0/24")).map(\.word)
        == ["security-group-ingress"])
  }

  @Test func networkACLsAreReadInOrder() {
    func second(_ entries: JSONObject) -> JSONObject {
      let acl: JSONObject = [
        "Second": [
          "Type": "AWS::EC2::Subnet", "Properties": ["VpcId": ["Ref": "Vpc"], "CidrBlock": "10.0.2.0/24"],
        ],
        "Acl": ["Type": "AWS::EC2::NetworkAcl", "Properties": ["VpcId": ["Ref": "Vpc"]]],
        "AclAssociation": [
          "Type": "AWS::EC2::SubnetNetworkAclAssociation",
          "Properties": ["SubnetId": ["Ref": "Second"], "NetworkAclId": ["Ref": "Acl"]],
        ],
      ]
      return Self.shared + acl + entries
    }
    func entry(_ number: Int64, _ action: JSONValue, _ range: JSONValue) -> JSONValue {
      [
        "Type": "AWS::EC2::NetworkAclEntry",
        "Properties": [
          "NetworkAclId": ["Ref": "Acl"], "RuleNumber": .integer(number), "Protocol": -1, "RuleAction": action,
          "CidrBlock": range,
        ],
      ]
    }
    func found(_ entries: JSONObject) -> [String] {
      candidates(
        Self.inShared(),
        Self.service(
          vpc: ["Fn::ImportValue": "shared:Vpc"], subnet: ["Fn::ImportValue": "shared:Second"], ingress: Self.open),
        shared: second(entries)
      ).map(\.word)
    }
    #expect(found([:]) == ["network-settings"])
    #expect(found(["A": entry(100, "allow", "0.0.0.0/0")]) == ["open"])
    #expect(
      found(["A": entry(100, "allow", "0.0.0.0/0"), "B": entry(90, "deny", "10.0.1.0/24")]) == ["network-settings"])
    #expect(found(["A": entry(100, "allow", "0.0.0.0/0"), "B": entry(110, "deny", "10.0.1.0/24")]) == ["open"])
    #expect(found(["A": entry(100, "allow", "0.0.0.0/0"), "B": entry(90, "deny", ["Ref": "Range"])]) == ["undecided"])
  }

  @Test func aNetworkNamedByAParameterMayBeOneForBoth() {
    let parameters: JSONObject = [
      "Vpc": ["Type": "AWS::EC2::VPC::Id"], "Subnet": ["Type": "AWS::EC2::Subnet::Id"],
    ]
    let found = candidates(Self.service(), Self.service(ingress: Self.open), parameters: parameters)
    #expect(found.map(\.word) == ["undecided"])
    #expect(
      found.first?.sentence
        == "It isn't known whether shop-staging/Service and shop-production/Service are in one VPC. Name their subnets "
        + "and security groups by Ref or Fn::ImportValue, so that their VPC is known")
    // Groups are whose they are, whatever the network.
    #expect(
      candidates(Self.service(), Self.service(), parameters: parameters).map(\.word) == ["security-group-ingress"])
  }

  @Test func theGroupThatAVPCHasFromTheStartIsOneForAll() {
    func database(_ groups: JSONValue?) -> JSONObject {
      let properties: JSONObject = ["DBSubnetGroupName": ["Ref": "Subnets"]]
      return [
        "Subnets": [
          "Type": "AWS::RDS::DBSubnetGroup", "Properties": ["SubnetIds": [["Fn::ImportValue": "shared:Subnet"]]],
        ],
        "Database": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": .object(groups.map { properties + ["VPCSecurityGroups": $0] } ?? properties),
        ],
      ]
    }
    #expect(candidates(database(nil), database(nil), shared: Self.shared).map(\.word) == ["open"])
    let group: JSONObject = [
      "Group": [
        "Type": "AWS::EC2::SecurityGroup", "Properties": ["VpcId": ["Fn::ImportValue": "shared:Vpc"]],
      ]
    ]
    #expect(
      candidates(database(nil), database([["Ref": "Group"]]) + group, shared: Self.shared).map(\.word)
        == ["security-group-ingress"])
  }

  @Test func aSharedBalancerPassesOn() {
    let balancer: JSONObject = [
      "Group": [
        "Type": "AWS::EC2::SecurityGroup",
        "Properties": ["VpcId": ["Ref": "Vpc"], "SecurityGroupIngress": Self.open],
      ],
      "Balancer": [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Properties": [
          "Scheme": "internal", "Type": "application", "Subnets": [["Ref": "Subnet"]],
          "SecurityGroups": [["Ref": "Group"]],
        ],
      ],
      "Listener": [
        "Type": "AWS::ElasticLoadBalancingV2::Listener",
        "Properties": [
          "LoadBalancerArn": ["Ref": "Balancer"], "Port": 443, "Protocol": "HTTPS",
          "DefaultActions": [["Type": "forward", "TargetGroupArn": ["Fn::ImportValue": "production:Targets"]]],
        ],
      ],
    ]
    let targets: JSONObject = [
      "Targets": ["Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": ["TargetType": "ip"]]
    ]
    func production(_ ingress: JSONValue) -> JSONObject {
      var service = Self.inShared(ingress: ingress)
      service["Service"] = service["Service"].map { value in
        var resource = value.object ?? [:]
        resource["Properties"] = .object(
          (value["Properties"]?.object ?? [:]) + ["LoadBalancers": [["TargetGroupArn": ["Ref": "Targets"]]]])
        return .object(resource)
      }
      return service + targets
    }
    let fromBalancer: JSONValue = [
      ["IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "SourceSecurityGroupId": ["Fn::ImportValue": "shared:Group"]]
    ]
    let shared = Self.shared + balancer
    let found = candidates(Self.inShared(), production(fromBalancer), shared: shared)
    #expect(found.map(\.word) == ["security-group-ingress", "open"])
    #expect(
      found.last?.sentence
        == "shop-staging/Service reaches shop-production/Service by shop-shared/Balancer, which passes on what it gets")
    #expect(
      candidates(Self.inShared(), production([]), shared: shared).map(\.word) == [
        "security-group-ingress", "security-group-ingress",
      ])
    let deaf = Self.inShared(egress: [["IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "0.0.0.0/0"]])
    #expect(candidates(deaf, production(fromBalancer), shared: shared).last?.word == "network-settings")
  }

  @Test func anEndpointOfTheOthersServiceIsAReach() {
    let service: JSONObject = [
      "Balancer": [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Properties": ["Scheme": "internal", "Type": "network", "Subnets": [["Ref": "Subnet"]]],
      ],
      "EndpointService": [
        "Type": "AWS::EC2::VPCEndpointService", "Properties": ["NetworkLoadBalancerArns": [["Ref": "Balancer"]]],
      ],
    ]
    func endpoint(_ name: JSONValue) -> JSONObject {
      [
        "Endpoint": [
          "Type": "AWS::EC2::VPCEndpoint",
          "Properties": [
            "VpcEndpointType": "Interface", "VpcId": ["Ref": "Vpc"], "SubnetIds": [["Ref": "Subnet"]],
            "SecurityGroupIds": [["Ref": "Group"]], "ServiceName": name,
          ],
        ]
      ]
    }
    let staging = Self.network("1") + Self.service()
    let production = Self.network("2") + service
    func words(_ name: JSONValue) -> [String] { candidates(staging + endpoint(name), production).map(\.word) }
    #expect(
      words([
        "Fn::Sub": [
          "com.amazonaws.vpce.${AWS::Region}.${Service}",
          ["Service": ["Fn::ImportValue": "production:EndpointService"]],
        ]
      ])
        == ["networks-apart", "open"])
    #expect(words("com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0") == ["networks-apart", "undecided"])
    #expect(words(["Fn::Sub": "com.amazonaws.${AWS::Region}.ecr.api"]) == ["networks-apart"])
  }

  @Test func aNetworkOfServicesIsNotDecided() {
    func association(_ network: JSONValue) -> JSONObject {
      [
        "Joined": [
          "Type": "AWS::VpcLattice::ServiceNetworkVpcAssociation",
          "Properties": ["ServiceNetworkIdentifier": network, "VpcIdentifier": ["Ref": "Vpc"]],
        ]
      ]
    }
    func member(_ network: JSONValue) -> JSONObject {
      [
        "Orders": ["Type": "AWS::VpcLattice::Service"],
        "Member": [
          "Type": "AWS::VpcLattice::ServiceNetworkServiceAssociation",
          "Properties": ["ServiceNetworkIdentifier": network, "ServiceIdentifier": ["Ref": "Orders"]],
        ],
      ]
    }
    let network: JSONObject = [
      "Network": ["Type": "AWS::VpcLattice::ServiceNetwork"], "Other": ["Type": "AWS::VpcLattice::ServiceNetwork"],
    ]
    let staging = Self.network("1") + Self.service() + association(["Fn::ImportValue": "shared:Network"])
    let found = candidates(staging, member(["Fn::ImportValue": "shared:Network"]), shared: network)
    #expect(
      found.map(\.sentence) == [
        "shop-staging/Joined joins a service network that shop-production/Orders may be in. Give each environment a service "
          + "network of its own"
      ])
    let apart = candidates(staging, member(["Fn::ImportValue": "shared:Other"]), shared: network)
    #expect(
      apart.map(\.sentence) == ["shop-staging/Joined and shop-production/Orders are of different service networks"])
  }

  @Test func whatACustomResourceMayChangeIsNotDecided() {
    let custom: JSONObject = [
      "Rules": [
        "Type": "Custom::Rules", "Properties": ["ServiceToken": "x", "Group": ["Fn::GetAtt": ["Group", "GroupId"]]],
      ]
    ]
    #expect(candidates(Self.inShared(), Self.inShared() + custom, shared: Self.shared).map(\.word) == ["undecided"])
  }

  @Test func whatIsGivenNoSubnetIsInOneNetwork() {
    func instance(_ groups: JSONValue) -> JSONObject {
      ["Instance": ["Type": "AWS::EC2::Instance", "Properties": ["SecurityGroups": groups]]]
    }
    let group: JSONObject = ["Group": ["Type": "AWS::EC2::SecurityGroup"]]
    #expect(candidates(instance([]), instance([])).map(\.word).first == "open")
    #expect(
      candidates(instance([]), instance([["Ref": "Group"]]) + group).map(\.word) == ["security-group-ingress"])
  }

  @Test func groupsOfUsersAreNoneOfNetworks() {
    let policy: JSONObject = ["Policy": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["Groups": ["admins"]]]]
    #expect(candidates(policy, policy).isEmpty)
  }

  @Test func valuesThatParametersAreGivenAreTaken() {
    func world(_ vpcs: [String]) -> IsolationWorld {
      let template: JSONValue = [
        "Parameters": ["Vpc": ["Type": "AWS::EC2::VPC::Id"], "Subnets": ["Type": "List<AWS::EC2::Subnet::Id>"]],
        "Resources": .object(
          Self.service(subnet: ["Ref": "Subnets"], ingress: Self.open)),
      ]
      return IsolationWorld(
        environments: ["staging", "production"],
        stacks: zip(["staging", "production"] as [String], vpcs).map { name, vpc in
          IsolatedStack(
            name: "shop-\(name)", environment: name,
            contents: TemplateContents(
              template, byteCount: nil,
              deployment: .anybodys(parameters: ["Vpc": "vpc-\(vpc)", "Subnets": "subnet-\(vpc)1,subnet-\(vpc)2"])))
        })
    }
    #expect(NetworkProver(world(["a", "b"])).candidates(from: 0, to: 1).map(\.word) == ["networks-apart"])
    #expect(NetworkProver(world(["a", "a"])).candidates(from: 0, to: 1).map(\.word) == ["undecided"])
  }

  // MARK: The internet

  private static func balancer(_ rules: JSONValue) -> JSONObject {
    network("2") + [
      "Group": [
        "Type": "AWS::EC2::SecurityGroup", "Properties": ["VpcId": ["Ref": "Vpc"], "SecurityGroupIngress": rules],
      ],
      "Balancer": [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Properties": [
          "Scheme": "internet-facing", "Subnets": [["Ref": "Subnet"]], "SecurityGroups": [["Ref": "Group"]],
        ],
      ],
    ]
  }

  @Test func whatAnybodyMayReachIsListed() {
    let found = candidates(
      Self.network("1") + Self.service(),
      Self.balancer([["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"]]))
    #expect(found.map(\.word) == ["networks-apart", "public-address"])
    #expect(
      found.last?.sentence
        == "shop-production/Balancer has a public address, and takes TCP 443 from the internet of whoever has an address "
        + "that its rule names")
  }

  @Test func whatAnybodyMaySendIsNoReachWithinANetwork() {
    func balancer(_ scheme: JSONValue) -> JSONObject {
      [
        "Group": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "VpcId": ["Fn::ImportValue": "shared:Vpc"],
            "SecurityGroupIngress": [["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"]],
          ],
        ],
        "Balancer": [
          "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "Properties": [
            "Scheme": scheme, "Subnets": [["Fn::ImportValue": "shared:Subnet"]], "SecurityGroups": [["Ref": "Group"]],
          ],
        ],
      ]
    }
    let found = candidates(Self.inShared(), balancer("internet-facing"), shared: Self.shared)
    #expect(found.map(\.word) == ["public-address", "public-address"])
    #expect(
      found.first?.sentence
        == "shop-staging/Service reaches shop-production/Balancer only as anybody on the internet may")
    #expect(candidates(Self.inShared(), balancer("internal"), shared: Self.shared).map(\.word) == ["open"])
  }

  @Test func anAddressOfTheEnvironmentsOwnIsAReach() {
    let address: JSONObject = ["Address": ["Type": "AWS::EC2::EIP"]]
    let rule: JSONValue = [
      "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
      "CidrIp": ["Fn::Sub": ["${Address}/32", ["Address": ["Fn::ImportValue": "staging:Address"]]]],
    ]
    let found = candidates(Self.network("1") + Self.service() + address, Self.balancer([rule]))
    #expect(found.map(\.word) == ["networks-apart", "open"])
    #expect(
      found.last?.sentence
        == "shop-production/Balancer takes TCP 443 from shop-staging/Address, an address that packets of staging have")
  }
}
