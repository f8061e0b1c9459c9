import StrataCost
import StrataJSON
import Testing

@Suite struct TypeCostTests {
  private static func lines(_ resources: JSONObject) -> [String] { CostSamples.estimate(resources).lineWords }

  @Test func whatCostsNothingHasAPage() {
    let estimate = CostSamples.estimate([
      "Role": ["Type": "AWS::IAM::Role"], "Certificate": ["Type": "AWS::CertificateManager::Certificate"],
      "Settings": ["Type": "AWS::SSM::Parameter"],
    ])
    #expect(
      estimate.free.map { "\($0.resource.logicalID) \($0.page ?? "as it's declared")" } == [
        "Role https://aws.amazon.com/iam/", "Certificate as it's declared", "Settings as it's declared",
      ])
    #expect(estimate.words == ["0.00", "0.00", "0.00"])
  }

  @Test func otherTypesAreNotPricedRatherThanFree() {
    let estimate = CostSamples.estimate([
      "Game": ["Type": "AWS::GameLift::Fleet"], "Own": ["Type": "Custom::Thing"],
      "Role": ["Type": "AWS::IAM::Role"],
    ])
    #expect(estimate.unknown.map(\.type) == ["AWS::GameLift::Fleet", "Custom::Thing"])
    #expect(estimate.totals.unknownCount == 2)
    #expect(!estimate.totals.isCeilingBound)
    #expect(estimate.words == ["0.00", "0.00", "at least 0.00, 2 not priced"])
  }

  @Test func spareCapacityIsNotDecided() {
    let task: JSONValue = ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "256", "Memory": "512"]]
    func service(_ strategy: JSONValue) -> [String] {
      Self.lines([
        "Task": task,
        "Service": [
          "Type": "AWS::ECS::Service",
          "Properties": ["TaskDefinition": ["Ref": "Task"], "CapacityProviderStrategy": strategy],
        ],
      ])
    }
    #expect(
      service([["CapacityProvider": "FARGATE", "Base": 1], ["CapacityProvider": "FARGATE_SPOT", "Weight": 1]]) == [
        "Service: Fargate vCPU, bounded: not decided: it may run on spare capacity, whose prices change and are in no price "
          + "list"
      ])
    #expect(
      service([["CapacityProvider": "FARGATE", "Weight": 1], ["CapacityProvider": "FARGATE_SPOT", "Weight": 0]]).count
        == 2)
  }

  /// A service that doesn't say where its tasks run has what its cluster says.
  @Test func aClusterHasProvidersForItsServices() {
    func service(_ cluster: JSONObject, _ others: JSONObject = [:]) -> CostEstimate {
      var resources = others
      resources["Cluster"] = ["Type": "AWS::ECS::Cluster", "Properties": .object(cluster)]
      resources["Task"] = ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "1024", "Memory": "2048"]]
      resources["Service"] = [
        "Type": "AWS::ECS::Service", "Properties": ["Cluster": ["Ref": "Cluster"], "TaskDefinition": ["Ref": "Task"]],
      ]
      return CostSamples.estimate(resources)
    }
    let strategy: JSONValue = [["CapacityProvider": "FARGATE", "Weight": 1]]
    #expect(service(["DefaultCapacityProviderStrategy": strategy]).words[0] == "36.04")
    let association: JSONValue = [
      "Type": "AWS::ECS::ClusterCapacityProviderAssociations",
      "Properties": ["Cluster": ["Ref": "Cluster"], "DefaultCapacityProviderStrategy": strategy],
    ]
    #expect(service([:], ["Association": association]).words[0] == "36.04")
    #expect(service([:]).free.map(\.resource.logicalID) == ["Cluster", "Task", "Service"])
    #expect(
      Self.lines([
        "Service": ["Type": "AWS::ECS::Service", "Properties": ["Cluster": "shop", "TaskDefinition": "shop:1"]]
      ]) == ["Service: AWS::ECS::Service, fixed: not decided: Cluster is of another template"])
    let mixed: JSONValue = [
      ["CapacityProvider": "FARGATE", "Weight": 1], ["CapacityProvider": "own", "Weight": 1],
    ]
    #expect(
      service(["DefaultCapacityProviderStrategy": mixed]).lineWords == [
        "Service: AWS::ECS::Service, fixed: not decided: how many tasks run on instances isn't in the template"
      ])
  }

  @Test(
    arguments: [
      (
        "EC2::NatGateway", ["AvailabilityMode": "regional"],
        "NAT gateway, bounded: not decided: a regional gateway costs for each zone that it comes to be in"
      ),
      (
        "EC2::VPCEndpoint", ["VpcEndpointType": "Resource"],
        "interface endpoint, bounded: not decided: what an endpoint of the type Resource costs isn't read"
      ),
      (
        "SNS::Topic", ["FifoTopic": true],
        "topic requests, bounded: not decided: what a FIFO topic costs isn't read"
      ),
      (
        "DynamoDB::Table", ["TableClass": "STANDARD_INFREQUENT_ACCESS"],
        "AWS::DynamoDB::Table, fixed: not decided: what a table of the class STANDARD_INFREQUENT_ACCESS costs isn't read"
      ),
      (
        "EC2::Instance", ["InstanceType": "t3.medium", "Tenancy": "dedicated"],
        "t3.medium instance, bounded: not decided: what it costs on hardware of one's own isn't read"
      ),
      (
        "EC2::Instance", ["InstanceType": "t3.medium", "InstanceMarketOptions": ["MarketType": "spot"]],
        "t3.medium instance, bounded: not decided: it runs on spare capacity, whose prices change and are in no price list"
      ),
      (
        "EC2::FlowLog", ["LogDestinationType": "s3"],
        "flow log data, bounded: not decided: what flow logs to s3 cost isn't read"
      ),
      (
        "SSM::Parameter", ["Tier": "Intelligent-Tiering"],
        "advanced parameter, bounded: not decided: the tier is chosen at deployment: Intelligent-Tiering"
      ),
      (
        "CertificateManager::Certificate", ["CertificateAuthorityArn": "arn:aws:acm-pca:eu-west-1:111122223333:a/b"],
        "AWS::CertificateManager::Certificate, fixed: not decided: what a private certificate costs isn't read"
      ),
    ] as [(String, JSONObject, String)])
  func otherKindsAreNotTakenForTheUsualOne(type: String, properties: JSONObject, line: String) {
    let lines = Self.lines(["Thing": ["Type": .string("AWS::\(type)"), "Properties": .object(properties)]])
    #expect(lines.first == "Thing: \(line)")
  }

  @Test func rulesWithASubscriptionAreSaid() {
    let lines = Self.lines([
      "Firewall": [
        "Type": "AWS::WAFv2::WebACL",
        "Properties": [
          "Rules": [
            [
              "Statement": ["ManagedRuleGroupStatement": ["VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"]]
            ],
            [
              "Statement": [
                "ManagedRuleGroupStatement": ["VendorName": "AWS", "Name": "AWSManagedRulesBotControlRuleSet"]
              ]
            ],
          ]
        ],
      ]
    ])
    #expect(lines[1] == "Firewall: web ACL rule, fixed: 2.00, 2.00, 2.00")
    #expect(
      lines[3]
        == "Firewall: web ACL rule, bounded: not decided: what the rules AWSManagedRulesBotControlRuleSet cost beside isn't "
        + "read")
    #expect(lines.count == 4)
  }

  @Test func tasksOnInstancesCostNothingThemselves() {
    let estimate = CostSamples.estimate([
      "Service": ["Type": "AWS::ECS::Service", "Properties": ["LaunchType": "EC2", "TaskDefinition": "shop:1"]]
    ])
    #expect(estimate.free.map(\.resource.logicalID) == ["Service"])
  }

  @Test func aTaskOfAnotherTemplateIsNotDecided() {
    #expect(
      Self.lines([
        "Service": ["Type": "AWS::ECS::Service", "Properties": ["LaunchType": "FARGATE", "TaskDefinition": "shop:1"]]
      ]) == ["Service: AWS::ECS::Service, fixed: not decided: TaskDefinition is of another template"])
  }

  @Test func scheduledActionsWidenTheBounds() {
    let lines = Self.lines([
      "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "1024", "Memory": "2048"]],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": ["LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task"], "ServiceName": "web"],
      ],
      "Scaling": [
        "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
        "Properties": [
          "MinCapacity": 2, "MaxCapacity": 4, "ScalableDimension": "ecs:service:DesiredCount",
          "ResourceId": "service/shop/web",
          "ScheduledActions": [
            ["ScalableTargetAction": ["MinCapacity": 0, "MaxCapacity": 0]],
            ["ScalableTargetAction": ["MaxCapacity": 6]],
          ],
        ],
      ],
    ])
    // 6 × 29.5504
    #expect(lines[0] == "Service: Fargate vCPU, bounded: 0.00, 0.00, 177.30")
  }

  @Test func groupsOfSeveralTypesAreNotDecided() {
    #expect(
      Self.lines([
        "Group": [
          "Type": "AWS::AutoScaling::AutoScalingGroup",
          "Properties": ["MinSize": "1", "MaxSize": "2", "MixedInstancesPolicy": [:]],
        ]
      ]) == ["Group: instance, bounded: not decided: the group has instances of several types or prices"])
  }

  /// 0.0104 × 730 = 7.592, and 3.65 for an address.
  @Test func instancesHaveTheAddressesOfTheirSubnets() {
    func lines(_ properties: JSONObject) -> [String] {
      var properties = properties
      properties["InstanceType"] = "t3.micro"
      return Self.lines([
        "Public": ["Type": "AWS::EC2::Subnet", "Properties": ["MapPublicIpOnLaunch": true]],
        "Private": ["Type": "AWS::EC2::Subnet"],
        "Instance": ["Type": "AWS::EC2::Instance", "Properties": .object(properties)],
      ])
    }
    let instance = "Instance: t3.micro instance, fixed: 7.59, 7.59, 7.59"
    let address = "Instance: public IPv4 address, fixed: 3.65, 3.65, 3.65"
    let unknown =
      "Instance: public IPv4 address, bounded: not decided: whether its subnets give public addresses isn't in the template"
    #expect(lines(["SubnetId": ["Ref": "Public"]]) == [instance, address])
    #expect(lines(["SubnetId": ["Ref": "Private"]]) == [instance])
    #expect(lines(["SubnetId": "subnet-1"]) == [instance, unknown])
    #expect(lines([:]) == [instance, unknown])
    #expect(lines(["NetworkInterfaces": [["AssociatePublicIpAddress": true]]]) == [instance, address])
    #expect(lines(["NetworkInterfaces": [["AssociatePublicIpAddress": false]]]) == [instance])
  }

  @Test func anAddressOfOnesOwnCostsNothing() {
    let estimate = CostSamples.estimate([
      "Address": ["Type": "AWS::EC2::EIP", "Properties": ["PublicIpv4Pool": "ipv4pool-ec2-1"]]
    ])
    #expect(estimate.lines == [])
    #expect(estimate.free.map(\.resource.logicalID) == ["Address"])
  }

  @Test func objectsAreCountedInTheClassesThatRulesMoveThemTo() {
    let lines = Self.lines([
      "Bucket": [
        "Type": "AWS::S3::Bucket",
        "Properties": [
          "LifecycleConfiguration": [
            "Rules": [
              ["Transitions": [["StorageClass": "STANDARD_IA"], ["StorageClass": "GLACIER"]]],
              ["NoncurrentVersionTransitions": [["StorageClass": "DEEP_ARCHIVE"]]],
              ["Transition": ["StorageClass": "EXPRESS"]],
            ]
          ]
        ],
      ]
    ])
    #expect(
      lines.dropFirst(3).map { String($0.prefix { $0 != "," }) } == [
        "Bucket: deeply archived objects", "Bucket: object storage", "Bucket: archived objects",
        "Bucket: storage of rarely used objects", "Bucket: retrieval of rarely used objects",
      ])
    #expect(lines[4].hasSuffix("not decided: what objects of the class EXPRESS cost isn't read"))
  }

  @Test func licensesAreNotInAnyPrice() {
    #expect(
      Self.lines([
        "Database": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": ["DBInstanceClass": "db.t3.large", "Engine": "oracle-ee", "AllocatedStorage": "100"],
        ]
      ]) == [
        "Database: AWS::RDS::DBInstance, fixed: not decided: the price of oracle-ee has a license in it, which isn't read"
      ])
  }

  @Test func healthChecksOfWhatAWSHasCostLess() {
    func check(_ name: JSONValue) -> String {
      Self.lines([
        "Balancer": ["Type": "AWS::ElasticLoadBalancing::LoadBalancer"],
        "Check": [
          "Type": "AWS::Route53::HealthCheck",
          "Properties": ["HealthCheckConfig": ["Type": "HTTP", "FullyQualifiedDomainName": name]],
        ],
      ])[2]
    }
    #expect(check("shop.example.com") == "Check: health check, fixed: 0.75, 0.75, 0.75")
    let own =
      "Check: health check of an AWS endpoint, fixed: not priced: there is no price of AmazonRoute53 "
      + "Health-Check-AWS in global"
    #expect(check("shop-1.eu-west-1.elb.amazonaws.com") == own)
    #expect(check(["Fn::GetAtt": ["Balancer", "DNSName"]]) == own)
  }
}
