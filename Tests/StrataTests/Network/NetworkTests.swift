import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct NetworkTests {
  @Test func flowLogsOfAllTraffic() throws {
    let template = try template { scope in
      Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", subnets: [], flowLogs: .all())
    }
    let group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${VpcFlowLogLogs}"
    #expect(template.allResources.map(\.logicalID) == ["Vpc", "VpcFlowLog", "VpcFlowLogLogs", "VpcFlowLogRole"])
    #expect(
      template.resource("VpcFlowLog")?.json == [
        "Type": "AWS::EC2::FlowLog",
        "Properties": [
          "DeliverLogsPermissionArn": ["Fn::GetAtt": ["VpcFlowLogRole", "Arn"]],
          "LogGroupName": ["Ref": "VpcFlowLogLogs"], "ResourceId": ["Ref": "Vpc"], "ResourceType": "VPC",
          "Tags": [["Key": "Name", "Value": "Test/Vpc/FlowLog"]], "TrafficType": "ALL",
        ],
      ])
    #expect(
      template.resource("VpcFlowLogLogs")?.json == [
        "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Metadata": acceptedLogKey,
        "Properties": ["RetentionInDays": 30],
      ])
    #expect(
      template.resource("VpcFlowLogRole")?["AssumeRolePolicyDocument"]?["Statement"] == [
        [
          "Action": ["sts:AssumeRole"],
          "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
          "Principal": ["Service": ["vpc-flow-logs.amazonaws.com"]],
        ]
      ])
    #expect(
      template.resource("VpcFlowLogRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"] == [
        [
          "Action": [
            "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
          ], "Effect": "Allow", "Resource": [["Fn::Sub": .string(group)], ["Fn::Sub": .string(group + ":*")]],
        ]
      ])
    #expect(findings { scope in Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", flowLogs: .all()) } == [])
  }

  @Test func flowLogsOfRejectedTraffic() throws {
    let template = try template { scope in
      Vpc(
        "Vpc", in: scope, cidr: "10.0.0.0/16", subnets: [],
        flowLogs: .rejected(retention: .days(7), key: Key("Key", in: scope)))
    }
    #expect(template.resource("VpcFlowLog")?["TrafficType"] == "REJECT")
    #expect(
      template.resource("VpcFlowLogLogs")?.properties
        == ["KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "RetentionInDays": 7])
  }

  @Test func twoNetworksInAStack() {
    #expect(
      findings { scope in
        Vpc("One", in: scope, cidr: "10.0.0.0/16", flowLogs: .all())
        Vpc("Other", in: scope, cidr: "10.0.0.0/16", flowLogs: .all())
      } == [])
  }

  @Test func twoStacksHaveTheSameNetwork() {
    #expect(findingsInTwoStacks { scope in Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", flowLogs: .all()) } == [])
  }

  @Test func aNetworkIsUsedInAnotherStack() throws {
    let app = App("Orders") { app in
      let vpc = app.stack("Network") { scope in Vpc("Vpc", in: scope, cidr: "10.0.0.0/16") }
      app.stack("Orders") { scope in
        SecurityGroup("Group", in: scope, vpc: vpc, description: "Orders")
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc).listener(port: 80)
      }
    }
    let template = try #require(try app.synthesize()["Orders"]?.template)
    #expect(template.resource("Group")?["VpcId"] == ["Fn::ImportValue": "Network:Vpc"])
    #expect(
      template.resource("Balancer")?["Subnets"]
        == [["Fn::ImportValue": "Network:VpcPrivate1"], ["Fn::ImportValue": "Network:VpcPrivate2"]])
    #expect(findings(app) == [])
  }

  @Test func subnetsOfAKind() throws {
    _ = try template { scope in
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 3, subnets: [.public, .isolated])
      #expect(vpc.cidr == "10.0.0.0/16")
      #expect(vpc.subnets.map(\.kind) == [.public, .public, .public, .isolated, .isolated, .isolated])
      #expect(vpc.subnets(.isolated).count == 3)
      #expect(vpc.subnets(.private).isEmpty)
    }
    #expect(testVpc.subnets(.public).count == 2)
    #expect(testVpc.cidr == nil)
  }

  @Test func anImportedNetwork() throws {
    let template = try template { scope in
      SecurityGroup("Group", in: scope, vpc: testVpc, description: "Orders")
      ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc).listener(port: 80)
    }
    #expect(template.resource("Group")?["VpcId"] == "vpc-0a1b2c3d")
    #expect(template.resource("Balancer")?["Subnets"] == ["subnet-0000000a", "subnet-0000000b"])
  }

  @Test func idsKnownAtDeployment() {
    #expect(
      findings { scope in
        let vpc = ImportedVpc(id: scope.parameter("VpcId"), subnets: [])
        SecurityGroup("Group", in: scope, vpc: vpc, description: "Orders")
      } == [])
  }

  @Test(arguments: ["", "vpc-", "vpc-0A1B", "0a1b2c3d", "subnet-0a1b2c3d", "vpc-0a1b2c3g", "vpc-0000000a 1b"])
  func idsThatNoNetworkHas(_ id: String) {
    #expect(
      findings { scope in
        let vpc = ImportedVpc(id: .literal(id), subnets: [])
        SecurityGroup("Group", in: scope, vpc: vpc, description: "Orders")
      } == [
        "NetworkTests.swift: error: Test/Group: VpcId: this isn't the id of a VPC; expected an id such as "
          + "vpc-0a1b2c3d, given \"\(id)\" [physical-name]"
      ])
  }

  @Test func idsThatNoSubnetHas() {
    #expect(
      findings { scope in
        let vpc = ImportedVpc(
          id: "vpc-0a1b2c3d",
          subnets: [
            .private("vpc-0000000a", zone: "eu-central-1a"), .private("subnet-0000000b", zone: "eu-central-1b"),
          ])
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc).listener(port: 80)
      } == [
        "NetworkTests.swift: error: Test/Balancer: Subnets/0: this isn't the id of a subnet; expected an id such as "
          + "subnet-0a1b2c3d, given \"vpc-0000000a\" [physical-name]"
      ])
  }

  @Test func aLoadBalancerInANetworkWithoutItsSubnets() {
    #expect(
      findings { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", subnets: [.public, .isolated])
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc).listener(port: 80)
      } == [
        "NetworkTests.swift: error: Test/Balancer: subnets: the network has no private subnets; expected .public or "
          + ".isolated, given .private [construct]\n  hint: add them to the network, or choose others here"
      ])
  }

  @Test func aServiceInANetworkWithoutSubnets() {
    #expect(
      findings { scope in
        let vpc = ImportedVpc(id: "vpc-0a1b2c3d", subnets: [])
        FargateService(
          "Worker", in: scope, cluster: ImportedCluster(name: "shared", vpc: vpc), image: testImage,
          cpu: .vcpu(0.25), memory: .mebibytes(512))
      } == [
        "NetworkTests.swift: error: Test/Worker: subnets: the network has no private subnets; expected a network "
          + "with subnets, given .private [construct]\n  hint: add them to the network, or choose others here"
      ])
  }
}
