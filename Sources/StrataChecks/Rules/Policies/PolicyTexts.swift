import StrataTemplate

/// The properties that hold policies as texts.
enum PolicyTexts {
  /// The properties, by type, with what their policies are for, and whether a policy is a text alone.
  static let places: [String: [(property: String, purpose: PlacedPolicy.Purpose, isText: Bool)]] = [
    "AWS::APS::ResourcePolicy": [("PolicyDocument", .resource, true)],
    "AWS::ECR::Repository": [("RepositoryPolicyText", .repository, false)],
    "AWS::ECR::RepositoryCreationTemplate": [("RepositoryPolicy", .repository, true)],
    "AWS::Elasticsearch::Domain": [("AccessPolicies", .resource, false)],
    "AWS::KMS::Key": [("KeyPolicy", .resource, false)],
    "AWS::KMS::ReplicaKey": [("KeyPolicy", .resource, false)],
    "AWS::Logs::Destination": [("DestinationPolicy", .resource, true)],
    "AWS::Logs::ResourcePolicy": [("PolicyDocument", .resource, true)],
    "AWS::OpenSearchService::Domain": [("AccessPolicies", .resource, false)],
    "AWS::SSO::PermissionSet": [("InlinePolicy", .identity, false)],
    "AWS::SecretsManager::ResourcePolicy": [("ResourcePolicy", .resource, false)],
    "AWS::XRay::ResourcePolicy": [("PolicyDocument", .resource, true)],
  ]
}
