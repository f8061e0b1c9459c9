import StrataFindings
import StrataJSON
import StrataTemplate

/// An identity has no more managed policies than it may.
struct PolicyCountRule: TemplateRule {
  let about = RuleDescription(
    "policy-count", .error, reason: "IAM refuses to attach more managed policies to an identity than its quota",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    good: PolicyCountRule.sample(10), bad: PolicyCountRule.sample(26))

  /// The kinds of identities: how many policies they have by default, and how many at most once the quota is raised.
  private static let kinds: [(kind: String, list: String, usual: Int, most: Int)] = [
    ("Role", "Roles", 20, 25), ("User", "Users", 20, 25), ("Group", "Groups", 10, 10),
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    Self.kinds.flatMap { kind in
      let identities = template.resources(of: "AWS::IAM::\(kind.kind)")
      if identities.isEmpty { return [Finding]() }
      let attached = attachments(kind.list, template)
      return identities.compactMap { identity in
        var policies = certain(identity["ManagedPolicyArns"])
        policies.formUnion(attached[identity.logicalID] ?? [])
        let count = policies.count
        guard count > kind.usual else { return nil }
        let name = kind.kind.lowercased()
        let place = identity.pointer("ManagedPolicyArns")
        if count > kind.most {
          return finding(
            "a \(name) can't have so many managed policies", at: place, expected: "\(kind.most) or fewer",
            given: String(count), hint: "put several into one")
        }
        return Finding(
          about.id, "a \(name) has so many managed policies once the account's quota is raised", severity: .warning,
          at: place, expected: "\(kind.usual) or fewer", given: String(count),
          hint: "ask for a quota of \(kind.most), or put several into one")
      }
    }
  }

  /// The policies that are there in any case.
  private func certain(_ list: JSONValue?) -> Set<JSONValue> {
    Set((list?.array ?? []).filter { $0.argument(of: .if) == nil && !$0.isNoValue })
  }

  /// What the policies of a template attach themselves to in any case, by the ids of identities.
  private func attachments(_ list: String, _ template: TemplateContents) -> [String: Set<JSONValue>] {
    var found: [String: Set<JSONValue>] = [:]
    for policy in template.resources(of: "AWS::IAM::ManagedPolicy") where policy.object["Condition"] == nil {
      for identity in certain(policy[list]) {
        guard let id = template.target(of: identity)?.logicalID else { continue }
        found[id, default: []].insert(["Ref": .string(policy.logicalID)])
      }
    }
    return found
  }

  private static func sample(_ count: Int) -> JSONValue {
    [
      "Crew": [
        "Type": "AWS::IAM::User",
        "Properties": [
          "ManagedPolicyArns": .array(
            (0..<count).map { .string("arn:aws:iam::123456789012:policy/part-\($0)") })
        ],
      ]
    ]
  }
}
