import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FargateServiceTests {
  private static let trust: JSONValue = [
    "Statement": [
      [
        "Action": ["sts:AssumeRole"],
        "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
        "Principal": ["Service": ["ecs-tasks.amazonaws.com"]],
      ]
    ], "Version": "2012-10-17",
  ]
  private static let network: JSONValue = [
    "AwsvpcConfiguration": [
      "AssignPublicIp": "DISABLED", "SecurityGroups": [["Fn::GetAtt": ["WorkerSecurityGroup", "GroupId"]]],
      "Subnets": ["subnet-0000000a", "subnet-0000000b"],
    ]
  ]
  private static let container: JSONValue = [
    "Essential": true, "Image": "public.ecr.aws/nginx/nginx:1.29",
    "LogConfiguration": [
      "LogDriver": "awslogs",
      "Options": [
        "awslogs-group": ["Ref": "WorkerLogs"], "awslogs-region": ["Ref": "AWS::Region"],
        "awslogs-stream-prefix": "main",
      ],
    ], "Name": "main",
  ]
  private static let logging: JSONValue = [
    "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
    "Resource": [
      ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${WorkerLogs}:*"]
    ],
  ]
  private static func role(_ statements: [JSONValue]) -> JSONValue {
    [
      "Type": "AWS::IAM::Role",
      "Properties": [
        "AssumeRolePolicyDocument": trust,
        "Policies": [
          [
            "PolicyDocument": ["Statement": .array(statements), "Version": "2012-10-17"],
            "PolicyName": "Permissions",
          ]
        ],
      ],
    ]
  }

  @Test func aWorkerAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in _ = service("Worker", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Worker": [
          "Type": "AWS::ECS::Service",
          "Properties": [
            "CapacityProviderStrategy": [["Base": 0, "CapacityProvider": "FARGATE", "Weight": 1]],
            "Cluster": "shared",
            "DeploymentConfiguration": [
              "DeploymentCircuitBreaker": ["Enable": true, "Rollback": true], "MaximumPercent": 200,
              "MinimumHealthyPercent": 100,
            ], "DesiredCount": 1, "EnableECSManagedTags": true, "NetworkConfiguration": Self.network,
            "PropagateTags": "SERVICE", "TaskDefinition": ["Ref": "WorkerTaskDefinition"],
          ],
        ],
        "WorkerExecutionRole": Self.role([Self.logging]),
        "WorkerLogs": [
          "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": acceptedLogKey,
          "Properties": ["RetentionInDays": 30],
        ],
        "WorkerSecurityGroup": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "GroupDescription": "Tasks of Test/Worker",
            "SecurityGroupEgress": [
              [
                "CidrIp": "0.0.0.0/0", "Description": "Port 443 of 0.0.0.0/0", "FromPort": 443, "IpProtocol": "tcp",
                "ToPort": 443,
              ]
            ], "VpcId": "vpc-0a1b2c3d",
          ],
        ],
        "WorkerTaskDefinition": [
          "Type": "AWS::ECS::TaskDefinition",
          "Properties": [
            "ContainerDefinitions": [Self.container], "Cpu": "256",
            "ExecutionRoleArn": ["Fn::GetAtt": ["WorkerExecutionRole", "Arn"]], "Memory": "512",
            "NetworkMode": "awsvpc", "RequiresCompatibilities": ["FARGATE"],
            "RuntimePlatform": ["CpuArchitecture": "X86_64", "OperatingSystemFamily": "LINUX"],
            "TaskRoleArn": ["Fn::GetAtt": ["WorkerTaskRole", "Arn"]],
          ],
        ],
        "WorkerTaskRole": ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": Self.trust]],
      ])
    #expect(findings { scope in _ = service("Worker", in: scope) } == [])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
        command: ["serve", "\(.region)"], environment: ["STAGE": "dev", "BUCKET": "\(.stackName)-uploads"],
        architecture: .arm64, rootFilesystem: .readOnly(writable: "/tmp", "/var/run"), subnets: .public,
        outbound: [.tcp(port: 5432, to: "10.0.0.0/16")], logRetention: .days(90), logKey: Key("Key", in: scope))
    }
    let task = try #require(template.resource("WebTaskDefinition"))
    let container = task["ContainerDefinitions"]?[0]
    #expect(container?["Command"] == ["serve", ["Ref": "AWS::Region"]])
    #expect(
      container?["Environment"] == [
        ["Name": "BUCKET", "Value": ["Fn::Sub": "${AWS::StackName}-uploads"]], ["Name": "STAGE", "Value": "dev"],
      ])
    #expect(container?["ReadonlyRootFilesystem"] == true)
    #expect(
      container?["MountPoints"] == [
        ["ContainerPath": "/tmp", "SourceVolume": "main-1"], ["ContainerPath": "/var/run", "SourceVolume": "main-2"],
      ])
    #expect(task["Volumes"] == [["Name": "main-1"], ["Name": "main-2"]])
    #expect(task["RuntimePlatform"]?["CpuArchitecture"] == "ARM64")
    let network = template.resource("Web")?["NetworkConfiguration"]?["AwsvpcConfiguration"]
    #expect(network?["AssignPublicIp"] == "ENABLED")
    #expect(network?["Subnets"] == ["subnet-0000000c", "subnet-0000000d"])
    #expect(template.resource("WebSecurityGroup")?["SecurityGroupEgress"]?[0]?["CidrIp"] == "10.0.0.0/16")
    #expect(
      template.resource("WebLogs")?.properties
        == ["KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "RetentionInDays": 90])
  }

  @Test func secretsAreReadByTheExecutionRoleAlone() throws {
    let template = try template { scope in
      let token = ImportedSecret(name: "orders/token")
      FargateService(
        "Worker", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
        secrets: ["TOKEN": token, "USER": token.field("user"), "LEVEL": ImportedParameter(name: "/orders/level")])
    }
    let secret: JSONValue = [
      "Fn::Sub":
        "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/token-??????"
    ]
    let parameter: JSONValue = [
      "Fn::Sub": "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/level"
    ]
    let statements = template.resource("WorkerExecutionRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array
    #expect(
      Set((statements ?? []).compactMap { $0["Resource"]?[0] }) == [
        parameter, secret, Self.logging["Resource"]?[0] ?? .null,
      ])
    #expect(template.resource("WorkerTaskRole")?["Policies"] == nil)
    let container = template.resource("WorkerTaskDefinition")?["ContainerDefinitions"]?[0]
    #expect(container?["Secrets"]?.array?.compactMap { $0["Name"] } == ["LEVEL", "TOKEN", "USER"])
    #expect(
      container?["Secrets"]?[2]?["ValueFrom"] == [
        "Fn::Sub":
          "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/token:user::"
      ])
  }

  @Test func permissionsAreOfTheTaskRoleAlone() throws {
    let template = try template { scope in
      let worker = FargateService(
        "Worker", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
        permissions: [.allow("sqs:SendMessage", on: "arn:aws:sqs:eu-central-1:123456789012:jobs")])
      worker.taskRole.allow(.allow("s3:GetObject", on: "arn:aws:s3:::uploads/*"))
    }
    #expect(
      template.resource("WorkerTaskRole")?.json
        == Self.role([
          [
            "Action": ["sqs:SendMessage"], "Effect": "Allow",
            "Resource": ["arn:aws:sqs:eu-central-1:123456789012:jobs"],
          ], ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": ["arn:aws:s3:::uploads/*"]],
        ]))
    #expect(template.resource("WorkerExecutionRole")?.json == Self.role([Self.logging]))
  }

  @Test func whatOthersSeeOfIt() throws {
    let template = try template { scope in
      let worker = service("Worker", in: scope)
      scope.output("Name", worker.name)
      scope.output("Task", worker.taskDefinition.ref)
      #expect(worker.port == nil)
      #expect(worker.targetGroup == nil)
    }
    #expect(template.outputs["Name"]?["Value"] == ["Fn::GetAtt": ["Worker", "Name"]])
    #expect(template.outputs["Task"]?["Value"] == ["Ref": "WorkerTaskDefinition"])
  }

  @Test func twoServicesInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        let listener = listener(in: scope)
        for id in ["One", "Two"] {
          let web = service(id, in: scope, port: 80, scaling: .cpu(target: 0.7, tasks: 1...2))
          listener.route(id, to: web, when: .host(.literal("\(id).example.com")))
          ServiceAlarms("\(id)Alarms", in: scope, of: web, notify: [])
          Dashboard("\(id)Dashboard", in: scope).add(web)
        }
      } == [])
  }

  @Test func aNetworkWithoutTheSubnets() {
    #expect(
      findings { scope in
        FargateService(
          "Worker", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
          subnets: .isolated)
      } == [
        "FargateServiceTests.swift: error: Test/Worker: subnets: the network has no isolated subnets; expected .public "
          + "or .private, given .isolated [construct]\n"
          + "  hint: add them to the network, or choose others here"
      ])
  }

  @Test func durationsOutOfRange() {
    #expect(
      findings { scope in
        FargateService(
          "Worker", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
          logRetention: .days(2), gracePeriod: .milliseconds(1_500))
      } == [
        "FargateServiceTests.swift: error: Test/Worker: gracePeriod: this must be whole seconds in a range; expected 0 s "
          + "to 2,147,483,647 s, given 1.5 s [construct]",
        "FargateServiceTests.swift: error: Test/Worker/Logs: retention: CloudWatch Logs has no such retention; "
          + "expected "
          + "1 or 3 days, given 2 days [construct]",
      ])
  }
}
