/// The place of a construct: the ids from its stack down to it, as in `Orders/Worker/Jobs`.
///
/// What is in a nested stack has the ids of the stacks around it before its own.
public final class ConstructPath: Sendable, CustomStringConvertible {
  /// The path of what this construct was declared in, or nil for a stack of the app.
  public let parent: ConstructPath?

  /// The construct's own id.
  public let id: String

  /// Whether this stands in a scope that was declared twice, which is said once; what follows from it isn't.
  package let isRepeated: Bool

  /// Whether it's that of a stack, nested ones among them, below which logical ids begin.
  private let isStack: Bool

  package init(_ id: String, in parent: ConstructPath?, isRepeated: Bool = false, isStack: Bool = false) {
    self.id = id
    self.parent = parent
    self.isStack = isStack || parent == nil
    self.isRepeated = isRepeated || parent?.isRepeated == true
  }

  /// The ids joined by slashes, as in `Orders/Worker/Jobs`.
  public var description: String {
    parent.map { "\($0)/\(id)" } ?? id
  }

  /// The ids below the stack that it's in, which may be a nested one; outermost first.
  package var idsBelowStack: [String] {
    guard !isStack, let parent else { return [] }
    return parent.idsBelowStack + [id]
  }
}
