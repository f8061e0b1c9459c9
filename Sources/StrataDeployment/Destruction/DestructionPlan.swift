import StrataText

/// What goes when an environment is destroyed, what stays, and what is in the way.
package struct DestructionPlan: Sendable, Hashable {
  /// A reason for which nothing is deleted.
  package struct Obstacle: Sendable, Hashable {
    /// What is in the way.
    package let message: String
    /// The next thing to do.
    package let hint: String
    /// Whether going on would do harm, rather than fail.
    package let isGrave: Bool
  }

  /// A stack that the environment shares with others.
  package struct SharedStack: Sendable, Hashable {
    /// The stack's name.
    package let name: String
    /// The other environments in it, sorted.
    package let others: [String]
  }

  /// The environment's name.
  package let environment: String
  /// The stacks that go, in the order in which they're deleted.
  package var stacks: [DoomedStack] = []
  /// The stacks that the environment has a part in, and that stay.
  package var shared: [SharedStack] = []
  /// The reasons for which nothing is deleted.
  package var obstacles: [Obstacle] = []
  /// Other things to be known, a sentence each.
  package var notes: [String] = []

  init(_ environment: String) {
    self.environment = environment
  }

  /// Whether nothing of the environment is in place.
  package var isEmpty: Bool { stacks.isEmpty && shared.isEmpty }

  mutating func add(obstacle message: String, hint: String, isGrave: Bool = false) {
    obstacles.append(Obstacle(message: message, hint: hint, isGrave: isGrave))
  }

  /// The reason why nothing is deleted; nil where nothing is in the way.
  package var refusal: DeploymentError? {
    guard let first = obstacles.first else { return nil }
    let others = obstacles.dropFirst().map { "\n  \($0.message)\n    hint: \($0.hint)" }.joined()
    return DeploymentError(
      "\(environment) isn't destroyed: \(first.message)\n  hint: \(first.hint)\(others)",
      isGrave: obstacles.contains(where: \.isGrave))
  }
}
