import StrataTemplate

/// The properties that hold policies as texts.
enum PolicyTexts {
  /// The properties, by type, with what their policies are for, and whether a policy is a text alone.
  static let places: [String: [(property: String, purpose: PlacedPolicy.Purpose, isText: Bool)]] = [
    "AWS::APS::ResourcePolicy": [("PolicyDocument", .resource, true)],
    "AWS::ApiGateway::RestApi": [("Policy", .other, false)],
    "AWS::Backup::BackupVault": [("AccessPolicy", .other, false)],
    "AWS::EC2::VPCEndpoint": [("PolicyDocument", .other, false)],
    "AWS::ECR::RegistryPolicy": [("PolicyText", .other, false)],
    "AWS::ECR::Repository": [("RepositoryPolicyText", .repository, false)],
    "AWS::ECR::RepositoryCreationTemplate": [("RepositoryPolicy", .repository, true)],
    "AWS::EFS::FileSystem": [("FileSystemPolicy", .other, false)],
    "AWS::Elasticsearch::Domain": [("AccessPolicies", .resource, false)],
    "AWS::IAM::GroupPolicy": [("PolicyDocument", .identity, false)],
    "AWS::IAM::ManagedPolicy": [("PolicyDocument", .identity, false)],
    "AWS::IAM::Policy": [("PolicyDocument", .identity, false)],
    "AWS::IAM::Role": [("AssumeRolePolicyDocument", .trust, false)],
    "AWS::IAM::RolePolicy": [("PolicyDocument", .identity, false)],
    "AWS::IAM::UserPolicy": [("PolicyDocument", .identity, false)],
    "AWS::KMS::Key": [("KeyPolicy", .resource, false)],
    "AWS::KMS::ReplicaKey": [("KeyPolicy", .resource, false)],
    "AWS::Logs::Destination": [("DestinationPolicy", .resource, true)],
    "AWS::Logs::ResourcePolicy": [("PolicyDocument", .resource, true)],
    "AWS::OpenSearchService::Domain": [("AccessPolicies", .resource, false)],
    "AWS::S3::BucketPolicy": [("PolicyDocument", .resource, false)],
    "AWS::SNS::TopicPolicy": [("PolicyDocument", .resource, false)],
    "AWS::SQS::QueuePolicy": [("PolicyDocument", .resource, false)],
    "AWS::SSO::PermissionSet": [("InlinePolicy", .identity, false)],
    "AWS::SecretsManager::ResourcePolicy": [("ResourcePolicy", .resource, false)],
    "AWS::XRay::ResourcePolicy": [("PolicyDocument", .resource, true)],
  ]
}
