extension ProtectionRule {
  private static func rule(
    _ types: String..., at path: String..., is direction: Direction, _ text: String
  ) -> ProtectionRule {
    ProtectionRule(types: types, path: path, direction: direction, text: text)
  }

  /// The properties that protect; each type's page in the template reference says what holds where nothing is said.
  static let all: [ProtectionRule] = deletion + recovery + encryption + transport + calls + traces

  private static let deletion: [ProtectionRule] = [
    rule(
      "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::GlobalCluster", "AWS::DocDB::DBCluster",
      "AWS::Neptune::DBCluster", at: "DeletionProtection", is: .on(), deletionProtection),
    rule(
      "AWS::Cognito::UserPool", at: "DeletionProtection", is: .strongest(of: ["ACTIVE", "INACTIVE"]),
      deletionProtection),
    rule("AWS::NeptuneGraph::Graph", at: "DeletionProtection", is: .on(preset: true), deletionProtection),
    rule(
      "AWS::DynamoDB::Table", "AWS::DSQL::Cluster", at: "DeletionProtectionEnabled", is: .on(), deletionProtection),
    rule(
      "AWS::DynamoDB::GlobalTable", at: "Replicas", "*", "DeletionProtectionEnabled", is: .on(), deletionProtection),
    rule("AWS::EC2::Instance", at: "DisableApiTermination", is: .on(), "protection against termination"),
    rule(
      "AWS::EC2::LaunchTemplate", at: "LaunchTemplateData", "DisableApiTermination", is: .on(),
      "protection against termination"),
    rule("AWS::QLDB::Ledger", at: "DeletionProtection", is: .on(preset: true), deletionProtection),
    rule("AWS::EKS::Cluster", at: "DeletionProtection", is: .on(), deletionProtection),
    rule("AWS::NetworkFirewall::Firewall", at: "DeleteProtection", is: .on(), deletionProtection),
    rule(
      "AWS::ElasticLoadBalancingV2::LoadBalancer", at: "LoadBalancerAttributes", "Key=deletion_protection.enabled",
      "Value", is: .on(), deletionProtection),
    rule(
      "AWS::ECR::Repository", at: "EmptyOnDelete", is: .off(), "protection of images against the repository's deletion"),
    rule(
      "AWS::ECR::Repository", at: "ImageTagMutability",
      is: .strongest(of: ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION", "MUTABLE"]),
      "immutability of tags"),
    rule("AWS::KMS::Key", "AWS::KMS::ReplicaKey", at: "Enabled", is: .on(preset: true), "use of the key"),
    rule(
      "AWS::KMS::Key", "AWS::KMS::ReplicaKey", at: "PendingWindowInDays", is: .more(preset: 30),
      "the wait before the key is deleted"),
    rule("AWS::KMS::Key", at: "EnableKeyRotation", is: .on(), "rotation of the key"),
    rule(
      "AWS::CloudTrail::EventDataStore", at: "TerminationProtectionEnabled", is: .on(preset: true), deletionProtection),
  ]

  private static let deletionProtection = "deletion protection"

  private static let recovery: [ProtectionRule] = [
    rule(
      "AWS::DynamoDB::Table", at: "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled", is: .on(),
      "point-in-time recovery"),
    rule(
      "AWS::DynamoDB::GlobalTable", at: "Replicas", "*", "PointInTimeRecoverySpecification",
      "PointInTimeRecoveryEnabled", is: .on(), "point-in-time recovery"),
    rule(
      "AWS::Cassandra::Table", at: "PointInTimeRecoveryEnabled", is: .on(), "point-in-time recovery"),
    rule(
      "AWS::S3::Bucket", at: "VersioningConfiguration", "Status", is: .on(), "versions of objects"),
    rule("AWS::S3::Bucket", at: "ObjectLockEnabled", is: .on(), "object lock"),
    rule("AWS::S3::Bucket", at: "ObjectLockConfiguration", "Rule", is: .present, "retention by object lock"),
    rule(
      "AWS::S3::Bucket", at: "ObjectLockConfiguration", "Rule", "DefaultRetention", "Mode",
      is: .strongest(of: ["COMPLIANCE", "GOVERNANCE"]), "mode of object lock"),
    rule(
      "AWS::S3::Bucket", at: "ObjectLockConfiguration", "Rule", "DefaultRetention", "Days", is: .more(),
      "days of object lock"),
    rule(
      "AWS::S3::Bucket", at: "ObjectLockConfiguration", "Rule", "DefaultRetention", "Years", is: .more(),
      "years of object lock"),
    rule("AWS::Backup::BackupVault", at: "LockConfiguration", is: .present, "lock of the vault"),
    rule(
      "AWS::Backup::BackupVault", at: "LockConfiguration", "MinRetentionDays", is: .more(),
      "days that the vault's lock asks for"),
    rule("AWS::RDS::DBInstance", at: "DeleteAutomatedBackups", is: .off(preset: true), "backups kept after a deletion"),
    rule("AWS::EFS::FileSystem", at: "BackupPolicy", "Status", is: .on(), "backups"),
  ]

  private static let encryption: [ProtectionRule] = [
    rule(
      "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster",
      at: "StorageEncrypted", is: .on(), encrypted),
    rule("AWS::EFS::FileSystem", "AWS::EC2::Volume", "AWS::Redshift::Cluster", at: "Encrypted", is: .on(), encrypted),
    rule(
      "AWS::EC2::Volume", "AWS::EFS::FileSystem", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", at: "KmsKeyId",
      is: .present, ownKey),
    rule(
      "AWS::S3::Bucket", at: "BucketEncryption", "ServerSideEncryptionConfiguration", "*",
      "ServerSideEncryptionByDefault", "SSEAlgorithm",
      is: .strongest(of: ["aws:kms:dsse", "aws:kms", "AES256"], preset: "AES256"), encrypted),
    rule("AWS::DynamoDB::Table", at: "SSESpecification", "SSEEnabled", is: .on(), "encryption with a key of KMS"),
    rule("AWS::SQS::Queue", at: "KmsMasterKeyId", is: .present, ownKey),
    ProtectionRule(
      types: ["AWS::SQS::Queue"], path: ["SqsManagedSseEnabled"], direction: .on(preset: true), text: encrypted,
      unless: "KmsMasterKeyId"),
    rule("AWS::SNS::Topic", at: "KmsMasterKeyId", is: .present, ownKey),
    rule("AWS::Kinesis::Stream", at: "StreamEncryption", is: .present, encrypted),
    rule(
      "AWS::Logs::LogGroup", "AWS::SecretsManager::Secret", at: "KmsKeyId", is: .present, ownKey),
    rule("AWS::CloudTrail::Trail", at: "KMSKeyId", is: .present, ownKey),
    rule("AWS::Lambda::Function", at: "KmsKeyArn", is: .present, ownKey),
    rule(
      "AWS::ElastiCache::ReplicationGroup", at: "AtRestEncryptionEnabled", is: .on(), encrypted),
    rule(
      "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain", at: "EncryptionAtRestOptions", "Enabled",
      is: .on(), encrypted),
    rule(
      "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain", at: "NodeToNodeEncryptionOptions", "Enabled",
      is: .on(), "encryption between nodes"),
    rule("AWS::EKS::Cluster", at: "EncryptionConfig", is: .present, "encryption of secrets"),
    rule(
      "AWS::ECR::Repository", at: "EncryptionConfiguration", "EncryptionType",
      is: .strongest(of: ["KMS_DSSE", "KMS", "AES256"], preset: "AES256"), encrypted),
    rule("AWS::DocDBElastic::Cluster", "AWS::MemoryDB::Cluster", at: "KmsKeyId", is: .present, ownKey),
  ]

  private static let encrypted = "encryption at rest"
  private static let ownKey = "encryption with a key of KMS"

  private static let transport: [ProtectionRule] = [
    rule("AWS::ApiGateway::DomainName", at: "SecurityPolicy", is: .tls, leastTLS),
    rule("AWS::ApiGatewayV2::DomainName", at: "DomainNameConfigurations", "*", "SecurityPolicy", is: .tls, leastTLS),
    rule("AWS::ElasticLoadBalancingV2::Listener", at: "SslPolicy", is: .tls, leastTLS),
    rule(
      "AWS::ElasticLoadBalancingV2::Listener", at: "Protocol", is: .strongest(of: ["HTTPS", "HTTP"]),
      "encryption on the way"),
    rule(
      "AWS::ElasticLoadBalancingV2::Listener", at: "Protocol", is: .strongest(of: ["TLS", "TCP"]),
      "encryption on the way"),
    rule(
      "AWS::ElasticLoadBalancingV2::TargetGroup", at: "Protocol", is: .strongest(of: ["HTTPS", "HTTP"]),
      "encryption on the way to targets"),
    rule(
      "AWS::ElasticLoadBalancing::LoadBalancer", at: "Listeners", "*", "Protocol",
      is: .strongest(of: ["HTTPS", "SSL", "HTTP", "TCP"]), "encryption on the way"),
    rule(
      "AWS::CloudFront::Distribution", at: "DistributionConfig", "ViewerCertificate", "MinimumProtocolVersion",
      is: .tls, leastTLS),
    rule(
      "AWS::CloudFront::Distribution", at: "DistributionConfig", "DefaultCacheBehavior", "ViewerProtocolPolicy",
      is: viewers, "encryption on the way from viewers"),
    rule(
      "AWS::CloudFront::Distribution", at: "DistributionConfig", "CacheBehaviors", "*", "ViewerProtocolPolicy",
      is: viewers, "encryption on the way from viewers"),
    rule(
      "AWS::CloudFront::Distribution", at: "DistributionConfig", "Origins", "*", "CustomOriginConfig",
      "OriginProtocolPolicy", is: .strongest(of: ["https-only", "match-viewer", "http-only"]),
      "encryption on the way to origins"),
    rule(
      "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain", at: "DomainEndpointOptions", "EnforceHTTPS",
      is: .on(), "encryption on the way"),
    rule(
      "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain", at: "DomainEndpointOptions", "TLSSecurityPolicy",
      is: .tls, leastTLS),
    rule(
      "AWS::ElastiCache::ReplicationGroup", at: "TransitEncryptionEnabled", is: .on(), "encryption on the way"),
    rule("AWS::MemoryDB::Cluster", at: "TLSEnabled", is: .on(preset: true), "encryption on the way"),
    rule(
      "AWS::MSK::Cluster", at: "EncryptionInfo", "EncryptionInTransit", "ClientBroker",
      is: .strongest(of: ["TLS", "TLS_PLAINTEXT", "PLAINTEXT"], preset: "TLS"), "encryption on the way"),
    rule("AWS::Transfer::Server", at: "SecurityPolicyName", is: .present, "a security policy"),
    rule("AWS::RDS::DBProxy", at: "RequireTLS", is: .on(), "encryption on the way"),
  ]

  private static let leastTLS = "least version of TLS"
  private static let viewers = Direction.strongest(of: ["https-only", "redirect-to-https", "allow-all"])

  private static let calls: [ProtectionRule] = [
    rule(
      "AWS::CloudFront::Distribution", at: "DistributionConfig", "WebACLId", is: .present, "web access control list"),
    rule(
      "AWS::EC2::Instance", at: "MetadataOptions", "HttpTokens", is: .strongest(of: ["required", "optional"]),
      metadata),
    rule(
      "AWS::EC2::LaunchTemplate", at: "LaunchTemplateData", "MetadataOptions", "HttpTokens",
      is: .strongest(of: ["required", "optional"]), metadata),
    rule(
      "AWS::AutoScaling::LaunchConfiguration", at: "MetadataOptions", "HttpTokens",
      is: .strongest(of: ["required", "optional"]), metadata),
    rule("AWS::ApiGateway::UsagePlan", at: "Throttle", "RateLimit", is: .less, "limit of calls a second"),
    rule("AWS::ApiGateway::UsagePlan", at: "Throttle", "BurstLimit", is: .less, "limit of calls at once"),
    rule("AWS::ApiGateway::UsagePlan", at: "Quota", "Limit", is: .less, "quota of calls"),
    rule(
      "AWS::ApiGateway::Stage", at: "MethodSettings", "*", "ThrottlingRateLimit", is: .less, "limit of calls a second"),
    rule(
      "AWS::ApiGateway::Stage", at: "MethodSettings", "*", "ThrottlingBurstLimit", is: .less, "limit of calls at once"),
    rule(
      "AWS::ApiGatewayV2::Stage", at: "DefaultRouteSettings", "ThrottlingRateLimit", is: .less,
      "limit of calls a second"),
    rule(
      "AWS::ApiGatewayV2::Stage", at: "DefaultRouteSettings", "ThrottlingBurstLimit", is: .less,
      "limit of calls at once"),
    rule(
      "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", at: "DisableExecuteApiEndpoint", is: .on(),
      "its own domain names alone"),
    rule(
      "AWS::Cognito::UserPool", at: "MfaConfiguration", is: .strongest(of: ["ON", "OPTIONAL", "OFF"]),
      "a second factor"),
    rule(
      "AWS::Cognito::UserPool", at: "Policies", "PasswordPolicy", "MinimumLength", is: .more(preset: 8),
      "least length of words to sign in with"),
    rule(
      "AWS::ElasticLoadBalancingV2::LoadBalancer", at: "LoadBalancerAttributes",
      "Key=routing.http.drop_invalid_header_fields.enabled", "Value", is: .on(), "dropping of invalid headers"),
    rule("AWS::Lambda::Function", at: "CodeSigningConfigArn", is: .present, "signed code"),
    rule(
      "AWS::Cognito::UserPoolClient", at: "PreventUserExistenceErrors", is: .strongest(of: ["ENABLED", "LEGACY"]),
      "silence about who is a user"),
  ]

  private static let metadata = "IMDSv2 alone"

  private static let traces: [ProtectionRule] = [
    rule("AWS::CloudTrail::Trail", at: "IsLogging", is: .on(), "logging of the trail"),
    rule("AWS::CloudTrail::Trail", at: "EnableLogFileValidation", is: .on(), "validation of log files"),
    rule("AWS::CloudTrail::Trail", at: "IsMultiRegionTrail", is: .on(), "logging of all regions"),
    rule("AWS::CloudTrail::Trail", at: "IsOrganizationTrail", is: .on(), "logging of all accounts"),
    rule(
      "AWS::CloudTrail::Trail", at: "IncludeGlobalServiceEvents", is: .on(preset: true), "logging of global services"),
    rule("AWS::S3::Bucket", at: "LoggingConfiguration", is: .present, "access logs"),
    rule("AWS::GuardDuty::Detector", at: "Enable", is: .on(), "detection"),
    rule("AWS::ApiGateway::Stage", at: "AccessLogSetting", is: .present, "access logs"),
    rule("AWS::ApiGatewayV2::Stage", at: "AccessLogSettings", is: .present, "access logs"),
    rule("AWS::CloudFront::Distribution", at: "DistributionConfig", "Logging", is: .present, "access logs"),
    rule("AWS::EKS::Cluster", at: "Logging", is: .present, "logs of the control plane"),
    rule(
      "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", at: "EnableCloudwatchLogsExports", is: .present, "exported logs"),
    rule(
      "AWS::ElasticLoadBalancingV2::LoadBalancer", at: "LoadBalancerAttributes", "Key=access_logs.s3.enabled", "Value",
      is: .on(), "access logs"),
  ]

  /// Resources that protect by being there, and what they protect by.
  static let guardians: [String: String] = [
    "AWS::CloudTrail::Trail": "the trail that logs who did what",
    "AWS::CloudTrail::EventDataStore": "the store of who did what",
    "AWS::EC2::FlowLog": "the log of a network's traffic",
    "AWS::GuardDuty::Detector": "the detector of threats",
    "AWS::SecurityHub::Hub": "the hub of security findings",
    "AWS::AccessAnalyzer::Analyzer": "the analyzer of who has access",
    "AWS::Config::ConfigurationRecorder": "the recorder of configurations",
    "AWS::Config::ConfigRule": "the rule that checks configurations",
    "AWS::Backup::BackupPlan": "the plan of backups",
    "AWS::Backup::BackupSelection": "the selection of what is backed up",
    "AWS::DLM::LifecyclePolicy": "the policy that makes snapshots",
    "AWS::SecretsManager::RotationSchedule": "the rotation of a secret",
    "AWS::Shield::Protection": "the protection from floods of requests",
    "AWS::WAFv2::LoggingConfiguration": "the log of a web access control list",
    "AWS::NetworkFirewall::Firewall": "the firewall of a network",
    "AWS::Macie::Session": "the search for sensitive data",
  ]
}
