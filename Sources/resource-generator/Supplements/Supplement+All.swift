import StrataJSON

extension Supplement {
  /// The files taken of the directory `extensions`, by service; the page of each type in the reference of templates
  /// says the same.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
  static let all = api + compute + containers + data + network + others

  private static let api = [
    Supplement("aws_apigateway_authorizer/ttl.json", at: "AWS::ApiGateway::Authorizer"),
    Supplement("aws_apigateway_restapi/openapi_properties.json", at: "AWS::ApiGateway::RestApi"),
    Supplement(
      "aws_apigateway_stage/method_settings_resource_path.json", at: "AWS::ApiGateway::Stage/MethodSettings/*"),
    Supplement(
      "aws_cloudfront_distribution/forward_enum.json",
      at: "AWS::CloudFront::Distribution/DistributionConfig/DefaultCacheBehavior",
      "AWS::CloudFront::Distribution/DistributionConfig/CacheBehaviors/*"),
  ]

  private static let compute = [
    Supplement(
      "aws_ec2_instance/blockdevicemappings.json",
      at: "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*/Ebs",
      "AWS::EC2::Instance/BlockDeviceMappings/*/Ebs",
      "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*/Ebs",
      "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*/Ebs",
      "AWS::OpsWorks::Instance/BlockDeviceMappings/*/Ebs",
      // What such volumes can do at most has grown: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
      changing: ["/allOf/2/then/properties/Iops/maximum": nil]),
    Supplement(
      "aws_ec2_instance/virtualname_ephemeral.json",
      at: "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*", "AWS::EC2::Instance/BlockDeviceMappings/*",
      "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*",
      "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*",
      "AWS::OpsWorks::Instance/BlockDeviceMappings/*"),
    Supplement("aws_ec2_instance/privateipaddress.json", at: "AWS::EC2::Instance", "AWS::EC2::NetworkInterface"),
    Supplement(
      "aws_lambda_eventsourcemapping/eventsourcearn_sqs_exclusive.json", at: "AWS::Lambda::EventSourceMapping"),
    Supplement(
      "aws_lambda_eventsourcemapping/eventsourcearn_stream_inclusive.json", at: "AWS::Lambda::EventSourceMapping"),
    Supplement("aws_lambda_function/capacity_provider_timeout.json", at: "AWS::Lambda::Function"),
    Supplement(
      "aws_lambda_function/environment_variable_keys.json", at: "AWS::Lambda::Function/Environment/Variables"),
    Supplement("aws_lambda_function/loglevel_logformat.json", at: "AWS::Lambda::Function"),
    Supplement(
      "aws_lambda_function/packagetype_image_exclusions.json", at: "AWS::Lambda::Function",
      // The same, as a list of what can't be there.
      changing: ["/then": ["properties": ["Handler": false, "Layers": false, "Runtime": false]]]),
    Supplement("aws_lambda_function/zipfile_runtime_enum.json", at: "AWS::Lambda::Function"),
    Supplement("aws_lambda_function/zipfile_runtime_exists.json", at: "AWS::Lambda::Function"),
  ]

  private static let containers = [
    Supplement("aws_ecs_service/fargate.json", at: "AWS::ECS::Service"),
    Supplement(
      "aws_ecs_taskdefinition/containerdefinitions_essential.json", at: "AWS::ECS::TaskDefinition/ContainerDefinitions"),
    // The values that there are before those that go together, so that a wrong one is told from all that there are.
    Supplement("aws_ecs_taskdefinition/fargate_properties.json", at: "AWS::ECS::TaskDefinition"),
    Supplement("aws_ecs_taskdefinition/fargate_cpu_memory.json", at: "AWS::ECS::TaskDefinition"),
    Supplement(
      "aws_ecs_taskdefinition/logging_configuration.json",
      at: "AWS::ECS::TaskDefinition/ContainerDefinitions/*/LogConfiguration"),
  ]

  private static let data = [
    Supplement("aws_dynamodb_table/billingmode_exclusive.json", at: "AWS::DynamoDB::Table"),
    Supplement("aws_dynamodb_table/billingmode_provisioned_dependent.json", at: "AWS::DynamoDB::Table"),
    Supplement(
      "aws_elasticache_replicationgroup/transitencryptionenabled_valkey.json", at: "AWS::ElastiCache::ReplicationGroup"),
    Supplement("aws_fsx_filesystem/storage_capacity.json", at: "AWS::FSx::FileSystem"),
    Supplement("aws_rds_dbcluster/aurora.json", at: "AWS::RDS::DBCluster"),
    Supplement("aws_rds_dbcluster/monitoring.json", at: "AWS::RDS::DBCluster"),
    Supplement("aws_rds_dbcluster/serverless_exclusive.json", at: "AWS::RDS::DBCluster"),
    Supplement(
      "aws_rds_dbinstance/aurora_exclusive.json", at: "AWS::RDS::DBInstance",
      // As a list of what can't be there, without CopyTagsToSnapshot, which does no harm:
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
      changing: [
        "/then": [
          "properties": [
            "AllocatedStorage": false, "DeletionProtection": false, "EnableIAMDatabaseAuthentication": false,
            "MasterUserPassword": false,
          ]
        ]
      ]),
    Supplement("aws_rds_dbinstance/backupretentionperiod_maximum.json", at: "AWS::RDS::DBInstance"),
    Supplement("aws_rds_dbinstance/kmskey_storageencrypted.json", at: "AWS::RDS::DBInstance"),
    Supplement("aws_rds_dbinstance/replicamode_enum.json", at: "AWS::RDS::DBInstance"),
    Supplement("aws_s3_bucket/ownershipcontrols.json", at: "AWS::S3::Bucket"),
  ]

