/// Where a construct stands: the ids from its stack down to it, as in `Orders/Worker/Jobs`.
public final class ConstructPath: Sendable, CustomStringConvertible {
  /// The path of what this construct was declared in, or nil for a stack.
  public let parent: ConstructPath?

  /// The construct's own id.
  public let id: String

  package init(_ id: String, in parent: ConstructPath?) {
    self.id = id
    self.parent = parent
  }

  /// The ids joined by slashes, as in `Orders/Worker/Jobs`.
  public var description: String {
    parent.map { "\($0)/\(id)" } ?? id
  }

  /// The ids below the stack, outermost first.
  package var idsBelowStack: [String] {
    parent.map { $0.idsBelowStack + [id] } ?? []
  }
}
