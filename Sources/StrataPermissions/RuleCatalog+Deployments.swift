public import StrataFindings

extension RuleID {
  /// Rights that deploying needs, and the policy that a system has committed lacks.
  public static let deploymentRights: RuleID = "deployment-rights"
}

extension RuleCatalog {
  /// The rules that hold for what deploying a system needs, with what each is there for.
  public static let ofDeployments: [(id: RuleID, reason: String)] = [
    (.deploymentRights, "the policy that a system has committed must allow all that deploying it needs")
  ]
}
