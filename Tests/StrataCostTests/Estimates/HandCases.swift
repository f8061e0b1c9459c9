import StrataCost
import StrataJSON
import Testing

/// Resources whose cost was worked out by hand, with prices of us-east-1 and months of 730 hours.
struct HandCase: Sendable, CustomTestStringConvertible {
  let name: String
  let resources: JSONObject
  let usage: [(String, String, String)]
  /// Idle, at stated usage, and the ceiling in words.
  let words: [String]

  var testDescription: String { name }

  init(
    _ name: String, _ resources: JSONObject, usage: [(String, String, String)] = [], _ idle: String,
    _ stated: String, _ ceiling: String
  ) {
    (self.name, self.resources, self.usage) = (name, resources, usage)
    words = [idle, stated, ceiling]
  }

  static let all = network + compute + data + other

  private static let network = [
    // 0.0225 × 730 = 16.425; 3 × 0.006 × 730 = 13.14
    HandCase(
      "an internal network load balancer",
      [
        "Balancer": [
          "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "Properties": ["Type": "network", "Scheme": "internal", "Subnets": ["subnet-1", "subnet-2"]],
        ]
      ], usage: [("Balancer", "LCU", "3 LCUs")], "16.43", "29.57", "29.57"),
    // 0.025 × 730 = 18.25; 100 × 0.008 = 0.80
    HandCase(
      "a classic load balancer", ["Balancer": ["Type": "AWS::ElasticLoadBalancing::LoadBalancer"]],
      usage: [("Balancer", "data", "100 GB")], "18.25", "19.05", "19.05"),
    // 3 × 0.01 × 730 = 21.90; 200 × 0.01 = 2.00; a gateway endpoint costs nothing
    HandCase(
      "endpoints",
      [
        "Keys": [
          "Type": "AWS::EC2::VPCEndpoint",
          "Properties": ["VpcEndpointType": "Interface", "SubnetIds": ["subnet-1", "subnet-2", "subnet-3"]],
        ], "Objects": ["Type": "AWS::EC2::VPCEndpoint", "Properties": ["VpcEndpointType": "Gateway"]],
      ], usage: [("Keys", "data", "200 GB")], "21.90", "23.90", "23.90"),
    // 0.045 × 730 = 32.85; 2 TB are 2,048 GB, × 0.045 = 92.16
    HandCase(
      "terabytes through a NAT gateway", ["Gateway": ["Type": "AWS::EC2::NatGateway"]],
      usage: [("Gateway", "data", "2 TB")], "32.85", "125.01", "125.01"),
    // 5.00 + 4 × 1.00; 10 M × 0.60 a million = 6.00
    HandCase(
      "a web ACL",
      [
        "Firewall": [
          "Type": "AWS::WAFv2::WebACL",
          "Properties": ["Rules": [["Name": "a"], ["Name": "b"], ["Name": "c"], ["Name": "d"]]],
        ]
      ], usage: [("Firewall", "requests", "10 M requests")], "9.00", "15.00", "15.00"),
    // 0.50; 2 M × 0.40 a million = 0.80
    HandCase(
      "a hosted zone", ["Zone": ["Type": "AWS::Route53::HostedZone"]], usage: [("Zone", "queries", "2 M")], "0.50",
      "1.30", "1.30"),
    // 0.05 × 730 = 36.50; 50 × 0.02 = 1.00; 0.05 × 730 = 36.50; 2 × 0.395 × 730 = 576.70
    HandCase(
      "a transit gateway's attachment, a VPN and a firewall",
      [
        "Attachment": ["Type": "AWS::EC2::TransitGatewayAttachment"], "Vpn": ["Type": "AWS::EC2::VPNConnection"],
        "Firewall": [
          "Type": "AWS::NetworkFirewall::Firewall",
          "Properties": ["SubnetMappings": [["SubnetId": "subnet-1"], ["SubnetId": "subnet-2"]]],
        ],
      ], usage: [("Attachment", "data", "50 GB")], "649.70", "650.70",
      "at least 650.70, no bound: firewall data, 1 not priced"),
  ]

