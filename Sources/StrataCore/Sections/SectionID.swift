/// The name of a parameter, output, condition, mapping or rule, before it's known what its scope is called.
///
/// A scope may still be moved after something was declared in it, so the logical id is made at the end.
struct SectionID {
  private let id: String
  private let node: ConstructNode

  init(_ id: String, in node: ConstructNode) {
    self.id = id
    self.node = node
  }

  /// The name in the template: at the top of a stack the id as it is, below it the scope's logical id comes first.
  var logicalID: String {
    if node.parent == nil || !LogicalID.isValid(id) { return id }
    return LogicalID.make(for: node) + LogicalID.pascalCase(id)
  }
}
