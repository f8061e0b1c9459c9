import StrataTemplate

/// The elements of a statement of a policy, by the policy's purpose.
struct StatementElements {
  /// The elements there are.
  let names: [String]
  /// The elements of which there is one or the other.
  let pairs: [[String]]
  /// The policy in words.
  let words: String

  private static let always = ["Action", "Condition", "Effect", "NotAction", "Sid"]
  private static let actions = ["Action", "NotAction"]
  private static let principals = ["NotPrincipal", "Principal"]
  private static let resources = ["NotResource", "Resource"]

  // Made once, as every statement of every policy asks.
  private static let identity = Self(
    names: always + resources, pairs: [actions, ["Resource", "NotResource"]], words: "an identity's policy")
  private static let trust = Self(
    names: always + principals, pairs: [actions, ["Principal", "NotPrincipal"]], words: "a trust policy")
  private static let resource = Self(
    names: always + principals + resources,
    pairs: [actions, ["Resource", "NotResource"], ["Principal", "NotPrincipal"]], words: "a resource's policy")
  private static let repository = Self(
    names: always + principals + resources, pairs: [actions, ["Principal", "NotPrincipal"]],
    words: "a repository's policy")
  private static let other = Self(names: always + principals + resources, pairs: [actions], words: "a policy")

  /// The elements that a policy of a purpose may have.
  static func elements(of purpose: PlacedPolicy.Purpose) -> StatementElements {
    switch purpose {
    case .identity: identity
    case .trust: trust
    case .resource: resource
    case .repository: repository
    case .other: other
    }
  }
}
