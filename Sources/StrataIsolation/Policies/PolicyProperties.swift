/// The properties that are policies, of whatever type, whose statements are looked at by themselves.
package enum PolicyProperties {
  package static let names: Set<String> = [
    "AccessPolicies", "AccessPolicy", "AssumeRolePolicyDocument", "FileSystemPolicy", "InlinePolicy", "KeyPolicy",
    "PermissionsPolicyDocument", "Policy", "PolicyDocument", "PolicyText", "RepositoryPolicyText", "ResourcePolicy",
  ]
}