  private static let network = [
    Supplement(
      "aws_ec2_securitygroup/all_to_and_from_ports.json", at: "AWS::EC2::SecurityGroup/SecurityGroupIngress/*",
      "AWS::EC2::SecurityGroup/SecurityGroupEgress/*", "AWS::EC2::SecurityGroupEgress",
      "AWS::EC2::SecurityGroupIngress",
      // ICMPv6 has types and codes instead of ports as well:
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
      changing: ["/if/properties/IpProtocol/enum": ["1", "icmp", "58", "icmpv6"]]),
    Supplement(
      "aws_ec2_securitygroup/protocols_and_port_ranges_include.json",
      at: "AWS::EC2::SecurityGroup/SecurityGroupIngress/*", "AWS::EC2::SecurityGroup/SecurityGroupEgress/*",
      "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress"),
    Supplement(
      "aws_elasticloadbalancing_loadbalancer/certificate.json",
      at: "AWS::ElasticLoadBalancing::LoadBalancer/Listeners/*"),
    Supplement("aws_elasticloadbalancingv2_listener/certificate.json", at: "AWS::ElasticLoadBalancingV2::Listener"),
    Supplement(
      "aws_elasticloadbalancingv2_targetgroup/healthcheckprotocol_restrictions.json",
      at: "AWS::ElasticLoadBalancingV2::TargetGroup"),
    Supplement(
      "aws_elasticloadbalancingv2_targetgroup/protocol_restrictions.json",
      at: "AWS::ElasticLoadBalancingV2::TargetGroup"),
    Supplement(
      "aws_elasticloadbalancingv2_targetgroup/targettype_restrictions.json",
      at: "AWS::ElasticLoadBalancingV2::TargetGroup"),
    Supplement(
      "aws_route53_healthcheck/healthcheckconfig_type_inclusive.json", at: "AWS::Route53::HealthCheck/HealthCheckConfig"
    ),
    Supplement(
      "aws_route53_recordset/recordset_alias.json", at: "AWS::Route53::RecordSet",
      "AWS::Route53::RecordSetGroup/RecordSets/*"),
    Supplement(
      "aws_route53_recordset/recordset_pattern.json", at: "AWS::Route53::RecordSet",
      "AWS::Route53::RecordSetGroup/RecordSets/*",
      // Priorities above 59999 are misspelled there; quotation marks within a text may follow a backslash:
      // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
      changing: [
        "/definitions/MXRecord/pattern":
          #"^([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])\s\S+$"#,
        "/definitions/TXTRecord/pattern": #"^".*"$"#,
      ]),
  ]

  private static let others = [
    Supplement(
      "aws_cloudwatch_alarm/period.json", at: "AWS::CloudWatch::Alarm",
      // 20 came later: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
      changing: ["/then/properties/Period/then/enum": [10, 20, 30, 60]]),
    Supplement(
      "aws_codebuild_project/s3_locations.json", at: "AWS::CodeBuild::Project/Artifacts",
      "AWS::CodeBuild::Project/Source"),
    Supplement("aws_sqs_queue/properties.json", at: "AWS::SQS::Queue"),
  ]

  /// The files that aren't taken, beside what looks at other resources and what differs by region.
  static let leftOut: Set<String> = [
    // Versions and classes come and go, and aren't among the facts that have a day.
    "aws_elasticache_cachecluster/engine_version.json", "aws_rds_dbcluster/engine_version_deprecated.json",
    "aws_rds_dbinstance/db_instance_class.json", "aws_rds_dbinstance/engine_version_deprecated.json",
    // Advice: the service does as it's told, or passes over what it doesn't need.
    "aws_ec2_securitygroup/protocols_and_port_ranges_exclude.json", "aws_ec2_vpngateway/type_enum.json",
    "aws_lambda_function/awslayer.json", "aws_rds_dbcluster/aurora_warning.json",
    "aws_rds_dbcluster/snapshotidentifier.json", "aws_rds_dbcluster/sourcedbclusteridentifier.json",
    "aws_rds_dbinstance/backupretentionperiod.json", "aws_sns_subscription/subscription_endpoint_protocol.json",
    // A load balancer on an Outpost or in a Local Zone may have one subnet:
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
    "aws_elasticloadbalancingv2_loadbalancer/application_subnets.json",
    // Rules out what such clusters have learned since, such as the authentication by IAM:
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    "aws_rds_dbcluster/multiaz.json",
  ]
}
