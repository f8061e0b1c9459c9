extension BecomingEdge {
  /// Users whose place is taken by giving oneself what they prove themselves with.
  static let impersonating = [
    BecomingEdge(
      "user-credentials",
      Need(
        [
          "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential",
          "iam:ResetServiceSpecificCredential", "iam:UpdateAccessKey", "iam:UpdateLoginProfile",
          "iam:UploadSSHPublicKey", "iam:UploadSigningCertificate",
        ], on: .user), to: .user)
  ]

  /// Identities whose own policies are written, so that whoever is one of them may do anything.
  static let widening = [
    BecomingEdge(
      "role-policy", Need(["iam:AttachRolePolicy", "iam:PutRolePolicy"], on: .identity), to: .anyRights),
    // The role may do no more than before, and whoever writes it can take it.
    BecomingEdge("role-trust", Need(["iam:UpdateAssumeRolePolicy"], on: .role), to: .role),
    BecomingEdge(
      "user-policy", Need(["iam:AttachUserPolicy", "iam:PutUserPolicy"], on: .identity), to: .anyRights),
    BecomingEdge(
      "group-policy", Need(["iam:AttachGroupPolicy", "iam:PutGroupPolicy"], on: .identity), to: .anyRights),
    // Whoever is added has the rights of the group.
    BecomingEdge("group-member", Need(["iam:AddUserToGroup"], on: .identity), to: .anyRights),
    BecomingEdge(
      "policy-version", Need(["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], on: .identity), to: .anyRights),
    BecomingEdge(
      "permissions-boundary",
      Need(
        [
          "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary", "iam:PutRolePermissionsBoundary",
          "iam:PutUserPermissionsBoundary",
        ], on: .identity), to: .anyRights),
    // A Deny is gone with the policy that has it.
    BecomingEdge(
      "policy-removal",
      Need(
        [
          "iam:DeleteGroupPolicy", "iam:DeletePolicyVersion", "iam:DeleteRolePolicy", "iam:DeleteUserPolicy",
          "iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy", "iam:RemoveUserFromGroup",
        ], on: .identity), to: .anyRights),
    // Whoever makes the provider of identities says who comes from it.
    BecomingEdge(
      "identity-provider",
      Need(
        [
          "iam:AddClientIDToOpenIDConnectProvider", "iam:CreateOpenIDConnectProvider", "iam:CreateSAMLProvider",
          "iam:UpdateOpenIDConnectProviderThumbprint", "iam:UpdateSAMLProvider",
        ], on: .anything), to: .anyRights),
    BecomingEdge(
      "permission-set",
      Need(
        [
          "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", "sso:AttachManagedPolicyToPermissionSet",
          "sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet",
        ], on: .anything), to: .anyRights),
    // New users and roles have whatever rights they're given, those that no policy of the template bounds.
    BecomingEdge(
      "new-identity",
      Need(["iam:CreateRole", "iam:CreateUser"], on: .anything),
      Need(["iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy"], on: .anything),
      to: .anyRights),
  ]
}
