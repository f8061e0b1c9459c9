import Strata
import StrataInstances
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct InstanceGroupTests {
  private func properties(_ id: String, _ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue? {
    try template(declare).json["Resources"]?[id]?["Properties"]
  }

  private func found(_ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
    findings(file: #filePath, declare)
  }

  @Test func aGroupAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      InstanceGroup("Workers", in: scope, vpc: testVpc, type: "t3.small", instances: 2)
    }
    let group = template.json["Resources"]?["Workers"]
    #expect(
      group?["Properties"] == [
        "HealthCheckGracePeriod": 300,
        "LaunchTemplate": [
          "LaunchTemplateId": ["Ref": "WorkersLaunchTemplate"],
          "Version": ["Fn::GetAtt": ["WorkersLaunchTemplate", "LatestVersionNumber"]],
        ], "MaxSize": "3", "MetricsCollection": [["Granularity": "1Minute"]], "MinSize": "2",
        "Tags": [["Key": "Name", "PropagateAtLaunch": true, "Value": "Test/Workers"]],
        "VPCZoneIdentifier": ["subnet-0000000a", "subnet-0000000b"],
      ])
    #expect(group?["CreationPolicy"] == ["ResourceSignal": ["Count": 2, "Timeout": "PT900S"]])
    #expect(
      group?["UpdatePolicy"] == [
        "AutoScalingRollingUpdate": [
          "MaxBatchSize": 1, "MinInstancesInService": 2, "PauseTime": "PT900S",
          "SuspendProcesses": [
            "HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions",
          ],
          "WaitOnResourceSignals": true,
        ]
      ])
    let tags: JSONValue = [["Key": "Name", "Value": "Test/Workers"]]
    #expect(
      template.json["Resources"]?["WorkersLaunchTemplate"]?["Properties"] == [
        "LaunchTemplateData": [
          "BlockDeviceMappings": [
            [
              "DeviceName": "/dev/xvda",
              "Ebs": ["DeleteOnTermination": true, "Encrypted": true, "VolumeSize": 8, "VolumeType": "gp3"],
            ]
          ], "IamInstanceProfile": ["Arn": ["Fn::GetAtt": ["WorkersProfile", "Arn"]]],
          "ImageId": ["Ref": "WorkersImage"], "InstanceType": "t3.small",
          "MetadataOptions": ["HttpEndpoint": "enabled", "HttpPutResponseHopLimit": 1, "HttpTokens": "required"],
          "Monitoring": ["Enabled": true], "SecurityGroupIds": [["Fn::GetAtt": ["WorkersSecurityGroup", "GroupId"]]],
          "TagSpecifications": [
            ["ResourceType": "instance", "Tags": tags], ["ResourceType": "volume", "Tags": tags],
          ],
          "UserData": [
            "Fn::Base64": [
              "Fn::Sub": """
              #!/bin/bash
              set -euo pipefail
              trap '/opt/aws/bin/cfn-signal --exit-code $? --stack ${AWS::StackName} --resource Workers --region \
              ${AWS::Region}' EXIT

              """
            ]
          ],
        ]
      ])
    #expect(
      template.json["Parameters"]?["WorkersImage"] == [
        "Default": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
        "Description": "The parameter of Systems Manager that names the image of Test/Workers",
        "Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
      ])
    #expect(
      template.statements(of: "WorkersRole") == [
        [
          "Action": [
            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
          ], "Effect": "Allow", "Resource": ["*"],
        ],
        [
          "Action": ["ssm:UpdateInstanceInformation"],
          "Condition": [
            "StringEquals": ["aws:ResourceTag/aws:cloudformation:stack-name": [["Ref": "AWS::StackName"]]]
          ], "Effect": "Allow",
          "Resource": [["Fn::Sub": "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:instance/*"]],
        ],
      ])
    #expect(template.resources(of: "AWS::AutoScaling::ScalingPolicy").isEmpty)
  }

  @Test func aGroupBehindALoadBalancer() throws {
    let template = try template { scope in
      let group = InstanceGroup(
        "Web", in: scope, vpc: testVpc, type: "t3.small", instances: 2, start: .script("echo ${HOME}"), port: 8080,
        healthCheck: .http("/health"))
      listener(in: scope).route("Web", to: group, when: .path("*"))
    }
    let group = try #require(template.resource("Web"))
    #expect(group["TargetGroupARNs"] == [["Ref": "WebTargetGroup"]])
    #expect(group["HealthCheckType"] == "ELB")
    #expect(template.resource("WebTargetGroup")?["TargetType"] == "instance")
    #expect(template.resource("WebSecurityGroupFromBalancerSecurityGroupPort8080")?["ToPort"] == 8080)
    let data = template.resource("WebLaunchTemplate")?["LaunchTemplateData"]
    let script = try #require(data?["UserData"]?["Fn::Base64"]?["Fn::Sub"]?.string)
    #expect(
      script.hasSuffix(
        """
        ' EXIT
        echo ${!HOME}
        until curl --silent --fail --max-time 5 --output /dev/null 'http://localhost:8080/health'; do sleep 5; done

        """), "\(script)")
  }

  @Test func itScalesWithItsCPUOrItsRequests() throws {
    let template = try template { scope in
      let listener = listener(in: scope)
      for (id, goal) in [("Cpu", .cpu(0.55)), ("Requests", .requests(perInstance: 500))] as [(String, InstanceGoal)] {
        let group = InstanceGroup(
          id, in: scope, vpc: testVpc, type: "t3.small", instances: .between(1, upTo: 4), following: goal, port: 80)
        listener.route(id, to: group, when: .path("/\(id)"))
      }
    }
    #expect(template.resource("Cpu")?["MaxSize"] == "4")
    #expect(
      template.json["Resources"]?["CpuCpuScaling"]?["Properties"] == [
        "AutoScalingGroupName": ["Ref": "Cpu"], "PolicyType": "TargetTrackingScaling",
        "TargetTrackingConfiguration": [
          "PredefinedMetricSpecification": ["PredefinedMetricType": "ASGAverageCPUUtilization"], "TargetValue": 55.0,
        ],
      ])
    let requests = template.resource("RequestsRequestsScaling")?["TargetTrackingConfiguration"]
    #expect(requests?["TargetValue"] == 500.0)
    #expect(
      requests?["PredefinedMetricSpecification"] == [
        "PredefinedMetricType": "ALBRequestCountPerTarget",
        "ResourceLabel": [
          "Fn::Sub": "${Balancer.LoadBalancerFullName}/${RequestsTargetGroup.TargetGroupFullName}"
        ],
      ])
  }

  @Test func allInstancesAreReplacedAtOnce() throws {
    let template = try template { scope in
      InstanceGroup(
        "Web", in: scope, vpc: testVpc, type: "t3.small", instances: 3, replacement: .allAtOnce(within: .minutes(5)))
    }
    let group = template.json["Resources"]?["Web"]
    #expect(group?["UpdatePolicy"] == ["AutoScalingReplacingUpdate": ["WillReplace": true]])
    #expect(group?["CreationPolicy"] == ["ResourceSignal": ["Count": 3, "Timeout": "PT300S"]])
    #expect(group?["Properties"]?["MaxSize"] == "3")
    #expect(group?["Properties"]?["AutoScalingGroupName"] == nil)
  }

  @Test func imagesAndArchitectures() throws {
    func data(_ type: StringValue, _ image: MachineImage?) throws -> (JSONValue?, JSONValue?) {
      let template = try template { scope in
        InstanceGroup("Web", in: scope, vpc: testVpc, type: type, instances: 1, image: image)
      }
      let data = template.resource("WebLaunchTemplate")?["LaunchTemplateData"]
      return (data?["ImageId"], template.json["Parameters"]?["WebImage"]?["Default"])
    }
    for type in ["t4g.small", "m7gd.large", "a1.medium", "x2gd.metal", "im4gn.large"] {
      #expect(try data("\(type)", nil).1?.string?.hasSuffix("-arm64") == true, "\(type)")
    }
    for type in ["t3.small", "g4dn.xlarge", "g6.xlarge", "u-6tb1.56xlarge", "p4de.24xlarge"] {
      #expect(try data("\(type)", nil).1?.string?.hasSuffix("-x86_64") == true, "\(type)")
    }
    #expect(try data("t3.small", .id("ami-0123456789abcdef0")).0 == "ami-0123456789abcdef0")
    #expect(try data("t3.small", .parameter("/images/web")).1 == "/images/web")
  }

  @Test func withoutCfnSignalNothingWaitsForSignals() throws {
    let template = try template { scope in
      InstanceGroup(
        "Web", in: scope, vpc: testVpc, type: "t3.small", instances: 1, image: .id("ami-0123456789abcdef0"),
        start: .script("true"))
    }
    let group = template.json["Resources"]?["Web"]
    #expect(group?["CreationPolicy"] == nil)
    #expect(group?["UpdatePolicy"]?["AutoScalingRollingUpdate"]?["WaitOnResourceSignals"] == nil)
    let data = template.resource("WebLaunchTemplate")?["LaunchTemplateData"]
    #expect(data?["UserData"] == ["Fn::Base64": "#!/bin/bash\nset -euo pipefail\ntrue\n"])
  }

  @Test func otherOptions() throws {
    let template = try template { scope in
      let role = Role("Service", in: scope, trusting: .service("ec2.amazonaws.com"), name: "web-role")
      InstanceGroup(
        "Web", in: scope, vpc: testVpc, type: "t3.small", instances: 1, role: role,
        permissions: [.allow("s3:ListAllMyBuckets", on: "*")], disk: .gibibytes(30), runsContainers: true,
        gracePeriod: .minutes(1), name: "web-1")
    }
    #expect(template.resource("WebProfile")?["Roles"] == [["Ref": "Service"]])
    #expect(template.resource("Service")?["RoleName"] == "web-role")
    #expect(template.statements(of: "Service")?.array?.count == 3)
    let data = template.resource("WebLaunchTemplate")?["LaunchTemplateData"]
    #expect(data?["BlockDeviceMappings"]?[0]?["Ebs"]?["VolumeSize"] == 30)
    #expect(data?["MetadataOptions"]?["HttpPutResponseHopLimit"] == 2)
    #expect(data?["TagSpecifications"]?[0]?["Tags"]?[0]?["Value"] == "web-1")
    #expect(template.resource("Web")?["HealthCheckGracePeriod"] == 60)
  }

  /// The instances have the tag of their own stack, wherever the role is.
  @Test func aRoleOfAnotherStackNamesTheGroups() throws {
    let app = App("Shop") { app in
      let role = app.stack("ShopAccess") { Role("Service", in: $0, trusting: .service("ec2.amazonaws.com")) }
      app.stack("ShopWeb") { scope in
        InstanceGroup("Web", in: scope, vpc: testVpc, type: "t3.small", instances: 1, role: role)
      }
    }
    let statements = try app.synthesize()["ShopAccess"]?.template.statements(of: "Service")?.array
    #expect(
      statements?.last?["Condition"]
        == ["StringEquals": ["aws:ResourceTag/aws:cloudformation:stack-name": ["ShopWeb"]]])
  }

  @Test func itWaitsForItsWayOut() throws {
    let template = try template { scope in
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
      InstanceGroup("Web", in: scope, vpc: vpc, type: "t3.small", instances: 1)
    }
    #expect(template.json["Resources"]?["Web"]?["DependsOn"]?.array?.contains("VpcPrivate1DefaultRoute") == true)
  }

  @Test func twiceAndInTwoStacks() {
    let declare: @Sendable (Scope) -> Void = { scope in
      for id in ["A", "B"] { InstanceGroup(id, in: scope, vpc: testVpc, type: "t3.small", instances: 1) }
    }
    #expect(found(declare) == [])
    #expect(findingsInTwoStacks(declare) == [])
  }
}
