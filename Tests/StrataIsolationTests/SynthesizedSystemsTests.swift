import StrataIsolation
import StrataJSON
import Testing

@Suite struct SynthesizedSystemsTests {
  @Test(arguments: ["mht-api", "soundbite", "smartstack", "benchling-webhook"])
  func environmentsAreApart(_ system: String) throws {
    #expect(SynthesizedSystems.findings(try SynthesizedSystems.world(system)) == [])
  }

  /// A change of a system that lets an environment reach into another.
  struct Mutant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let system: String
    var resources: [String: JSONObject]
    var exports: [String: [String]] = [:]
    /// What is found.
    let finding: String
  }

  private static func export(_ stack: String, _ id: String) -> JSONValue {
    ["Fn::ImportValue": .string("\(stack)/\(id)")]
  }

  static let mutants = [
    Mutant(
      testDescription: "a peering connection with a route", system: "mht-api",
      resources: [
        "MhtApiStaging": [
          "Peering": [
            "Type": "AWS::EC2::VPCPeeringConnection",
            "Properties": ["VpcId": ["Ref": "Vpc"], "PeerVpcId": export("MhtApiProduction", "Vpc")],
          ],
          "PeeringRoute": [
            "Type": "AWS::EC2::Route",
            "Properties": [
              "RouteTableId": ["Ref": "VpcPrivate1RouteTable"], "DestinationCidrBlock": "10.0.0.0/8",
              "VpcPeeringConnectionId": ["Ref": "Peering"],
            ],
          ],
        ]
      ], exports: ["MhtApiProduction": ["Vpc"]],
      finding:
        "staging → production network open: MhtApiStaging/Api may send TCP 443 to MhtApiProduction/Balancer in one of "
        + "its subnets, as routes, network ACLs and security groups all let it"),
    Mutant(
      testDescription: "a rule that lets the other service in", system: "benchling-webhook",
      resources: [
        "BenchlingWebhookStack": [
          "DevServiceSecurityGroupFromProd": [
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": [
              "GroupId": ["Fn::GetAtt": ["DevServiceSecurityGroup", "GroupId"]], "IpProtocol": "tcp", "FromPort": 443,
              "ToPort": 443, "SourceSecurityGroupId": ["Fn::GetAtt": ["ProdServiceSecurityGroup", "GroupId"]],
            ],
          ]
        ]
      ],
      finding: "prod → dev network open: BenchlingWebhookStack/ProdService may send TCP 443 to "
        + "BenchlingWebhookStack/DevService in one of its subnets, as routes, network ACLs and security groups all let it"
    ),
    Mutant(
      testDescription: "a rule that opens a group to the network's range", system: "benchling-webhook",
      resources: [
        "BenchlingWebhookStack": [
          "DevServiceSecurityGroupFromAll": [
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": [
              "GroupId": ["Fn::GetAtt": ["DevServiceSecurityGroup", "GroupId"]], "IpProtocol": "-1",
              "CidrIp": ["Fn::GetAtt": ["Vpc", "CidrBlock"]],
            ],
          ]
        ]
      ],
      finding: "prod → dev network open: BenchlingWebhookStack/ProdService may send TCP 443 to "
        + "BenchlingWebhookStack/DevService in one of its subnets, as routes, network ACLs and security groups all let it"
    ),
    Mutant(
      testDescription: "the other's listener passes on to the service", system: "benchling-webhook",
      resources: [
        "BenchlingWebhookStack": [
          "ApiLoadBalancerSecurityGroupFromDev": [
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": [
              "GroupId": ["Fn::GetAtt": ["ApiLoadBalancerSecurityGroup", "GroupId"]], "IpProtocol": "tcp",
              "FromPort": 80,
              "ToPort": 80, "SourceSecurityGroupId": ["Fn::GetAtt": ["DevServiceSecurityGroup", "GroupId"]],
            ],
          ],
          "DevServiceSecurityGroupToBalancer": [
            "Type": "AWS::EC2::SecurityGroupEgress",
            "Properties": [
              "GroupId": ["Fn::GetAtt": ["DevServiceSecurityGroup", "GroupId"]], "IpProtocol": "tcp", "FromPort": 80,
              "ToPort": 80,
              "DestinationSecurityGroupId": ["Fn::GetAtt": ["ApiLoadBalancerSecurityGroup", "GroupId"]],
            ],
          ],
        ]
      ],
      finding: "dev → prod network open: BenchlingWebhookStack/DevService reaches BenchlingWebhookStack/ProdService by "
        + "BenchlingWebhookStack/ApiLoadBalancer, which passes on what it gets"),
    Mutant(
      testDescription: "the other's key", system: "soundbite",
      resources: [
        "soundbite-production-queue": [
          "More": [
            "Type": "AWS::SQS::Queue",
            "Properties": ["KmsMasterKeyId": ["Fn::ImportValue": "soundbite-staging-infra:Key:Arn"]],
          ]
        ]
      ],
      finding:
        "production → staging data open: soundbite-production-queue/More encrypts with soundbite-staging-infra/Key"),
    Mutant(
      testDescription: "a subscription to the other's topic", system: "smartstack",
      resources: [
        "smartstack-staging-storage": [
          "Subscription": [
            "Type": "AWS::SNS::Subscription",
            "Properties": ["TopicArn": ["Fn::ImportValue": "smartstack-prod-storage:Alerts"], "Protocol": "https"],
          ]
        ]
      ],
      finding: "staging → prod data open: smartstack-staging-storage/Subscription gets the messages of "
        + "smartstack-prod-storage/Alerts"),
    Mutant(
      testDescription: "an alias record into the other's balancer", system: "mht-api",
      resources: [
        "MhtApiStaging": [
          "StagingAmygdalasCom": [
            "Type": "AWS::Route53::RecordSet",
            "Properties": [
              "AliasTarget": ["DNSName": export("MhtApiProduction", "Balancer")],
              "HostedZoneId": "Z0123456789ABCDEFGHIJ", "Name": "staging.amygdalas.com", "Type": "A",
            ],
          ]
        ]
      ], exports: ["MhtApiProduction": ["Balancer"]],
      finding: "staging → production data open: MhtApiStaging/StagingAmygdalasCom leads to MhtApiProduction/Balancer"),
    Mutant(
      testDescription: "a trail of the whole account", system: "mht-api",
      resources: ["MhtApiStaging": ["Trail": ["Type": "AWS::CloudTrail::Trail"]]],
      finding:
        "staging → production data open: MhtApiStaging/Trail records the management events of its whole account, of "
        + "which production is a part"),
  ]

  @Test(arguments: mutants) func mutantsAreFound(_ mutant: Mutant) throws {
    let world = try SynthesizedSystems.world(mutant.system, adding: mutant.resources, exporting: mutant.exports)
    let findings = SynthesizedSystems.findings(world)
    #expect(findings.contains(mutant.finding), "\(findings)")
  }
}
