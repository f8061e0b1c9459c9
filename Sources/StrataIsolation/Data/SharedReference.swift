/// A use of what belongs to no environment.
package struct SharedReference: Sendable, Hashable {
  /// The place of the shared resource among the world's resources.
  package let target: Int
  /// The place of the resource that uses it.
  package let holder: Int
  /// Where it says so.
  package let place: WorldPlace
  /// What the one does with the other, such as `sends messages to`.
  package let words: String
  /// Whether what the one runs is what the other holds, so that whoever may write that changes the one.
  package let isCode: Bool
}
