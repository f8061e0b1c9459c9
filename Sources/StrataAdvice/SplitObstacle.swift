/// What stands in the way of splitting a stack.
package struct SplitObstacle: Sendable, Hashable {
  /// Some resources that stay together for the same reason.
  package struct Bond: Sendable, Hashable {
    package let reason: String
    /// The logical ids, in the order of the template.
    package let resources: [String]
  }

  /// What is in the way, as a clause.
  package let summary: String
  /// The resources that can't be parted and are too many, in the order of the template; empty where that isn't it.
  package let held: [String]
  /// Why they can't be parted, those of the most resources first.
  package let bonds: [Bond]
}
