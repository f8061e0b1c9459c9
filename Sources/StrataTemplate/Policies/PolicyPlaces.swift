package import StrataJSON

/// A policy document in a template, and what it's for.
package struct PlacedPolicy: Sendable {
  /// The purpose of a policy, which says what its statements need.
  package enum Purpose: Sendable {
    /// A policy of what somebody may do.
    case identity
    /// A policy of who may take on a role.
    case trust
    /// A policy of who may do what with the resource.
    case resource
    /// A policy of who may do what with a repository, whose statements name no resource.
    case repository
    /// Something else, of which no more is known than what holds for all policies.
    case other
  }

  package let purpose: Purpose
  package let value: JSONValue
  package let place: JSONPointer

  package init(purpose: Purpose, value: JSONValue, place: JSONPointer) {
    (self.purpose, self.value, self.place) = (purpose, value, place)
  }
}

extension PlacedPolicy {
  /// The properties that are policies, by type, with their members where they're lists of objects that have one.
  private static let places: [String: [(path: [String], purpose: PlacedPolicy.Purpose)]] = [
    "AWS::ApiGateway::RestApi": [(["Policy"], .other)],
    "AWS::Backup::BackupVault": [(["AccessPolicy"], .other)],
    "AWS::CodeArtifact::Domain": [(["PermissionsPolicyDocument"], .other)],
    "AWS::CodeArtifact::Repository": [(["PermissionsPolicyDocument"], .other)],
    "AWS::DynamoDB::Table": [(["ResourcePolicy", "PolicyDocument"], .other)],
    "AWS::EC2::VPCEndpoint": [(["PolicyDocument"], .other)],
    "AWS::ECR::PublicRepository": [(["RepositoryPolicyText"], .repository)],
    "AWS::ECR::RegistryPolicy": [(["PolicyText"], .other)],
    "AWS::ECR::Repository": [(["RepositoryPolicyText"], .repository)],
    "AWS::EFS::FileSystem": [(["FileSystemPolicy"], .other)],
    "AWS::Elasticsearch::Domain": [(["AccessPolicies"], .resource)],
    "AWS::IAM::Group": [(["Policies", "*", "PolicyDocument"], .identity)],
    "AWS::IAM::GroupPolicy": [(["PolicyDocument"], .identity)],
    "AWS::IAM::ManagedPolicy": [(["PolicyDocument"], .identity)],
    "AWS::IAM::Policy": [(["PolicyDocument"], .identity)],
    "AWS::IAM::Role": [
      (["AssumeRolePolicyDocument"], .trust), (["Policies", "*", "PolicyDocument"], .identity),
    ],
    "AWS::IAM::RolePolicy": [(["PolicyDocument"], .identity)],
    "AWS::IAM::User": [(["Policies", "*", "PolicyDocument"], .identity)],
    "AWS::IAM::UserPolicy": [(["PolicyDocument"], .identity)],
    "AWS::KMS::Key": [(["KeyPolicy"], .resource)],
    "AWS::KMS::ReplicaKey": [(["KeyPolicy"], .resource)],
    "AWS::Kinesis::ResourcePolicy": [(["ResourcePolicy"], .other)],
    "AWS::OpenSearchService::Domain": [(["AccessPolicies"], .resource)],
    "AWS::S3::AccessPoint": [(["Policy"], .other)],
    "AWS::S3::BucketPolicy": [(["PolicyDocument"], .resource)],
    "AWS::S3Express::BucketPolicy": [(["PolicyDocument"], .other)],
    "AWS::SNS::TopicInlinePolicy": [(["PolicyDocument"], .resource)],
    "AWS::SNS::TopicPolicy": [(["PolicyDocument"], .resource)],
    "AWS::SQS::QueueInlinePolicy": [(["PolicyDocument"], .resource)],
    "AWS::SQS::QueuePolicy": [(["PolicyDocument"], .resource)],
    "AWS::SSO::PermissionSet": [(["InlinePolicy"], .identity)],
    "AWS::SecretsManager::ResourcePolicy": [(["ResourcePolicy"], .resource)],
  ]

  /// The policies of resources whose form is known, in their order; those written as text aren't among them.
  static func all(in resources: [TemplateResource]) -> [PlacedPolicy] {
    resources.flatMap { resource -> [PlacedPolicy] in
      (places[resource.type] ?? []).flatMap { policy -> [PlacedPolicy] in
        let root: JSONValue = resource.object["Properties"] ?? [:]
        var found = root.alternatives(at: resource.pointer().appending("Properties"))
        for step in policy.path {
          found = found.flatMap { inner -> [(value: JSONValue, place: JSONPointer)] in
            if step == "*" {
              return (inner.value.array ?? []).enumerated().flatMap {
                $0.element.alternatives(at: inner.place.appending($0.offset))
              }
            }
            guard !inner.value.isFunction else { return [] }
            return inner.value[step]?.alternatives(at: inner.place.appending(step)) ?? []
          }
        }
        return found.filter { $0.value.object != nil && !$0.value.isFunction }.map {
          PlacedPolicy(purpose: policy.purpose, value: $0.value, place: $0.place)
        }
      }
    }
  }
}
