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

  /// What its verdicts don't speak of, each in a sentence.
  var frame: [String] { get }
}

extension IsolationProver {
  /// That its verdicts speak of all there is.
  package var frame: [String] { [] }
}
