extension GateEvidence {
  /// Whether an environment is apart from the others, as an analysis of the templates says.
  public struct Isolation: Sendable, Hashable {
    /// The version of the analysis; from 1.
    public var version: Int

    /// The ways from one environment into another, each in a line.
    public var breaches: [String]

    /// The questions that the analysis couldn't decide, each in a line.
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

    /// The costs at the usage that the environment's profile states, in US dollars a month.
    public var monthly: Double

    /// The things that have no known price, and those that aren't decided, each in a line.
    public var unpriced: [String]

    /// The things that nothing bounds and no usage is stated of, which count as nothing, each in a line.
    public var unstated: [String]

    /// The prices that it was counted with, in words: how many, of which regions and days; nil where that isn't told.
    public var prices: String?

    /// Describes what an estimate says.
    ///
    /// - Parameters:
    ///   - version: The version of the estimate; from 1.
    ///   - monthly: The costs at the usage that the profile states, in US dollars a month.
    ///   - unpriced: What has no price that's known, and what isn't decided, each in a line; nothing unless given.
    ///   - unstated: What nothing bounds and no usage is stated of, each in a line; nothing unless given.
    ///   - prices: The prices that it was counted with, in words: how many, of which regions and days; not told unless given.
    public init(
      version: Int, monthly: Double, unpriced: [String] = [], unstated: [String] = [], prices: String? = nil
    ) {
      (self.version, self.monthly, self.prices) = (version, monthly, prices)
      (self.unpriced, self.unstated) = (unpriced, unstated)
    }
  }
}
