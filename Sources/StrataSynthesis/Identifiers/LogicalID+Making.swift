import StrataLanguage
import StrataText

extension LogicalID {
  /// Makes a logical id: the ids from below the stack to the construct, joined in PascalCase.
  ///
  /// `Worker/dead-letters` becomes `WorkerDeadLetters`. There is no hash in it, so it's readable and it stays.
  static func make(for node: ConstructNode) -> String {
    if let former = node.formerPath {
      return (former.base.map(make) ?? "") + former.id
    }
    guard let parent = node.parent else { return "" }
    let own = node.path.id.pascalCased
    return parent.parent == nil && parent.formerPath == nil ? own : make(for: parent) + own
  }
}

extension SectionID {
  /// The name in the template: at the top of a stack the id as it is, below it the scope's logical id comes first.
  var logicalID: String {
    if node.parent == nil || !LogicalID.isValid(id) { return id }
    return LogicalID.make(for: node) + id.pascalCased
  }
}
