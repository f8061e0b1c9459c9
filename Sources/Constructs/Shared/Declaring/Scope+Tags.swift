extension Scope {
  /// The value of a tag that resources in this scope get: that of the innermost scope that has it, or else the app's.
  ///
  /// Tags may be given until everything is declared, so this is asked for by ``StrataLanguage/Scope/atFinalization(_:)``.
  package func flowingTag(_ key: String) -> StringValue? {
    var current: ConstructNode? = node
    while let node = current {
      if let value = node.tags[key] { return value }
      current = node.enclosing
    }
    return node.stack.app.tags[key]
  }
}
