/// How an environment is, by its newest records.
package struct EnvironmentStatus: Sendable {
  /// The environment's name.
  package let environment: String
  /// The record of what is in place; nil where nothing is.
  package let inPlace: ReleaseRecord?
  /// The newest record after it of something that didn't come to its end; nil where there is none.
  package let attempt: ReleaseRecord?
  /// What its checks said last of what is in place; nil where they weren't asked since.
  package let health: ReleaseRecord?

  /// Reads as many records as are needed.
  ///
  /// - Parameter chain: The environment's records.
  /// - Throws: ``RecordError`` where those that are read aren't right.
  package init(_ chain: RecordChain) throws(RecordError) {
    environment = chain.environment
    var (inPlace, attempt, health): (ReleaseRecord?, ReleaseRecord?, ReleaseRecord?)
    try chain.readNewest { record in
      if record.event.kind == .destruction { return true }
      if record.event.kind == .health, health == nil { health = record }
      guard record.event.isDeployment else { return false }
      if record.event.putsInPlace {
        inPlace = record
        return true
      }
      if attempt == nil { attempt = record }
      return false
    }
    (self.inPlace, self.attempt) = (inPlace, attempt)
    // What was asked of something else says nothing of this.
    self.health = health?.event.health?.deployed == inPlace?.event.deployedDigest ? health : nil
  }
}
