/// The permissions that deploying, updating and deleting some stacks needs, and what of them nobody knows.
package struct NeededPermissions: Sendable {
  /// Something of which it isn't known what it needs.
  package struct Unknown: Sendable, Hashable {
    /// The reasons why that isn't known.
    package enum Reason: String, Sendable, Hashable {
      /// The schema of its type names no handlers.
      case noHandlers
      /// There is no such type in the schemas.
      case unknownType
      /// A macro makes other resources of it.
      case macro
      /// It's a stack whose template isn't here.
      case nestedStack
      /// A handler names something as an action that IAM refuses in a policy, so that it's left out.
      case refusedAction
    }

    package let reason: Reason
    /// The type, or the macro's name, or what was named as an action.
    package let type: String
    /// The place of the stack among those that were given.
    package let stack: Int
    /// The logical ids, in the order of the template; none for a macro of the whole template.
    package let logicalIDs: [String]
  }

  /// What is needed, sorted by action, resource and conditions.
  package let needs: [PermissionNeed]
  /// What isn't known, in the order of the stacks.
  package let unknown: [Unknown]

  /// The needs whose ARN doesn't tell a resource from others, though the action is about one.
  package var notNarrowed: [PermissionNeed] { needs.filter { !$0.isNarrowed } }

  /// The same for some kinds of reasons alone.
  package func limited(to kinds: Set<PermissionReason.Kind>) -> NeededPermissions {
    NeededPermissions(
      needs: needs.filter { need in need.reasons.contains { kinds.contains($0.kind) } }, unknown: unknown)
  }
}
