import StrataText

/// What a map says of a type of resources: the word that chooses its colour, and its name for people.
struct ResourceKind {
  /// One of the kinds of nodes for which drawings have colours, or `other`.
  let kind: String
  /// The type in words, such as `SQS queue`.
  let label: String

  init(_ type: String) {
    let parts = type.split(separator: "::").map(String.init)
    guard parts.count > 2, parts[0] == "AWS" else {
      (kind, label) = ("other", parts.count > 1 && parts[0] == "Custom" ? "custom \(parts[1])" : type)
      return
    }
    kind = Self.kinds[type] ?? Self.kindsOfServices[parts[1]] ?? "other"
    label = Self.labels[type] ?? "\(Self.services[parts[1]] ?? parts[1]) \(Self.words(parts[2]))"
  }

  private static let kinds = [
    "AWS::EC2::Instance": "compute", "AWS::EC2::LaunchTemplate": "compute", "AWS::Logs::Destination": "messaging",
    "AWS::SSM::Parameter": "storage",
  ]

  private static let kindsOfServices: [String: String] = {
    let kinds = [
      "api": "ApiGateway ApiGatewayV2 AppSync CertificateManager CloudFront Cognito Route53",
      "compute": "AppRunner AutoScaling Batch CodeBuild CodeDeploy CodePipeline ECS EKS EMR Glue Lambda SageMaker "
        + "StepFunctions",
      "database": "DAX DSQL DocDB DynamoDB ElastiCache MemoryDB Neptune OpenSearchService RDS Redshift Timestream",
      "identity": "IAM KMS SSO SecretsManager",
      "messaging": "AmazonMQ Events Kinesis KinesisFirehose MSK Pipes SES SNS SQS Scheduler",
      "network": "EC2 ElasticLoadBalancing ElasticLoadBalancingV2 NetworkFirewall ServiceDiscovery VpcLattice WAFv2",
      "observability": "Budgets CloudTrail CloudWatch Config GuardDuty Logs XRay",
      "storage": "Backup ECR EFS FSx S3",
    ]
    return Dictionary(
      kinds.flatMap { kind, services in services.split(separator: " ").map { (String($0), kind) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// Types whose own words say it all, or aren't what people call them.
  private static let labels = [
    "AWS::AutoScaling::AutoScalingGroup": "Auto Scaling group", "AWS::EC2::Instance": "EC2 instance",
    "AWS::EC2::NatGateway": "NAT gateway", "AWS::EC2::SecurityGroup": "security group",
    "AWS::EC2::VPCEndpoint": "VPC endpoint", "AWS::ElasticLoadBalancing::LoadBalancer": "classic load balancer",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "load balancer", "AWS::Events::ApiDestination": "API destination",
    "AWS::ElasticLoadBalancingV2::TargetGroup": "target group",
    "AWS::KinesisFirehose::DeliveryStream": "Firehose stream", "AWS::Logs::LogGroup": "log group",
    "AWS::SecretsManager::Secret": "secret", "AWS::StepFunctions::StateMachine": "state machine",
    "AWS::ApiGatewayV2::Api": "HTTP or WebSocket API", "AWS::Backup::BackupPlan": "backup plan",
    "AWS::Backup::BackupVault": "backup vault", "AWS::Budgets::Budget": "budget",
    "AWS::CloudTrail::Trail": "CloudTrail trail", "AWS::CertificateManager::Certificate": "certificate",
    "AWS::Route53::RecordSet": "DNS record",
  ]

  private static let services = [
    "ApiGateway": "API Gateway", "ApiGatewayV2": "API Gateway", "AutoScaling": "Auto Scaling",
    "CertificateManager": "ACM", "ElasticLoadBalancing": "ELB", "ElasticLoadBalancingV2": "ELB",
    "Events": "EventBridge", "KinesisFirehose": "Firehose", "Logs": "CloudWatch", "OpenSearchService": "OpenSearch",
    "Route53": "Route 53", "SSM": "SSM", "SecretsManager": "Secrets Manager", "ServiceDiscovery": "Cloud Map",
    "StepFunctions": "Step Functions", "WAFv2": "WAF",
  ]

  /// Words that are abbreviations though only their first letter is a capital.
  private static let abbreviations: Set = ["Acl", "Api", "Dns", "Http", "Rest", "Vpc"]

  /// The words of a name, in small letters but for those that are all capitals: `DBSubnetGroup` is `DB subnet group`.
  static func words(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var words: [[UInt8]] = []
    for (place, byte) in bytes.enumerated() {
      let isCapital = byte.isASCIIUppercase
      let followsSmall = place > 0 && !bytes[place - 1].isASCIIUppercase
      let precedesSmall = place + 1 < bytes.count && bytes[place + 1].isASCIILowercase
      if words.isEmpty || isCapital && (followsSmall || precedesSmall) { words.append([]) }
      words[words.count - 1].append(byte)
    }
    return words.map { word in
      let text = String(decoding: word, as: UTF8.self)
      if Self.abbreviations.contains(text) { return text.uppercased() }
      return word.count > 1 && !word.contains(where: \.isASCIILowercase) ? text : text.lowercased()
    }.joined(separator: " ")
  }
}
