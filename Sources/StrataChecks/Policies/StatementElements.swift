/// What a statement of a policy is made of, by what the policy is for.
struct StatementElements {
  /// The elements there are.
  let names: [String]
  /// The elements of which there is one or the other.
  let pairs: [[String]]
  /// The policy in words.
  let words: String

  init(_ purpose: PlacedPolicy.Purpose) {
    let always = ["Action", "Condition", "Effect", "NotAction", "Sid"]
    let resources = ["NotResource", "Resource"]
    let principals = ["NotPrincipal", "Principal"]
    let actions = ["Action", "NotAction"]
    switch purpose {
    case .identity:
      (names, pairs, words) = (always + resources, [actions, ["Resource", "NotResource"]], "an identity's policy")
    case .trust:
      (names, pairs, words) = (always + principals, [actions, ["Principal", "NotPrincipal"]], "a trust policy")
    case .resource:
      names = always + principals + resources
      pairs = [actions, ["Resource", "NotResource"], ["Principal", "NotPrincipal"]]
      words = "a resource's policy"
    case .repository:
      names = always + principals + resources
      pairs = [actions, ["Principal", "NotPrincipal"]]
      words = "a repository's policy"
    }
  }
}
