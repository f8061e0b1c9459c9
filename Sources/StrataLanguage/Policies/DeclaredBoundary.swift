/// A policy beyond which no role of an environment may do anything, as it was declared.
///
/// Who checks a stack's roles has to know it, in whichever stack it stands.
package struct DeclaredBoundary {
  /// The environment whose roles it holds for.
  package let environment: String
  /// The ARN by which roles name it.
  package let arn: StringValue
  /// The policy itself.
  package let document: PolicyDocument
  /// The resource that it is.
  package let resource: Resource

  package init(environment: String, arn: StringValue, document: PolicyDocument, resource: Resource) {
    (self.environment, self.arn, self.document, self.resource) = (environment, arn, document, resource)
  }
}

extension Scope {
  /// Has an environment's boundary known to all of the app, and gives the one that the environment had before.
  package func declare(_ boundary: DeclaredBoundary) -> DeclaredBoundary? {
    let app = node.stack.app
    let earlier = app.boundaries.first { $0.environment == boundary.environment }
    if earlier == nil { app.boundaries.append(boundary) }
    return earlier
  }

  /// All resources of an environment, in whichever of the app's stacks they are, in the order of declaration.
  package func resources(ofEnvironment environment: String) -> [Resource] {
    node.stack.app.stacks.flatMap(\.resources).filter { $0.node.environmentOwner?.environment == environment }
  }

  /// Does work when nothing else is left to be done, for what has to see all that was declared.
  package func atVeryEnd(_ work: @escaping () -> Void) {
    node.stack.app.finalize(node, lastBy: work)
  }
}
