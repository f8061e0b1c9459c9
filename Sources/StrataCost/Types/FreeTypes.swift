/// The types whose resources cost nothing themselves, each with a page of AWS that says what their service charges for.
enum FreeTypes {
  private static let pages: [(page: String, types: [String])] = [
    (
      "https://aws.amazon.com/vpc/pricing/",
      [
        "EC2::EIPAssociation", "EC2::InternetGateway", "EC2::NetworkAcl", "EC2::NetworkAclEntry",
        "EC2::NetworkInterface", "EC2::PrefixList", "EC2::Route", "EC2::RouteTable", "EC2::SecurityGroup",
        "EC2::SecurityGroupEgress", "EC2::SecurityGroupIngress", "EC2::Subnet", "EC2::SubnetNetworkAclAssociation",
        "EC2::SubnetRouteTableAssociation", "EC2::VPC", "EC2::VPCCidrBlock", "EC2::VPCDHCPOptionsAssociation",
        "EC2::VPCEndpointService", "EC2::VPCGatewayAttachment", "EC2::VPCPeeringConnection", "EC2::DHCPOptions",
        "EC2::EgressOnlyInternetGateway", "EC2::SubnetCidrBlock",
      ]
    ),
    (
      "https://aws.amazon.com/ec2/pricing/",
      ["EC2::KeyPair", "EC2::LaunchTemplate", "EC2::PlacementGroup", "EC2::VolumeAttachment"]
    ),
    (
      "https://aws.amazon.com/autoscaling/pricing/",
      [
        "ApplicationAutoScaling::ScalableTarget", "ApplicationAutoScaling::ScalingPolicy",
        "AutoScaling::LaunchConfiguration", "AutoScaling::LifecycleHook", "AutoScaling::ScalingPolicy",
        "AutoScaling::ScheduledAction",
      ]
    ),
    (
      "https://aws.amazon.com/elasticloadbalancing/pricing/",
      [
        "ElasticLoadBalancingV2::Listener", "ElasticLoadBalancingV2::ListenerCertificate",
        "ElasticLoadBalancingV2::ListenerRule", "ElasticLoadBalancingV2::TargetGroup",
      ]
    ),
    (
      "https://aws.amazon.com/ecs/pricing/",
      ["ECS::CapacityProvider", "ECS::ClusterCapacityProviderAssociations", "ECS::TaskDefinition"]
    ),
    (
      "https://aws.amazon.com/lambda/pricing/",
      [
        "Lambda::CodeSigningConfig", "Lambda::EventInvokeConfig", "Lambda::EventSourceMapping",
        "Lambda::LayerVersion", "Lambda::LayerVersionPermission", "Lambda::Permission", "Lambda::Url",
      ]
    ),
    (
      "https://aws.amazon.com/api-gateway/pricing/",
      [
        "ApiGateway::Account", "ApiGateway::ApiKey", "ApiGateway::Authorizer", "ApiGateway::BasePathMapping",
        "ApiGateway::Deployment", "ApiGateway::DomainName", "ApiGateway::GatewayResponse", "ApiGateway::Method",
        "ApiGateway::Model", "ApiGateway::RequestValidator", "ApiGateway::Resource", "ApiGateway::UsagePlan",
        "ApiGateway::UsagePlanKey", "ApiGateway::VpcLink", "ApiGatewayV2::ApiMapping", "ApiGatewayV2::Authorizer",
        "ApiGatewayV2::Deployment", "ApiGatewayV2::DomainName", "ApiGatewayV2::Integration",
        "ApiGatewayV2::IntegrationResponse", "ApiGatewayV2::Model", "ApiGatewayV2::Route",
        "ApiGatewayV2::RouteResponse", "ApiGatewayV2::Stage", "ApiGatewayV2::VpcLink",
      ]
    ),
    (
      "https://aws.amazon.com/iam/",
      [
        "IAM::AccessKey", "IAM::Group", "IAM::GroupPolicy", "IAM::InstanceProfile", "IAM::ManagedPolicy",
        "IAM::OIDCProvider", "IAM::Policy", "IAM::Role", "IAM::RolePolicy", "IAM::SAMLProvider",
        "IAM::ServiceLinkedRole", "IAM::User", "IAM::UserPolicy", "IAM::UserToGroupAddition",
      ]
    ),
    ("https://aws.amazon.com/s3/pricing/", ["S3::BucketPolicy"]),
    ("https://aws.amazon.com/sqs/pricing/", ["SQS::QueueInlinePolicy", "SQS::QueuePolicy"]),
    ("https://aws.amazon.com/sns/pricing/", ["SNS::TopicInlinePolicy", "SNS::TopicPolicy"]),
    ("https://aws.amazon.com/kms/pricing/", ["KMS::Alias"]),
    (
      "https://aws.amazon.com/secrets-manager/pricing/",
      [
        "SecretsManager::ResourcePolicy", "SecretsManager::RotationSchedule",
        "SecretsManager::SecretTargetAttachment",
      ]
    ),
    (
      "https://aws.amazon.com/rds/pricing/",
      [
        "RDS::DBClusterParameterGroup", "RDS::DBParameterGroup", "RDS::DBSubnetGroup", "RDS::EventSubscription",
        "RDS::OptionGroup",
      ]
    ),
    (
      "https://aws.amazon.com/cloudwatch/pricing/",
      ["Logs::LogStream", "Logs::QueryDefinition", "Logs::ResourcePolicy", "Logs::SubscriptionFilter"]
    ),
    (
      "https://aws.amazon.com/eventbridge/pricing/",
      ["Events::Connection", "Events::EventBusPolicy", "Events::Rule", "Scheduler::ScheduleGroup"]
    ),
    (
      "https://aws.amazon.com/codedeploy/pricing/",
      ["CodeDeploy::Application", "CodeDeploy::DeploymentConfig", "CodeDeploy::DeploymentGroup"]
    ),
    ("https://aws.amazon.com/backup/pricing/", ["Backup::BackupPlan", "Backup::BackupSelection"]),
    ("https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/", ["Budgets::Budget"]),
    (
      "https://aws.amazon.com/waf/pricing/",
      ["WAFv2::IPSet", "WAFv2::LoggingConfiguration", "WAFv2::WebACLAssociation"]
    ),
    (
      "https://aws.amazon.com/cloudformation/pricing/",
      [
        "CDK::Metadata", "CloudFormation::Interface", "CloudFormation::WaitCondition",
        "CloudFormation::WaitConditionHandle",
      ]
    ),
  ]

  private static let byType = Dictionary(
    uniqueKeysWithValues: pages.flatMap { page, types in types.map { ("AWS::\($0)", page) } })

  /// The page about a type that costs nothing; nil for one that isn't known to.
  static func page(of type: String) -> String? { byType[type] }
}
