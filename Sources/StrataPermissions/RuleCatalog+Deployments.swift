public import StrataFindings

extension RuleID {
  /// What deploying needs isn't in the policy that a system has committed.
  public static let deploymentRights: RuleID = "deployment-rights"
}

extension RuleCatalog {
  /// The rules that hold for what deploying a system needs, with what each is there for.
  public static let ofDeployments: [(id: RuleID, reason: String)] = [
    (.deploymentRights, "the policy that a system has committed must allow all that deploying it needs")
  ]
}
