extension GateEvidence {
  /// A person's word that a release may go to an environment, which is for that release alone.
  public struct Approval: Sendable, Hashable {
    /// The person, by the address in git where git shows it, and by the name in the file otherwise.
    public var person: String

    /// The digest of the release that was approved.
    public var release: String

    /// The environment that it was approved for.
    public var environment: String

    /// Whether git shows that it was this person; otherwise somebody only claims so.
    public var isVerified: Bool

    /// The proof of who it was, or the reason why there's none, in words that stand behind the name.
    public var proof: String

    /// Describes an approval.
    ///
    /// - Parameters:
    ///   - person: Who it was.
    ///   - release: The digest of the release that was approved.
    ///   - environment: The environment that it was approved for.
    ///   - isVerified: Whether git shows that it was this person.
    ///   - proof: What shows it, or why nothing does, such as `its commit isn't signed`.
    public init(by person: String, of release: String, for environment: String, isVerified: Bool, proof: String) {
      (self.person, self.release, self.environment) = (person, release, environment)
      (self.isVerified, self.proof) = (isVerified, proof)
    }
  }
}
