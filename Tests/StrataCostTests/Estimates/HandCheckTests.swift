import StrataCost
import StrataJSON
import Testing

/// What a network with a service costs, by hand.
@Suite struct HandCheckTests {
  private static let resources: JSONObject = [
    "Subnet1": ["Type": "AWS::EC2::Subnet"], "Subnet2": ["Type": "AWS::EC2::Subnet"],
    "Address1": ["Type": "AWS::EC2::EIP", "Properties": ["Domain": "vpc"]],
    "Address2": ["Type": "AWS::EC2::EIP", "Properties": ["Domain": "vpc"]],
    "Gateway1": ["Type": "AWS::EC2::NatGateway"], "Gateway2": ["Type": "AWS::EC2::NatGateway"],
    "Balancer": [
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": ["Scheme": "internet-facing", "Subnets": [["Ref": "Subnet1"], ["Ref": "Subnet2"]]],
    ],
    "Task": [
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": ["Cpu": "512", "Memory": "1024", "RequiresCompatibilities": ["FARGATE"]],
    ],
    "Service": [
      "Type": "AWS::ECS::Service",
      "Properties": ["LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task"]],
    ],
    "Scaling": [
      "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
      "Properties": [
        "MinCapacity": 2, "MaxCapacity": 10, "ScalableDimension": "ecs:service:DesiredCount",
        "ServiceNamespace": "ecs", "ResourceId": ["Fn::Sub": "service/shop/${Service.Name}"],
      ],
    ],
  ]

  /// Idle: 2 × 0.045 × 730 + 0.0225 × 730 + 4 × 0.005 × 730 + 2 × (0.5 × 0.04048 + 0.004445) × 730
  /// = 65.70 + 16.425 + 14.60 + 36.0401; ceiling: 96.725 + 10 × 18.02005.
  @Test func totalsAreThoseByHand() {
    let estimate = CostSamples.estimate(Self.resources)
    #expect(
      estimate.lineWords == [
        "Address1: public IPv4 address, fixed: 3.65, 3.65, 3.65",
        "Address2: public IPv4 address, fixed: 3.65, 3.65, 3.65",
        "Gateway1: NAT gateway, fixed: 32.85, 32.85, 32.85", "Gateway1: NAT data, by usage: 0.00, 0.00, 0.00",
        "Gateway2: NAT gateway, fixed: 32.85, 32.85, 32.85", "Gateway2: NAT data, by usage: 0.00, 0.00, 0.00",
        "Balancer: application load balancer, fixed: 16.43, 16.43, 16.43", "Balancer: LCU, by usage: 0.00, 0.00, 0.00",
        "Balancer: public IPv4 address, fixed: 7.30, 7.30, 7.30",
        "Service: Fargate vCPU, bounded: 29.55, 29.55, 147.75", "Service: Fargate memory, bounded: 6.49, 6.49, 32.45",
      ])
    #expect(estimate.words == ["132.77", "132.77", "at least 276.93, no bound: LCU, NAT data"])
    #expect(estimate.totals.idle.description == "132.7651")
    #expect(estimate.totals.ceiling.description == "276.9255")
  }

  /// With 3 tasks, 2 LCUs and 100 GB through one gateway: 96.725 + 3 × 18.02005 + 2 × 0.008 × 730 + 4.50.
  @Test func usageIsAddedWhereItIsStated() {
    let estimate = CostSamples.estimate(
      Self.resources,
      usage: [
        ("Service", "tasks", "3"), ("Balancer", "LCU", "2"), ("Gateway1", "data", "100 GB"),
        ("Gateway2", "data", "0 GB"),
      ])
    #expect(estimate.words == ["132.77", "166.97", "293.11"])
    #expect(estimate.totals.stated.description == "166.96515")
    #expect(estimate.totals.isCeilingBound)
  }

  @Test(arguments: HandCase.all)
  func furtherCasesAreThoseByHand(of hand: HandCase) {
    let estimate = CostSamples.estimate(hand.resources, usage: hand.usage)
    #expect(estimate.words == hand.words, "\(estimate.lineWords.joined(separator: "\n"))")
    #expect(estimate.findings == [])
    #expect(estimate.unknown == [])
  }

  /// Topics: 3 M × 0.50 less the first million; dashboards: one of four.
  @Test func theFreeTierCountsWhereItIsAskedFor() {
    let resources: JSONObject = [
      "Topic": ["Type": "AWS::SNS::Topic"], "A": ["Type": "AWS::CloudWatch::Dashboard"],
      "B": ["Type": "AWS::CloudWatch::Dashboard"], "C": ["Type": "AWS::CloudWatch::Dashboard"],
      "D": ["Type": "AWS::CloudWatch::Dashboard"],
    ]
    let usage = [("Topic", "requests", "3 M")]
    let without = CostSamples.estimate(resources, usage: usage)
    #expect(without.words == ["12.00", "13.50", "13.50"])
    #expect(without.frame.contains("The free tier is left out"))
    let with = CostSamples.estimate(resources, usage: usage, options: EstimateOptions(hasFreeTier: true))
    #expect(with.words == ["3.00", "4.00", "4.00"])
    #expect(
      with.frame.contains(
        "What the free tier has costs nothing where the prices say so, of an account that uses it for nothing else"))
  }

  /// 744 × 0.045.
  @Test func monthsMayHaveOtherHours() {
    let estimate = CostSamples.estimate(
      ["Gateway": ["Type": "AWS::EC2::NatGateway"]], options: EstimateOptions(hoursPerMonth: FixedDecimal(744)))
    #expect(estimate.totals.idle.description == "33.48")
  }
}
