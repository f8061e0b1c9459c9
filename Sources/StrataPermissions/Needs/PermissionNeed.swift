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

/// The conditions of a statement, of which each key has one of some values.
package struct PermissionConditions: Sendable, Hashable {
  /// The service that a role is handed to, such as `ecs-tasks.amazonaws.com`; any where there are none.
  package var services: [String] = []
  /// The boundary that a role keeps within, as an ARN with stars; any where there is none.
  package var boundary: String?
  /// The regions that a request is sent to; any where there are none.
  package var regions: [String] = []

  /// That nothing has to hold.
  package static let none = PermissionConditions()
}

/// What needs an action.
package struct PermissionReason: Sendable, Hashable {
  /// The kinds of what needs actions.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The schema's handlers name it for a resource.
    case handlers
    /// Something that handlers don't name is made of or for a resource, such as a function that is called.
    case resource
    /// CloudFormation looks a value of the template up.
    case lookup
    /// Whoever deploys calls CloudFormation itself.
    case deployment
    /// Whoever deploys puts templates and packages of code into a bucket.
    case upload
  }

  package let kind: Kind
  /// The place of the stack among those that were given.
  package let stack: Int
  /// The logical id; nil for what the whole stack needs.
  package let logicalID: String?
  /// The resource's type; nil for what the whole stack needs.
  package let type: String?
  /// What is done with it, as the schemas call it, such as `create` and `delete`; none where no handler names it.
  package let operations: [String]

  package init(
    _ kind: Kind, stack: Int, logicalID: String? = nil, type: String? = nil, operations: [String] = []
  ) {
    (self.kind, self.stack, self.logicalID) = (kind, stack, logicalID)
    (self.type, self.operations) = (type, operations)
  }
}
