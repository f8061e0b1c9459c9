extension GateEvidence {
  /// Whether an environment is apart from the others, as an analysis of the templates says.
  public struct Isolation: Sendable, Hashable {
    /// The version of the analysis; from 1.
    public var version: Int

    /// The ways from one environment into another, each in a line.
    public var breaches: [String]

    /// What the analysis couldn't decide, each in a line.
    public var undecided: [String]

    /// Describes what an analysis says.
    ///
    /// - Parameters:
    ///   - version: The version of the analysis; from 1.
    ///   - breaches: The ways from one environment into another, each in a line.
    ///   - undecided: What it couldn't decide, each in a line; nothing unless given.
    public init(version: Int, breaches: [String], undecided: [String] = []) {
      (self.version, self.breaches, self.undecided) = (version, breaches, undecided)
    }
  }

  /// The costs of an environment, as an estimate of the templates says.
  public struct Cost: Sendable, Hashable {
    /// The version of the estimate; from 1.
    public var version: Int

    /// The costs of what has a price whatever the use, in US dollars a month.
    public var monthly: Double

    /// The resources whose price isn't known, each in a line.
    public var unpriced: [String]

    /// Describes what an estimate says.
    ///
    /// - Parameters:
    ///   - version: The version of the estimate; from 1.
    ///   - monthly: The costs in US dollars a month.
    ///   - unpriced: The resources whose price isn't known, each in a line; none unless given.
    public init(version: Int, monthly: Double, unpriced: [String] = []) {
      (self.version, self.monthly, self.unpriced) = (version, monthly, unpriced)
    }
  }
}
