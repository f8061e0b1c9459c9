/// The statements of a role that deploys an environment.
struct DeploymentStatements {
  let things: OwnThings
  let boundary: StringValue
  let role: StringValue

  var all: [Statement] { [stacks, listing, own] + roles + denials }

  private var stacks: Statement {
    Statement(
      .allow,
      actions: .only([
        "cloudformation:CancelUpdateStack", "cloudformation:ContinueUpdateRollback", "cloudformation:CreateChangeSet",
        "cloudformation:CreateStack", "cloudformation:DeleteChangeSet", "cloudformation:DeleteStack",
        "cloudformation:DescribeChangeSet", "cloudformation:DescribeEvents", "cloudformation:DescribeStackEvents",
        "cloudformation:DescribeStackResource", "cloudformation:DescribeStackResources",
        "cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet", "cloudformation:GetTemplate",
        "cloudformation:GetTemplateSummary", "cloudformation:ListChangeSets", "cloudformation:ListStackResources",
        "cloudformation:RollbackStack", "cloudformation:TagResource", "cloudformation:UntagResource",
        "cloudformation:UpdateStack", "cloudformation:UpdateTerminationProtection",
      ]), resources: .only(ListValue(things.stacks)), sid: "Stacks")
  }

  private var listing: Statement {
    Statement(
      .allow,
      actions: .only([
        "cloudformation:ListExports", "cloudformation:ListImports", "cloudformation:ListStacks",
        "cloudformation:ValidateTemplate",
      ]), resources: .only(["*"]), sid: "Listing")
  }

  private var own: Statement {
    Statement(
      .allow, actions: .only(ListValue(OwnThings.services.map { .literal("\($0):*") })),
      resources: .only(ListValue(things.arns)), sid: "Own")
  }

  /// Roles and policies of the environment, where the roles keep within the boundary.
  ///
  /// See [IAM condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html).
  private var roles: [Statement] {
    [
      Statement(
        .allow,
        actions: .only([
          "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy",
        ]), resources: .only(ListValue(things.roles)),
        conditions: [.stringEquals("iam:PermissionsBoundary", boundary)], sid: "RolesWithinBoundary"),
      Statement(
        .allow,
        actions: .only([
          "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
          "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags", "iam:PassRole", "iam:TagRole",
          "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription",
        ]), resources: .only(ListValue(things.roles)), sid: "Roles"),
      Statement(
        .allow,
        actions: .only([
          "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:CreatePolicy", "iam:CreatePolicyVersion",
          "iam:DeleteInstanceProfile", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:GetInstanceProfile",
          "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions", "iam:RemoveRoleFromInstanceProfile",
          "iam:SetDefaultPolicyVersion",
        ]),
        resources: .only([
          "arn:\(.partition):iam::\(things.account):instance-profile/\(.literal(things.names.pattern))",
          "arn:\(.partition):iam::\(things.account):policy/\(.literal(things.names.pattern))",
        ]), sid: "Policies"),
    ]
  }

  /// Neither the role itself nor the boundary may be changed by who deploys, nor taken off.
  private var denials: [Statement] {
    [
      Statement(
        .deny, actions: .only(ListValue(BoundaryStatements.changesOfIdentity)), resources: .only([role, boundary]),
        sid: "NotItself"),
      Statement(
        .deny, actions: .only(["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"]),
        resources: .only(["*"]), sid: "NoneWithoutBoundary"),
    ]
  }
}
