/// The settings that an estimate counts with beside templates, prices and usage.
public struct EstimateOptions: Sendable, Hashable {
  /// The hours of a month.
  public let hoursPerMonth: FixedDecimal
  /// Whether what the free tier has costs nothing.
  public let hasFreeTier: Bool

  /// Names options.
  ///
  /// - Parameters:
  ///   - hoursPerMonth: The hours of a month, more than 0 and at most 744; 730 unless given.
  ///   - hasFreeTier: Whether what the free tier has costs nothing; it's left out unless asked for.
  public init(hoursPerMonth: FixedDecimal = FixedDecimal(730), hasFreeTier: Bool = false) {
    (self.hoursPerMonth, self.hasFreeTier) = (hoursPerMonth, hasFreeTier)
  }
}