  private static func service(_ task: JSONObject, _ properties: JSONObject) -> JSONObject {
    var service = properties
    service["LaunchType"] = "FARGATE"
    service["TaskDefinition"] = ["Ref": "Task"]
    return [
      "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": .object(task)],
      "Service": ["Type": "AWS::ECS::Service", "Properties": .object(service)],
    ]
  }

  private static let compute = [
    // (0.25 × 0.03238 + 0.5 × 0.00356) × 730 = (0.008095 + 0.00178) × 730 = 7.20875
    HandCase(
      "a task on Arm",
      service(["Cpu": ".25 vCPU", "Memory": "0.5 GB", "RuntimePlatform": ["CpuArchitecture": "ARM64"]], [:]), "7.21",
      "7.21", "7.21"),
    // (0.04048 + 2 × 0.004445 + 30 × 0.000111 + 0.005) × 730 = 29.5504 + 6.4897 + 2.4309 + 3.65
    HandCase(
      "a task with storage and an address",
      service(
        ["Cpu": "1024", "Memory": "2048", "EphemeralStorage": ["SizeInGiB": 50]],
        ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "ENABLED"]]]), "42.12", "42.12", "42.12"),
    // 0.0416 × 730 = 30.368; 30 × 0.08 = 2.40
    HandCase(
      "an instance",
      [
        "Private": ["Type": "AWS::EC2::Subnet"],
        "Instance": [
          "Type": "AWS::EC2::Instance",
          "Properties": [
            "InstanceType": "t3.medium", "SubnetId": ["Ref": "Private"],
            "BlockDeviceMappings": [["DeviceName": "/dev/xvda", "Ebs": ["VolumeSize": 30, "VolumeType": "gp3"]]],
          ],
        ],
      ], "32.77", "32.77", "32.77"),
    // 3 × (30.368 + 2.40 + 7 × 0.30) = 104.604; 4 × 34.868 = 139.472; 3.5 × 34.868 = 122.038
    HandCase(
      "a group of 3 to 4 instances with metrics of each minute",
      [
        "Private": ["Type": "AWS::EC2::Subnet"],
        "Template": [
          "Type": "AWS::EC2::LaunchTemplate",
          "Properties": [
            "LaunchTemplateData": [
              "InstanceType": "t3.medium", "Monitoring": ["Enabled": true],
              "BlockDeviceMappings": [["Ebs": ["VolumeSize": 30, "VolumeType": "gp3"]]],
            ]
          ],
        ],
        "Group": [
          "Type": "AWS::AutoScaling::AutoScalingGroup",
          "Properties": [
            "MinSize": "3", "MaxSize": "4", "VPCZoneIdentifier": [["Ref": "Private"]],
            "LaunchTemplate": [
              "LaunchTemplateId": ["Ref": "Template"], "Version": ["Fn::GetAtt": ["Template", "LatestVersionNumber"]],
            ],
          ],
        ],
      ], usage: [("Group", "instances", "3.5")], "104.60", "122.04", "139.47"),
    // 100 × 0.125 + 1,000 × 0.065
    HandCase(
      "a volume with IOPS",
      ["Disk": ["Type": "AWS::EC2::Volume", "Properties": ["VolumeType": "io1", "Size": 100, "Iops": 1_000]]], "77.50",
      "77.50", "77.50"),
    // 100 × 0.08 + (250 − 125) × 0.04 + (4,000 − 3,000) × 0.005 = 8.00 + 5.00 + 5.00
    HandCase(
      "a volume with more throughput",
      [
        "Disk": [
          "Type": "AWS::EC2::Volume",
          "Properties": ["VolumeType": "gp3", "Size": 100, "Iops": 4_000, "Throughput": 250],
        ]
      ], "18.00", "18.00", "18.00"),
    // 3 M × 0.20 a million = 0.60; 3 M × 0.12 s × 0.5 GB = 180,000 GB-s, × 0.0000166667 = 3.000006
    HandCase(
      "a function", ["Function": ["Type": "AWS::Lambda::Function", "Properties": ["MemorySize": 512]]],
      usage: [("Function", "requests", "3 M"), ("Function", "duration", "120 ms")], "0.00", "3.60", "3.60"),
    // 5 × 1 GB × 3,600 × 730 = 13,140,000 GB-s, × 0.0000033334 = 43.800876
    HandCase(
      "environments that are kept ready",
      [
        "Function": [
          "Type": "AWS::Lambda::Function", "Properties": ["MemorySize": 1_024, "Architectures": ["arm64"]],
        ],
        "Live": [
          "Type": "AWS::Lambda::Alias",
          "Properties": [
            "FunctionName": ["Ref": "Function"],
            "ProvisionedConcurrencyConfig": ["ProvisionedConcurrentExecutions": 5],
          ],
        ],
      ], "43.80", "43.80", "at least 43.80, no bound: function duration (Arm), function requests (Arm)"),
    // 0.10 × 730
    HandCase("a Kubernetes cluster", ["Cluster": ["Type": "AWS::EKS::Cluster"]], "73.00", "73.00", "73.00"),
    // 300 × 0.005
    HandCase(
      "builds",
      [
        "Build": [
          "Type": "AWS::CodeBuild::Project",
          "Properties": ["Environment": ["Type": "LINUX_CONTAINER", "ComputeType": "BUILD_GENERAL1_SMALL"]],
        ]
      ], usage: [("Build", "minutes", "5 h")], "0.00", "1.50", "1.50"),
  ]

  private static let data = [
    // 0.136 × 730 + 100 × 0.115 = 99.28 + 11.50; 99.28 + 200 × 0.115 = 122.28
    HandCase(
      "a database that may grow",
      [
        "Database": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": [
            "DBInstanceClass": "db.t3.large", "Engine": "mysql", "StorageType": "gp3", "AllocatedStorage": "100",
            "MaxAllocatedStorage": 200,
          ],
        ]
      ], usage: [("Database", "storage", "120 GB")], "110.78", "113.08",
      "at least 122.28, no bound: database backups beyond the database's size, 1 not priced"),
    // 2 × 0.5 × 0.12 × 730 = 87.60 + 0.40; 87.60 + 0.40 + 20 × 0.10; 2 × 4 × 0.12 × 730 = 700.80 + 2.40
    HandCase(
      "an Aurora cluster of two",
      [
        "Cluster": [
          "Type": "AWS::RDS::DBCluster",
          "Properties": [
            "Engine": "aurora-postgresql", "ManageMasterUserPassword": true,
            "ServerlessV2ScalingConfiguration": ["MinCapacity": 0.5, "MaxCapacity": 4],
          ],
        ],
        "One": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": ["DBClusterIdentifier": ["Ref": "Cluster"], "DBInstanceClass": "db.serverless"],
        ],
        "Two": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": ["DBClusterIdentifier": ["Ref": "Cluster"], "DBInstanceClass": "db.serverless"],
        ],
      ], usage: [("Cluster", "storage", "20 GB")], "88.00", "90.00",
      "at least 703.20, no bound: Aurora I/O, Aurora backups"),
    // 2 × 0.625 + 5 × 0.125 + 10 × 0.25 = 1.25 + 0.625 + 2.50
    HandCase(
      "a table on demand",
      ["Table": ["Type": "AWS::DynamoDB::Table", "Properties": ["BillingMode": "PAY_PER_REQUEST"]]],
      usage: [("Table", "writes", "2 M"), ("Table", "reads", "5 M"), ("Table", "storage", "10 GB")], "0.00", "4.38",
      "4.38"),
    // (10 × 0.00013 + 5 × 0.00065) × 730 = 0.949 + 2.3725; 0.949 + 20 × 0.00065 × 730 = 10.439
    HandCase(
      "a table whose writes scale",
      [
        "Table": [
          "Type": "AWS::DynamoDB::Table",
          "Properties": ["ProvisionedThroughput": ["ReadCapacityUnits": 10, "WriteCapacityUnits": 5]],
        ],
        "Scaling": [
          "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
          "Properties": [
            "MinCapacity": 5, "MaxCapacity": 20, "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
            "ResourceId": ["Fn::Sub": "table/${Table}"],
          ],
        ],
      ], "3.32", "3.32", "at least 10.44, no bound: table storage"),
    // 500 × 0.023 + 1,000 × 0.005 + 10,000 × 0.0004 = 11.50 + 5.00 + 4.00
    HandCase(
      "a bucket", ["Bucket": ["Type": "AWS::S3::Bucket"]],
      usage: [("Bucket", "storage", "500 GB"), ("Bucket", "writes", "1 M"), ("Bucket", "reads", "10 M")], "0.00",
      "20.50", "20.50"),
    // 300 × 0.30
    HandCase(
      "files", ["Files": ["Type": "AWS::EFS::FileSystem"]], usage: [("Files", "storage", "300 GB")], "0.00", "90.00",
      "90.00"),
    // 4 × 0.015 × 730
    HandCase(
      "a stream", ["Stream": ["Type": "AWS::Kinesis::Stream", "Properties": ["ShardCount": 4]]], "43.80", "43.80",
      "at least 43.80, no bound: stream puts, 1 not priced"),
  ]

  private static let other = [
    // 333 × 3.50 + 67 × 2.80 = 1,165.50 + 187.60
    HandCase(
      "a REST API in two tiers", ["Api": ["Type": "AWS::ApiGateway::RestApi"]], usage: [("Api", "requests", "400 M")],
      "0.00", "1353.10", "1353.10"),
    // 300 × 1.00 + 50 × 0.90
    HandCase(
      "an HTTP API in two tiers",
      ["Api": ["Type": "AWS::ApiGatewayV2::Api", "Properties": ["ProtocolType": "HTTP"]]],
      usage: [("Api", "requests", "350 M")], "0.00", "345.00", "345.00"),
    // 5 × 0.40 + 3 × 0.50, the first million of which isn't free unless that's asked for
    HandCase(
      "a queue and a topic", ["Queue": ["Type": "AWS::SQS::Queue"], "Topic": ["Type": "AWS::SNS::Topic"]],
      usage: [("Queue", "requests", "5 M"), ("Topic", "requests", "3000 k")], "0.00", "3.50", "3.50"),
    // 1.00, and 3.00 with two rotated versions; 1 M × 0.03 for 10,000 = 3.00
    HandCase(
      "a key that is rotated", ["Key": ["Type": "AWS::KMS::Key", "Properties": ["EnableKeyRotation": true]]],
      usage: [("Key", "requests", "1 M")], "1.00", "4.00", "6.00"),
    // 3 × 0.40; 100,000 × 0.05 for 10,000 = 0.50
    HandCase(
      "a secret with two copies",
      [
        "Secret": [
          "Type": "AWS::SecretsManager::Secret",
          "Properties": ["ReplicaRegions": [["Region": "us-west-2"], ["Region": "eu-west-1"]]],
        ]
      ], usage: [("Secret", "requests", "100 k")], "1.20", "1.70", "1.70"),
    // 0.10 + 2 × 0.10 + 0.30 + 3 × 0.10; the sixth is of a search
    HandCase(
      "alarms",
      [
        "One": ["Type": "AWS::CloudWatch::Alarm", "Properties": ["MetricName": "Errors", "Period": 60]],
        "Two": [
          "Type": "AWS::CloudWatch::Alarm",
          "Properties": [
            "Metrics": [
              ["Id": "share", "Expression": "errors / requests"], ["Id": "errors", "MetricStat": ["Period": 300]],
              ["Id": "requests", "MetricStat": ["Period": 300]],
            ]
          ],
        ],
        "Quick": ["Type": "AWS::CloudWatch::Alarm", "Properties": ["MetricName": "Errors", "Period": 10]],
        "Band": [
          "Type": "AWS::CloudWatch::Alarm",
          "Properties": [
            "ThresholdMetricId": "band",
            "Metrics": [
              ["Id": "band", "Expression": "ANOMALY_DETECTION_BAND(m, 2)"], ["Id": "m", "MetricStat": ["Period": 300]],
            ],
          ],
        ],
        "Search": [
          "Type": "AWS::CloudWatch::Alarm",
          "Properties": ["Metrics": [["Id": "all", "Expression": "SUM(SEARCH('{AWS/SQS}', 'Sum'))"]]],
        ],
      ], "0.90", "0.90", "at least 0.90, 1 not decided"),
    // 4 × 3.00
    HandCase(
      "dashboards",
      [
        "A": ["Type": "AWS::CloudWatch::Dashboard"], "B": ["Type": "AWS::CloudWatch::Dashboard"],
        "C": ["Type": "AWS::CloudWatch::Dashboard"], "D": ["Type": "AWS::CloudWatch::Dashboard"],
      ], "12.00", "12.00", "12.00"),
    // 20 × 0.50 + 100 × 0.03
    HandCase(
      "logs", ["Logs": ["Type": "AWS::Logs::LogGroup"]],
      usage: [("Logs", "data", "20 GB"), ("Logs", "storage", "100 GB")], "0.00", "13.00", "13.00"),
    // 2 M × 0.10 for 100,000
    HandCase(
      "a trail of what is done with data",
      [
        "Trail": [
          "Type": "AWS::CloudTrail::Trail",
          "Properties": [
            "AdvancedEventSelectors": [["FieldSelectors": [["Field": "eventCategory", "Equals": ["Data"]]]]]
          ],
        ]
      ], usage: [("Trail", "data events", "2 M events")], "0.00", "2.00", "2.00"),
    // 100,000 × 0.025 for 1,000; 2 M × 1.00 a million
    HandCase(
      "workflows and events",
      ["Machine": ["Type": "AWS::StepFunctions::StateMachine"], "Bus": ["Type": "AWS::Events::EventBus"]],
      usage: [("Machine", "transitions", "100 k"), ("Bus", "events", "2 M")], "0.00", "4.50", "4.50"),
    // 0.02 × 730
    HandCase(
      "a stage with a cache",
      ["Stage": ["Type": "AWS::ApiGateway::Stage", "Properties": ["CacheClusterEnabled": true]]], "14.60", "14.60",
      "14.60"),
    // 1,000 × 0.003; 50 × 0.10
    HandCase(
      "a recorder and a registry",
      ["Recorder": ["Type": "AWS::Config::ConfigurationRecorder"], "Images": ["Type": "AWS::ECR::Repository"]],
      usage: [("Recorder", "items", "1 k"), ("Images", "storage", "50 GB")], "0.00", "8.00", "8.00"),
  ]
}
