public import StrataFindings

extension RuleCatalog {
  /// The rules that hold for a system's environments together, with what each is there for.
  public static let ofEnvironments: [(id: RuleID, reason: String)] = [
    (.environmentReach, "environments that have to be apart must not reach into each other"),
    (.invalidShare, "what environments share must be there, and have a reason"),
    (.undecidedReach, "of environments that have to be apart it must be shown that none reaches into another"),
  ]
}
