/// The place of a construct: the ids from its stack down to it, as in `Orders/Worker/Jobs`.
public final class ConstructPath: Sendable, CustomStringConvertible {
  /// The path of what this construct was declared in, or nil for a stack.
  public let parent: ConstructPath?

  /// The construct's own id.
  public let id: String

  /// Whether this stands in a scope that was declared twice, which is said once; what follows from it isn't.
  package let isRepeated: Bool

  package init(_ id: String, in parent: ConstructPath?, isRepeated: Bool = false) {
    self.id = id
    self.parent = parent
    self.isRepeated = isRepeated || parent?.isRepeated == true
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
