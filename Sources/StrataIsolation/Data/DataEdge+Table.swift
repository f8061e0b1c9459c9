extension DataEdge {
  typealias Row = (path: [String], edge: DataEdge)

  private static func row(_ path: String, _ words: String, _ targets: [String] = [], _ kind: Kind = .use) -> Row {
    (path.split(separator: ".").map(String.init), DataEdge(words, targets, kind))
  }

  private static let bucket = ["AWS::S3::Bucket"]
  private static let function = ["AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version"]
  private static let key = ["AWS::KMS::Key", "AWS::KMS::Alias"]
  private static let logGroup = ["AWS::Logs::LogGroup"]
  private static let queue = ["AWS::SQS::Queue"]
  private static let repository = ["AWS::ECR::Repository"]
  private static let secret = ["AWS::SecretsManager::Secret"]
  private static let stream = ["AWS::Kinesis::Stream"]
  private static let topic = ["AWS::SNS::Topic"]
  private static let targetGroup = ["AWS::ElasticLoadBalancingV2::TargetGroup"]
  private static let secretOrParameter = ["AWS::SecretsManager::Secret", "AWS::SSM::Parameter"]

  /// What takes events, messages and records.
  private static let sinks =
    function + queue + topic + stream + logGroup + [
      "AWS::ECS::Cluster", "AWS::Events::ApiDestination", "AWS::Events::EventBus",
      "AWS::KinesisFirehose::DeliveryStream",
      "AWS::StepFunctions::StateMachine",
    ]

  private static let alarms: [Row] = ["AlarmActions", "InsufficientDataActions", "OKActions"].map {
    row($0, "notifies", topic + function)
  }

  /// The properties whose meaning is known, by type.
  static let table: [String: [Row]] = [
    "AWS::ApiGateway::Method": [
      row("Integration.Uri", "calls", function + queue + topic + ["AWS::StepFunctions::StateMachine"]),
      row("Integration.ConnectionId", "calls by way of", ["AWS::ApiGateway::VpcLink", "AWS::ApiGatewayV2::VpcLink"]),
      row("AuthorizerId", "asks", ["AWS::ApiGateway::Authorizer"]),
    ],
    "AWS::ApiGateway::Stage": [row("AccessLogSetting.DestinationArn", "writes logs to", logGroup)],
    "AWS::ApiGateway::VpcLink": [row("TargetArns", "leads to", ["AWS::ElasticLoadBalancingV2::LoadBalancer"])],
    "AWS::ApiGatewayV2::Authorizer": [row("AuthorizerUri", "asks", function)],
    "AWS::ApiGatewayV2::Integration": [
      row("IntegrationUri", "calls", function + ["AWS::ElasticLoadBalancingV2::Listener"]),
      row("ConnectionId", "calls by way of", ["AWS::ApiGatewayV2::VpcLink"]),
    ],
    "AWS::ApiGatewayV2::Stage": [row("AccessLogSettings.DestinationArn", "writes logs to", logGroup)],
    "AWS::AppRunner::Service": [
      row("SourceConfiguration.ImageRepository.ImageIdentifier", "runs the image of", repository, .code)
    ],
    "AWS::Backup::BackupPlan": [
      row("BackupPlan.BackupPlanRule.TargetBackupVault", "keeps backups in", ["AWS::Backup::BackupVault"]),
      row("BackupPlan.BackupPlanRule.CopyActions", "copies backups to", ["AWS::Backup::BackupVault"]),
    ],
    "AWS::Backup::BackupSelection": [row("BackupSelection", "backs up", [], .elsewhere)],
    "AWS::Batch::JobDefinition": [row("ContainerProperties.Image", "runs the image of", repository, .code)],
    "AWS::CloudFormation::Stack": [row("TemplateURL", "is made of a template in", bucket, .code)],
    "AWS::CloudFront::Distribution": [
      row(
        "DistributionConfig.Origins.DomainName", "serves what it gets from",
        bucket + ["AWS::ElasticLoadBalancingV2::LoadBalancer"]),
      row("DistributionConfig.Logging.Bucket", "writes logs to", bucket),
      row(
        "DistributionConfig.ViewerCertificate.AcmCertificateArn", "proves itself by",
        ["AWS::CertificateManager::Certificate"]),
      row("DistributionConfig", "refers to"),
    ],
    "AWS::CloudTrail::Trail": [
      row("S3BucketName", "writes logs to", bucket), row("CloudWatchLogsLogGroupArn", "writes logs to", logGroup),
      row("SnsTopicName", "notifies", topic),
      // What is recorded is looked at by itself.
      row("AdvancedEventSelectors", "records", [], .elsewhere), row("EventSelectors", "records", [], .elsewhere),
    ],
    "AWS::CloudWatch::Alarm": alarms + [
      row("Dimensions", "watches"), row("Metrics", "watches"),
    ],
    "AWS::CloudWatch::CompositeAlarm": alarms + [row("AlarmRule", "watches")],
    "AWS::CodeBuild::Project": [
      row("Artifacts.Location", "writes to", bucket), row("Source.Location", "builds what it gets from", bucket, .code),
      row("Environment.Image", "runs the image of", repository, .code),
    ],
    "AWS::CodeDeploy::DeploymentGroup": [
      row("AutoScalingGroups", "deploys to", ["AWS::AutoScaling::AutoScalingGroup"]),
      row("ECSServices", "deploys to", ["AWS::ECS::Service"]),
      row("AlarmConfiguration", "heeds", ["AWS::CloudWatch::Alarm"]),
    ],
    "AWS::CodePipeline::Pipeline": [
      row("ArtifactStore.Location", "keeps what it builds in", bucket, .code),
      row("ArtifactStores.ArtifactStore.Location", "keeps what it builds in", bucket, .code),
      row("Stages.Actions.Configuration", "builds, deploys or calls"),
    ],
    "AWS::DynamoDB::Table": [row("KinesisStreamSpecification.StreamArn", "sends changes to", stream)],
    "AWS::EC2::FlowLog": [
      row("LogDestination", "writes logs to", bucket + logGroup + ["AWS::KinesisFirehose::DeliveryStream"]),
      row("LogGroupName", "writes logs to", logGroup),
    ],
    "AWS::EC2::SecurityGroup": [
      row("SecurityGroupIngress", "lets in", ["AWS::EC2::SecurityGroup"], .inward)
    ],
    "AWS::EC2::SecurityGroupIngress": [
      row("SourceSecurityGroupId", "lets in", ["AWS::EC2::SecurityGroup"], .inward),
      row("CidrIp", "lets in", [], .inward), row("CidrIpv6", "lets in", [], .inward),
    ],
    "AWS::EC2::VPCEndpointServicePermissions": [row("AllowedPrincipals", "lets in", [], .inward)],
    "AWS::ECS::Service": [
      row("Cluster", "runs in", ["AWS::ECS::Cluster"]),
      row("LoadBalancers.TargetGroupArn", "serves", targetGroup),
      row("ServiceRegistries.RegistryArn", "is named in", ["AWS::ServiceDiscovery::Service"]),
      row("TaskDefinition", "runs", ["AWS::ECS::TaskDefinition"], .code),
    ],
    "AWS::ECS::TaskDefinition": [
      row("ContainerDefinitions.Image", "runs the image of", repository, .code),
      row("ContainerDefinitions.Secrets.ValueFrom", "reads", secretOrParameter),
      row("ContainerDefinitions.RepositoryCredentials", "reads", secret),
      row("ContainerDefinitions.EnvironmentFiles.Value", "reads", bucket),
      row("ContainerDefinitions.LogConfiguration.Options.awslogs-group", "writes logs to", logGroup),
      row("ContainerDefinitions.LogConfiguration.SecretOptions.ValueFrom", "reads", secretOrParameter),
      row("ContainerDefinitions.Environment.Value", "is told of"),
      row("Volumes", "mounts", ["AWS::EFS::FileSystem"]),
    ],
    "AWS::ElasticLoadBalancingV2::Listener": [
      row("Certificates.CertificateArn", "proves itself by", ["AWS::CertificateManager::Certificate"]),
      row("DefaultActions", "passes requests on to", targetGroup),
      row("LoadBalancerArn", "takes requests of", ["AWS::ElasticLoadBalancingV2::LoadBalancer"]),
    ],
    "AWS::ElasticLoadBalancingV2::ListenerRule": [
      row("Actions", "passes requests on to", targetGroup),
      row("ListenerArn", "takes requests of", ["AWS::ElasticLoadBalancingV2::Listener"]),
    ],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": [row("LoadBalancerAttributes.Value", "writes logs to", bucket)],
    "AWS::ElasticLoadBalancingV2::TargetGroup": [
      row(
        "Targets.Id", "passes requests on to",
        function + ["AWS::EC2::Instance", "AWS::ElasticLoadBalancingV2::LoadBalancer"])
    ],
    "AWS::ElasticBeanstalk::ApplicationVersion": [row("SourceBundle.S3Bucket", "runs code of", bucket, .code)],
    "AWS::Events::Archive": [row("SourceArn", "keeps the events of", ["AWS::Events::EventBus"])],
    "AWS::Events::EventBusPolicy": [
      row("Principal", "lets in", [], .inward), row("Statement", "lets in", [], .inward),
    ],
    "AWS::Events::Rule": [
      row("EventBusName", "takes events of", ["AWS::Events::EventBus"]),
      row("EventPattern", "waits for events of"),
      row("Targets.Arn", "sends events to", sinks), row("Targets.DeadLetterConfig.Arn", "sends failures to", queue),
    ],
    "AWS::Glue::Job": [row("Command.ScriptLocation", "runs code of", bucket, .code)],
    "AWS::IoT::TopicRule": [row("TopicRulePayload", "sends messages to")],
    "AWS::KMS::Alias": [row("TargetKeyId", "names", ["AWS::KMS::Key"])],
    "AWS::KinesisFirehose::DeliveryStream": [
      row("KinesisStreamSourceConfiguration.KinesisStreamARN", "reads records of", stream)
    ],
    "AWS::Lambda::Alias": [row("FunctionName", "names", function)],
    "AWS::Lambda::EventInvokeConfig": [
      row("DestinationConfig", "sends results to", function + queue + topic + ["AWS::Events::EventBus"] + bucket),
      row("FunctionName", "is for", function),
    ],
    "AWS::Lambda::EventSourceMapping": [
      row("DestinationConfig", "sends failures to", queue + topic + bucket),
      row("EventSourceArn", "reads", queue + stream + ["AWS::DynamoDB::Table", "AWS::MSK::Cluster"]),
      row("FunctionName", "calls", function),
      row("SourceAccessConfigurations.URI", "reads", secret),
    ],
    "AWS::Lambda::Function": [
      row("Code.ImageUri", "runs the image of", repository, .code), row("Code.S3Bucket", "runs code of", bucket, .code),
      row("DeadLetterConfig.TargetArn", "sends failures to", queue + topic),
      row("Environment.Variables", "is told of"),
      row("FileSystemConfigs.Arn", "mounts", ["AWS::EFS::AccessPoint"]),
      row("Layers", "runs code of", ["AWS::Lambda::LayerVersion"], .code),
      row("LoggingConfig.LogGroup", "writes logs to", logGroup),
    ],
    "AWS::Lambda::LayerVersion": [row("Content.S3Bucket", "runs code of", bucket, .code)],
    "AWS::Lambda::Permission": [
      row("FunctionName", "lets somebody call", function), row("Principal", "lets in", [], .inward),
      row("SourceArn", "lets in", [], .inward),
    ],
    "AWS::Lambda::Url": [row("TargetFunctionArn", "lets somebody call", function)],
    "AWS::Logs::Destination": [row("TargetArn", "sends logs to", stream + ["AWS::KinesisFirehose::DeliveryStream"])],
    "AWS::Logs::MetricFilter": [row("LogGroupName", "reads logs of", logGroup)],
    "AWS::Logs::QueryDefinition": [row("LogGroupNames", "reads logs of", logGroup)],
    "AWS::Logs::SubscriptionFilter": [
      row(
        "DestinationArn", "sends logs to",
        function + stream + ["AWS::KinesisFirehose::DeliveryStream", "AWS::Logs::Destination"]),
      row("LogGroupName", "reads logs of", logGroup),
    ],
    "AWS::Pipes::Pipe": [
      row("Enrichment", "asks", function + ["AWS::StepFunctions::StateMachine"]),
      row("Source", "reads", queue + stream + ["AWS::DynamoDB::Table"]), row("Target", "sends records to", sinks),
      row("SourceParameters", "sends failures to", queue + topic),
    ],
    "AWS::Route53::RecordSet": [
      row(
        "AliasTarget.DNSName", "leads to",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::CloudFront::Distribution"]),
      row("HostedZoneId", "is in", ["AWS::Route53::HostedZone"]), row("ResourceRecords", "leads to"),
    ],
    "AWS::Route53::RecordSetGroup": [
      row("HostedZoneId", "is in", ["AWS::Route53::HostedZone"]), row("RecordSets", "leads to"),
    ],
    "AWS::S3::Bucket": [
      row("InventoryConfigurations.Destination", "writes lists to", bucket),
      row("LoggingConfiguration.DestinationBucketName", "writes logs to", bucket),
      row("NotificationConfiguration", "notifies", function + queue + topic),
      row("ReplicationConfiguration.Rules.Destination", "copies objects to", bucket + key),
    ],
    "AWS::SNS::Subscription": [
      row("Endpoint", "sends messages to", function + queue + ["AWS::KinesisFirehose::DeliveryStream"]),
      row("RedrivePolicy", "sends failures to", queue), row("TopicArn", "gets the messages of", topic),
    ],
    "AWS::SNS::Topic": [
      row("Subscription.Endpoint", "sends messages to", function + queue)
    ],
    "AWS::SQS::Queue": [
      row("RedriveAllowPolicy", "takes failures of", [], .inward), row("RedrivePolicy", "sends failures to", queue),
    ],
    "AWS::SageMaker::Model": [
      row("PrimaryContainer.Image", "runs the image of", repository, .code),
      row("PrimaryContainer.ModelDataUrl", "runs the model of", bucket, .code),
    ],
    "AWS::Scheduler::Schedule": [
      row("Target.Arn", "calls", sinks), row("Target.DeadLetterConfig.Arn", "sends failures to", queue),
    ],
    "AWS::SecretsManager::RotationSchedule": [
      row("RotationLambdaARN", "is changed by", function), row("SecretId", "changes", secret),
    ],
    "AWS::SecretsManager::SecretTargetAttachment": [row("SecretId", "changes", secret)],
    "AWS::Serverless::Function": [
      row("CodeUri", "runs code of", bucket, .code), row("ImageUri", "runs the image of", repository, .code),
      row("Environment.Variables", "is told of"), row("Layers", "runs code of", ["AWS::Lambda::LayerVersion"], .code),
    ],
    "AWS::Serverless::LayerVersion": [row("ContentUri", "runs code of", bucket, .code)],
    "AWS::StepFunctions::StateMachine": [
      row("Definition", "calls", function + sinks), row("DefinitionString", "calls"),
      row("DefinitionSubstitutions", "calls"), row("LoggingConfiguration", "writes logs to", logGroup),
      row("DefinitionS3Location.Bucket", "runs code of", bucket, .code),
    ],
    "AWS::WAFv2::LoggingConfiguration": [row("LogDestinationConfigs", "writes logs to", bucket + logGroup)],
    "AWS::WAFv2::WebACLAssociation": [
      row("ResourceArn", "filters the requests of"), row("WebACLArn", "filters by", ["AWS::WAFv2::WebACL"]),
    ],
  ]
}
