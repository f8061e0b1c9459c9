extension GateEvidence {
  /// A release that runs in an environment, as the environment's record has it.
  public struct DeployedRelease: Sendable, Hashable {
    /// The digest of the release.
    public var release: String

    /// The time from which it has run there.
    public var since: PointInTime

    /// Describes a release that runs in an environment.
    ///
    /// - Parameters:
    ///   - release: The digest of the release.
    ///   - since: The time from which it has run there.
    public init(_ release: String, since: PointInTime) {
      (self.release, self.since) = (release, since)
    }
  }

  /// The answers of the checks of an environment's health at one time.
  public struct HealthReport: Sendable, Hashable {
    /// The environment's name.
    public var environment: String

    /// The digest of the release that ran there then.
    public var release: String

    /// The time at which the checks were asked.
    public var time: PointInTime

    /// Whether every check said that all is well; a check that couldn't tell didn't.
    public var isHealthy: Bool

    /// The answers that weren't well, each in a line.
    public var problems: [String]

    /// Describes what the checks of an environment's health said.
    ///
    /// - Parameters:
    ///   - environment: The environment's name.
    ///   - release: The digest of the release that ran there.
    ///   - time: The time at which the checks were asked.
    ///   - isHealthy: Whether every check said that all is well.
    ///   - problems: What the checks said that weren't well, each in a line; none unless given.
    public init(of environment: String, release: String, time: PointInTime, isHealthy: Bool, problems: [String] = []) {
      (self.environment, self.release, self.time) = (environment, release, time)
      (self.isHealthy, self.problems) = (isHealthy, problems)
    }
  }
}
