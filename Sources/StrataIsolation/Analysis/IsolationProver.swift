/// Looks for ways from one environment into another, of one kind or of several.
package protocol IsolationProver: SendableMetatype {
  /// Looks at all stacks, which is done once.
  init(_ world: IsolationWorld)

  /// All ways from an environment that might lead into another, each with what is known of it.
  ///
  /// - Parameters:
  ///   - from: The place of the one among the world's environments.
  ///   - to: The place of the other.
  /// - Returns: The ways. What isn't among them isn't one.
  func candidates(from: Int, to: Int) -> [Candidate]

  /// The uses of what is shared by an environment's resources.
  ///
  /// - Parameter environment: The place of the environment among the world's.
  /// - Returns: The uses, in the order of the resources.
  func sharedReferences(of environment: Int) -> [SharedReference]

  /// What its verdicts don't speak of, each in a sentence.
  var frame: [String] { get }
}

extension IsolationProver {
  /// That it doesn't look for any.
  package func sharedReferences(of environment: Int) -> [SharedReference] { [] }

  /// That its verdicts speak of all there is.
  package var frame: [String] { [] }
}
