import StrataJSON

/// A policy document in a template, and what it's for.
struct PlacedPolicy: Sendable {
  /// What a policy is for, which says what its statements need.
  enum Purpose {
    /// What somebody may do.
    case identity
    /// Who may take on a role.
    case trust
    /// Who may do what with the resource.
    case resource
    /// Who may do what with a repository, whose statements name no resource.
    case repository
  }

  let purpose: Purpose
  let value: JSONValue
  let place: JSONPointer
}

extension CheckedTemplate {
  /// The properties that are policies, by type, with their members where they're lists of objects that have one.
  private static let policies: [String: [(path: [String], purpose: PlacedPolicy.Purpose)]] = [
    "AWS::ECR::Repository": [(["RepositoryPolicyText"], .repository)],
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
    "AWS::OpenSearchService::Domain": [(["AccessPolicies"], .resource)],
    "AWS::S3::BucketPolicy": [(["PolicyDocument"], .resource)],
    "AWS::SNS::TopicPolicy": [(["PolicyDocument"], .resource)],
    "AWS::SQS::QueuePolicy": [(["PolicyDocument"], .resource)],
    "AWS::SSO::PermissionSet": [(["InlinePolicy"], .identity)],
    "AWS::SecretsManager::ResourcePolicy": [(["ResourcePolicy"], .resource)],
  ]

  /// The policies of resources whose form is known, in their order; those written as text aren't among them.
  static func policies(of resources: [TemplateResource]) -> [PlacedPolicy] {
    resources.flatMap { resource -> [PlacedPolicy] in
      (policies[resource.type] ?? []).flatMap { policy -> [PlacedPolicy] in
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
