import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

/// Two environments behind one listener, of which each has a subnet of its own.
@Suite struct ListenerRulesTests {
  private static let shared: JSONObject = [
    "Vpc": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16"]],
    "Subnet": subnet("10.0.0.0/24"), "StagingSubnet": subnet("10.0.1.0/24"), "ProductionSubnet": subnet("10.0.2.0/24"),
    "Group": group([["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"]]),
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
        "DefaultActions": [["Type": "fixed-response", "FixedResponseConfig": ["StatusCode": "404"]]],
      ],
    ],
  ]

  private static func subnet(_ range: JSONValue) -> JSONValue {
    ["Type": "AWS::EC2::Subnet", "Properties": ["VpcId": ["Ref": "Vpc"], "CidrBlock": range]]
  }

  private static func group(_ ingress: JSONValue, vpc: JSONValue = ["Ref": "Vpc"]) -> JSONValue {
    [
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": [
        "VpcId": vpc, "SecurityGroupIngress": ingress,
        "SecurityGroupEgress": [["IpProtocol": "-1", "CidrIp": "10.0.0.0/8"]],
      ],
    ]
  }

  /// A service in a subnet of its own, which the balancer may reach, with its target group.
  private static func service(_ subnet: String) -> JSONObject {
    let fromBalancer: JSONValue = [
      ["IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "SourceSecurityGroupId": ["Fn::ImportValue": "shared:Group"]]
    ]
    return [
      "Group": group(fromBalancer, vpc: ["Fn::ImportValue": "shared:Vpc"]),
      "Targets": ["Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": ["TargetType": "ip"]],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": [
          "LoadBalancers": [["TargetGroupArn": ["Ref": "Targets"]]],
          "NetworkConfiguration": [
            "AwsvpcConfiguration": [
              "Subnets": [["Fn::ImportValue": .string("shared:\(subnet)")]], "SecurityGroups": [["Ref": "Group"]],
            ]
          ],
        ],
      ],
    ]
  }

  private static func rule(_ priority: JSONValue, _ conditions: JSONValue...) -> JSONValue {
    [
      "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
      "Properties": [
        "ListenerArn": ["Fn::ImportValue": "shared:Listener"], "Priority": priority, "Conditions": .array(conditions),
        "Actions": [["Type": "forward", "TargetGroupArn": ["Ref": "Targets"]]],
      ],
    ]
  }

  private static func sources(_ ranges: JSONValue...) -> JSONValue {
    ["Field": "source-ip", "SourceIpConfig": ["Values": .array(ranges)]]
  }

  private static func hosts(_ names: JSONValue...) -> JSONValue {
    ["Field": "host-header", "HostHeaderConfig": ["Values": .array(names)]]
  }

  private static func paths(_ patterns: JSONValue...) -> JSONValue {
    ["Field": "path-pattern", "Values": .array(patterns)]
  }

  /// What is known of staging's way to production by the balancer.
  private func found(
    production: JSONValue? = nil, staging: JSONValue? = nil, shared: JSONObject = [:]
  ) -> Candidate? {
    var (own, others) = (Self.service("StagingSubnet"), Self.service("ProductionSubnet"))
    if let staging { own["Rule"] = staging }
    if let production { others["Rule"] = production }
    let world = SampleWorlds.world(
      staging: own, production: others, shared: Self.shared + shared, parameters: ["Any": ["Type": "String"]])
    return NetworkProver(world).candidates(from: 0, to: 1).last
  }

  private func word(_ production: JSONValue, after staging: JSONValue? = nil) -> String? {
    found(production: production, staging: staging)?.word
  }

  @Test func hostsAndPathsSeparateNobody() {
    #expect(word(Self.rule(2, Self.hosts("production.example.com"))) == "open")
    #expect(word(Self.rule(2, Self.paths("/production/*"))) == "open")
    #expect(
      word(
        Self.rule(2, Self.hosts("production.example.com")), after: Self.rule(1, Self.hosts("staging.example.com")))
        == "open")
    #expect(
      word(
        Self.rule(2, ["Field": "http-header", "HttpHeaderConfig": ["HttpHeaderName": "a", "Values": ["b"]]])) == "open")
  }

  @Test func addressesDo() throws {
    #expect(word(Self.rule(2, Self.sources("10.0.2.0/24"))) == "network-settings")
    #expect(word(Self.rule(2, Self.sources("10.0.2.0/24", "10.0.1.128/25"))) == "open")
    #expect(word(Self.rule(2, Self.hosts("a.example.com"), Self.sources("10.0.2.0/24"))) == "network-settings")
    let closed = try #require(found(production: Self.rule(2, Self.sources("10.0.2.0/24"))))
    #expect(
      closed.sentence
        == "shop-staging/Service reaches shop-shared/Balancer, which is shared, at no port and from no address at which "
        + "it passes packets on to shop-production/Service, or only as anybody on the internet may")
    guard case .closed(let fact) = closed.verdict else { return }
    #expect(fact.places.contains { $0.pointer.description == "/Resources/Rule/Properties/Actions" })
  }

  @Test func addressesThatAreNotKnownAreNotDecided() {
    #expect(word(Self.rule(2, Self.sources(["Ref": "Any"]))) == "undecided")
    #expect(word(Self.rule(2, ["Field": "source-ip"])) == "undecided")
  }

  @Test func aRuleBeforeTakesWhatItIsAbout() {
    let production = Self.rule(2, Self.hosts("production.example.com"))
    #expect(word(production, after: Self.rule(1, Self.sources("10.0.1.0/24"))) == "network-settings")
    #expect(word(production, after: Self.rule(1, Self.paths("/*"))) == "network-settings")
    #expect(word(production, after: Self.rule(1, Self.hosts("*.example.com"))) == "network-settings")
    // In any case, as hosts are.
    #expect(word(production, after: Self.rule(1, Self.hosts("PRODUCTION.example.com"))) == "network-settings")
    // What asks for something else gets by.
    #expect(word(production, after: Self.rule(1, Self.sources("10.0.1.0/24"), Self.paths("/a"))) == "open")
    #expect(word(production, after: Self.rule(1, Self.sources("10.0.1.0/25"))) == "open")
    // It stands behind.
    #expect(word(production, after: Self.rule(3, Self.sources("10.0.1.0/24"))) == "open")
  }

  @Test func whatIsNotKnownOfARuleBeforeIsNotDecided() {
    let production = Self.rule(2, Self.hosts("production.example.com"))
    #expect(word(production, after: Self.rule(["Ref": "Any"], Self.sources("10.0.1.0/24"))) == "undecided")
    #expect(word(production, after: Self.rule(1, Self.sources(["Ref": "Any"]))) == "undecided")
    #expect(word(production, after: Self.rule(1, Self.hosts(["Ref": "Any"]))) == "undecided")
  }

  @Test func whatTheListenerDoesWithTheRest() {
    let listener: JSONValue = [
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": [
        "LoadBalancerArn": ["Ref": "Balancer"], "Port": 443, "Protocol": "HTTPS",
        "DefaultActions": [["Type": "forward", "TargetGroupArn": ["Fn::ImportValue": "production:Targets"]]],
      ],
    ]
    func word(after staging: JSONValue) -> String? { found(staging: staging, shared: ["Listener": listener])?.word }
    #expect(word(after: Self.rule(1, Self.hosts("staging.example.com"))) == "open")
    #expect(word(after: Self.rule(1, Self.sources("10.0.1.0/24"))) == "network-settings")
  }
}
