/// The policy of a resource, to which statements are added until everything is declared.
package final class GrowingPolicy {
  private let resource: Resource
  private let property: String
  private var statements: [Statement] = []
  private var names: Set<String> = []
  private var isPending = false

  /// A policy that is a property of a resource.
  package init(of resource: Resource, property: String = "PolicyDocument") {
    self.resource = resource
    self.property = property
  }

  /// Adds a statement, unless there is one of that name.
  package func add(_ statement: Statement, named name: String? = nil) {
    if let name, !names.insert(name).inserted { return }
    statements.append(statement)
    if isPending { return }
    isPending = true
    resource.scope.atFinalization { [self] in
      isPending = false
      resource.set(property, to: PolicyDocument(statements.withoutRepetitions))
    }
  }
}
