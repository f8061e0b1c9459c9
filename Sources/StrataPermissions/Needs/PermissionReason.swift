/// The reason for which an action is needed.
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
