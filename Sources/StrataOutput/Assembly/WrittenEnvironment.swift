/// An environment of which an earlier run wrote something.
public struct WrittenEnvironment: Sendable, Hashable {
  /// The environment's name.
  public let name: String

  /// Whether it has stacks of its own alone, which can stay as they are whatever becomes of the others.
  public internal(set) var hasOwnStacksOnly: Bool
}
