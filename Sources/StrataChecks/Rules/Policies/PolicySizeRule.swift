import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A policy has room in IAM, and so have all that one identity has.
struct PolicySizeRule: TemplateRule {
  let about = RuleDescription(
    "policy-size", .error,
    reason: "a policy with more characters than it, or all of an identity's together, may have is refused",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    good: PolicySizeRule.sample(queues: 10), bad: PolicySizeRule.sample(queues: 200))

  /// The most characters of a managed policy.
  private static let managed = 6_144

  /// The kinds of identities, with the most characters of all their own policies.
  private static let kinds: [(kind: String, list: String, policy: String, name: String, limit: Int)] = [
    ("Role", "Roles", "AWS::IAM::RolePolicy", "RoleName", 10_240),
    ("User", "Users", "AWS::IAM::UserPolicy", "UserName", 2_048),
    ("Group", "Groups", "AWS::IAM::GroupPolicy", "GroupName", 5_120),
  ]

  /// A policy of an identity's own.
  private struct Part {
    let document: JSONValue
    let resource: TemplateResource
    /// Its number, where it's one of several in the identity itself.
    let number: Int?

    var pointer: JSONPointer {
      guard let number else { return resource.pointer("PolicyDocument") }
      return resource.pointer("Policies", String(number), "PolicyDocument")
    }

    var condition: JSONValue? { resource.object["Condition"] }
  }

  /// An identity that has policies: one of the template's own, by its id, or what else names one.
  private enum Identity: Hashable {
    case own(String)
    case other(JSONValue)
  }

  func check(_ template: TemplateContents) -> [Finding] {
    let policies = template.resources(of: "AWS::IAM::ManagedPolicy").compactMap { policy -> Finding? in
      guard let document = policy["PolicyDocument"], PolicySize.bound(document) > Self.managed else { return nil }
      let size = PolicySize.least(document)
      guard size > Self.managed else { return nil }
      return finding(
        "a managed policy has more characters than it may", at: policy.pointer("PolicyDocument"),
        expected: "\(Count.grouped(Self.managed)) or fewer, without white space", given: Count.grouped(size),
        hint: "divide it into two")
    }
    return policies + others(template)
      + Self.kinds.flatMap { identities($0.kind, $0.list, $0.policy, $0.name, $0.limit, template) }
  }

  /// The policies that have a limit to themselves, with the most bytes, or characters but for white space.
  ///
  /// See the quotas of [IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), which begin with
  /// less, of [KMS](https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html) and of
  /// [S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html).
  private static let limits: [String: (property: String, words: String, most: Int)] = [
    "AWS::IAM::Role": ("AssumeRolePolicyDocument", "a trust policy", 8_192),
    "AWS::KMS::Key": ("KeyPolicy", "a key's policy", 32_768),
    "AWS::KMS::ReplicaKey": ("KeyPolicy", "a key's policy", 32_768),
    "AWS::S3::BucketPolicy": ("PolicyDocument", "a bucket's policy", 20_480),
  ]

  private func others(_ template: TemplateContents) -> [Finding] {
    template.resources(ofTypesWhere: { Self.limits[$0] != nil }).compactMap { resource in
      guard let limit = Self.limits[resource.type], let document = resource[limit.property],
        PolicySize.bound(document) > limit.most, case let size = PolicySize.least(document), size > limit.most
      else { return nil }
      return finding(
        "\(limit.words) has more characters than it may", at: resource.pointer(limit.property),
        expected: "\(Count.grouped(limit.most)) or fewer", given: Count.grouped(size))
    }
  }

  private func identities(
    _ kind: String, _ list: String, _ policyType: String, _ name: String, _ limit: Int, _ template: TemplateContents
  ) -> [Finding] {
    let type = "AWS::IAM::\(kind)"
    // Most templates attach nothing from outside, so that each identity has its own alone.
    if !template.hasResources(ofAnyOf: ["AWS::IAM::Policy", policyType]) {
      return template.resources(of: type).compactMap { excess(of: own($0), kind.lowercased(), limit) }
    }
    var parts: [Identity: [Part]] = [:]
    var order: [Identity] = []
    func add(_ identity: Identity, _ part: Part) {
      if parts[identity]?.append(part) == nil {
        parts[identity] = [part]
        order.append(identity)
      }
    }
    func add(_ value: JSONValue, _ policy: TemplateResource) {
      guard let document = policy["PolicyDocument"] else { return }
      let identity = template.target(of: value).map { Identity.own($0.logicalID) } ?? .other(value)
      add(identity, Part(document: document, resource: policy, number: nil))
    }
    for resource in template.resources(ofAnyOf: [type, "AWS::IAM::Policy", policyType]) {
      switch resource.type {
      case type: for part in own(resource) { add(.own(resource.logicalID), part) }
      case "AWS::IAM::Policy": for identity in resource[list]?.array ?? [] { add(identity, resource) }
      default: if let identity = resource[name] { add(identity, resource) }
      }
    }
    return order.compactMap { excess(of: parts[$0] ?? [], kind.lowercased(), limit) }
  }

  /// The policies in an identity itself.
  private func own(_ identity: TemplateResource) -> [Part] {
    guard case .array(let policies)? = identity["Policies"] else { return [] }
    return policies.enumerated().compactMap { number, policy in
      policy["PolicyDocument"].map { Part(document: $0, resource: identity, number: number) }
    }
  }

  /// What is certain to be there together.
  private func excess(of all: [Part], _ kind: String, _ limit: Int) -> Finding? {
    // Most are far from the limit.
    if all.reduce(0, { $0 + PolicySize.bound($1.document) }) <= limit { return nil }
    // A document that may be left out is none.
    let parts = all.map { (size: PolicySize.least($0.document), pointer: $0.pointer, condition: $0.condition) }
      .filter { $0.size > 1 }
    let conditions = Set(parts.compactMap(\.condition))
    let sums = ([nil] + conditions.map { $0 as JSONValue? }).map { condition in
      parts.filter { $0.condition == nil || $0.condition == condition }.reduce(0) { $0 + $1.size }
    }
    guard let sum = sums.max(), sum > limit, let largest = parts.max(by: { $0.size < $1.size }) else { return nil }
    return finding(
      parts.count == 1
        ? "the policy of a \(kind) has more characters than it may"
        : "the \(parts.count) policies of a \(kind) have more characters together than they may",
      at: largest.pointer, expected: "\(Count.grouped(limit)) or fewer, without white space", given: Count.grouped(sum),
      hint: "put a part into a managed policy")
  }

  private static func sample(queues: Int) -> JSONValue {
    [
      "Readers": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": [
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Action": "sqs:ReceiveMessage",
                "Resource": .array(
                  (0..<queues).map { .string("arn:aws:sqs:eu-west-1:123456789012:queue-\($0)") }),
              ]
            ],
          ]
        ],
      ]
    ]
  }
}
