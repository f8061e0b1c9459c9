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
    var found: [PlacedPolicy] = []
    // Resources of a type mostly stand together.
    var (type, known): (String, [(path: [String], purpose: PlacedPolicy.Purpose)]) = ("", [])
    for resource in resources {
      if resource.type != type { (type, known) = (resource.type, places[resource.type] ?? []) }
      guard !known.isEmpty, let properties = resource.object["Properties"] else { continue }
      for (path, purpose) in known {
        var tokens = ["Resources", resource.logicalID, "Properties"]
        properties.forEachObject(along: path, below: &tokens) { value, tokens in
          found.append(PlacedPolicy(purpose: purpose, value: value, place: JSONPointer(tokens)))
        }
      }
    }
    return found
  }
}

extension JSONValue {
  /// Calls a function with each object that may stand at the end of a path, in which `*` is any element of a list.
  ///
  /// - Parameters:
  ///   - path: The names of members.
  ///   - step: The number of those that lead to this value; none unless given.
  ///   - tokens: The tokens of this value's place, which are the same again in the end.
  ///   - body: Takes an object and the tokens of its place.
  fileprivate func forEachObject(
    along path: [String], _ step: Int = 0, below tokens: inout [String], _ body: (JSONValue, [String]) -> Void
  ) {
    if let branches = argument(of: .if)?.array, branches.count == 3 {
      for branch in 1...2 {
        tokens += [IntrinsicFunction.if.name, String(branch)]
        branches[branch].forEachObject(along: path, step, below: &tokens, body)
        tokens.removeLast(2)
      }
    } else if step < path.count, path[step] == "*" {
      for (index, element) in (array ?? []).enumerated() {
        tokens.append(String(index))
        element.forEachObject(along: path, step + 1, below: &tokens, body)
        tokens.removeLast()
      }
    } else if case .object(let object) = self, !isFunction {
      if step == path.count { return body(self, tokens) }
      guard let member = object[path[step]] else { return }
      tokens.append(path[step])
      member.forEachObject(along: path, step + 1, below: &tokens, body)
      tokens.removeLast()
    }
  }
}
