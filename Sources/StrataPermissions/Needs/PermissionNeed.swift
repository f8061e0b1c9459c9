/// An action on a resource that deploying, updating or deleting stacks needs, and what for.
package struct PermissionNeed: Sendable, Hashable {
  /// The action, such as `sqs:CreateQueue`, as IAM's reference writes it where it knows it.
  package let action: String
  /// The resource's ARN, in which stars stand for what isn't known; `*` for an action about nothing in particular.
  package let resource: String
  /// The conditions under which alone it's needed.
  package let conditions: PermissionConditions
  /// What needs it, each once, in the order of the stacks.
  package let reasons: [PermissionReason]
  /// Whether the ARN tells the resource from others of its type.
  package let isNarrowed: Bool
}
