/// What makes a resource part of another one on a map.
enum FoldingRule {
  /// It's a frame around others, or part of one.
  case frame
  /// It's part of what a property of its own names.
  case partOf(String)
  /// It's part of the one that names it, by one of some properties or by any where none are given, where it's one.
  case partOfUser(by: Set<String> = [])
  /// What names it, or the lines between what does, say what it says, such as those of security groups; unless something
  /// leads to it by one of some properties.
  case shownByUsers(unlessNamedBy: Set<String> = [])

  /// The rules of a type, of which the first counts that finds something; none for what always has a box of its own.
  static func of(_ type: String) -> [FoldingRule] { table[type] ?? [] }

  private static func parts(of property: String, _ types: String...) -> [(String, [FoldingRule])] {
    types.map { ("AWS::\($0)", [.partOf(property)]) }
  }

  private static func all(_ rules: [FoldingRule], _ types: String...) -> [(String, [FoldingRule])] {
    types.map { ("AWS::\($0)", rules) }
  }

  private static let table = Dictionary(rows.joined(), uniquingKeysWith: { first, _ in first })

  private static let rows: [[(String, [FoldingRule])]] = [
    all(
      [.frame], "EC2::VPC", "EC2::Subnet", "EC2::InternetGateway", "EC2::VPCGatewayAttachment", "EC2::RouteTable",
      "EC2::Route", "EC2::SubnetRouteTableAssociation", "EC2::NetworkAcl", "EC2::NetworkAclEntry",
      "EC2::SubnetNetworkAclAssociation", "EC2::DHCPOptions", "EC2::VPCDHCPOptionsAssociation", "EC2::VPCCidrBlock",
      "EC2::SubnetCidrBlock", "EC2::EgressOnlyInternetGateway", "EC2::FlowLog"),
    all([.shownByUsers()], "EC2::SecurityGroup", "IAM::Role", "IAM::InstanceProfile"),
    // What runs in a cluster leads to what it reaches by itself; schedules start tasks by the cluster's name.
    all([.partOfUser(), .shownByUsers(unlessNamedBy: ["Target", "Targets"])], "ECS::Cluster"),
    all(
      [.partOfUser()], "CertificateManager::Certificate", "CodeDeploy::Application", "EC2::EIP", "EC2::LaunchTemplate",
      "ECS::TaskDefinition", "ElastiCache::ParameterGroup", "ElastiCache::SubnetGroup",
      "Events::Connection", "RDS::DBClusterParameterGroup", "RDS::DBParameterGroup", "RDS::DBSubnetGroup",
      "AutoScaling::LaunchConfiguration", "Backup::BackupVault", "ServiceDiscovery::Service"),
    all([.partOfUser(), .partOf("LogGroupName")], "Logs::LogGroup"),
    all([.partOf("AlarmActions"), .partOf("Dimensions"), .partOf("Metrics")], "CloudWatch::Alarm"),
    all([.partOf("AlarmActions"), .partOf("AlarmRule")], "CloudWatch::CompositeAlarm"),
    all([.partOf("GroupId")], "EC2::SecurityGroupIngress", "EC2::SecurityGroupEgress"),
    // A policy that others may be limited by has a box, as no line says so.
    all([.partOf("Roles"), .partOfUser(by: ["ManagedPolicyArns"])], "IAM::ManagedPolicy", "IAM::Policy"),
    all([.partOf("RoleName")], "IAM::RolePolicy"),
    all(
      [.partOfUser(by: ["LoadBalancers", "TargetGroupARNs"]), .partOfUser()], "ElasticLoadBalancingV2::TargetGroup"),
    all([.partOf("PolicyTarget"), .partOf("ScalingTargetId")], "ApplicationAutoScaling::ScalingPolicy"),
    parts(of: "ResourceId", "ApplicationAutoScaling::ScalableTarget"),
    parts(of: "AllocationId", "EC2::EIPAssociation"),
    parts(
      of: "AutoScalingGroupName", "AutoScaling::LifecycleHook", "AutoScaling::ScalingPolicy",
      "AutoScaling::ScheduledAction", "AutoScaling::WarmPool"),
    parts(
      of: "RestApiId", "ApiGateway::Authorizer", "ApiGateway::BasePathMapping", "ApiGateway::Deployment",
      "ApiGateway::GatewayResponse", "ApiGateway::Method", "ApiGateway::Model", "ApiGateway::RequestValidator",
      "ApiGateway::Resource", "ApiGateway::Stage"),
    parts(
      of: "ApiId", "ApiGatewayV2::ApiMapping", "ApiGatewayV2::Authorizer", "ApiGatewayV2::Deployment",
      "ApiGatewayV2::Integration", "ApiGatewayV2::Model", "ApiGatewayV2::Route", "ApiGatewayV2::Stage"),
    parts(of: "BackupPlanId", "Backup::BackupSelection"),
    parts(of: "Bucket", "S3::BucketPolicy"),
    parts(of: "DBClusterIdentifier", "RDS::DBInstance"),
    parts(of: "EventBusName", "Events::EventBusPolicy"),
    parts(of: "SourceArn", "Events::Archive"),
    parts(of: "FileSystemId", "EFS::AccessPoint", "EFS::MountTarget"),
    parts(
      of: "FunctionName", "Lambda::Alias", "Lambda::EventInvokeConfig", "Lambda::EventSourceMapping",
      "Lambda::Permission", "Lambda::Version"),
    parts(of: "TargetFunctionArn", "Lambda::Url"),
    parts(of: "ListenerArn", "ElasticLoadBalancingV2::ListenerCertificate", "ElasticLoadBalancingV2::ListenerRule"),
    parts(of: "LoadBalancerArn", "ElasticLoadBalancingV2::Listener"),
    parts(of: "LogGroupName", "Logs::MetricFilter", "Logs::SubscriptionFilter"),
    parts(of: "Queues", "SQS::QueuePolicy"),
    parts(of: "RepositoryName", "ECR::RepositoryPolicy"),
    parts(of: "ResourceArn", "WAFv2::LoggingConfiguration"),
    parts(
      of: "SecretId", "SecretsManager::ResourcePolicy", "SecretsManager::RotationSchedule",
      "SecretsManager::SecretTargetAttachment"),
    parts(of: "TargetKeyId", "KMS::Alias"),
    parts(of: "TopicArn", "SNS::Subscription"),
    parts(of: "Topics", "SNS::TopicPolicy"),
    parts(of: "WebACLArn", "WAFv2::WebACLAssociation"),
  ]

  /// The types whose references say what they watch and not what they reach, so that no line leads from them.
  static let watchers: Set = [
    "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard",
  ]

  /// The types that aren't reached by themselves: what is allowed on them is no line of a map.
  static let unreached: Set = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::Logs::LogGroup"]
}
