/// A price of AWS: what a unit costs in a region, where that was found, and when.
public struct Price: Sendable, Hashable {
  /// A part of a month's quantity that has a price of its own.
  public struct Tier: Sendable, Hashable {
    /// The quantity a month above which the price holds.
    public let from: FixedDecimal
    /// The dollars a unit.
    public let dollars: FixedDecimal

    init(from: FixedDecimal, dollars: FixedDecimal) { (self.from, self.dollars) = (from, dollars) }
  }

  /// The region, such as `us-east-1`, or `global`.
  public let region: String
  /// The service's code in price lists, such as `AmazonEC2`.
  public let service: String
  /// The usage type, without a region's prefix.
  public let usageType: String
  /// The operation; empty where the usage type has one price.
  public let operation: String
  /// The unit that has the price.
  public let unit: String
  /// The tiers, the first of which begins at zero; where that costs nothing and others do, it's the free tier.
  public let tiers: [Tier]
  /// The source: who says so.
  public let source: String
  /// The day of the source, `2026-07-20`; a month or a year where no more is known, and empty where nothing is.
  public let date: String
  /// The file of one's own that it's from; nil for what this package brings along.
  public let file: String?
  /// The place of the row in a file of one's own, `prices.tsv:12`; nil for what this package brings along.
  public let place: String?

  /// The quantity a month that costs nothing, of an account that has the free tier.
  public var freeQuantity: FixedDecimal {
    tiers.count > 1 && tiers[0].dollars == .zero ? tiers[1].from : .zero
  }

  /// The price of the first unit that costs something.
  public var dollars: FixedDecimal { (freeQuantity > .zero ? tiers[1] : tiers[0]).dollars }
}

extension Price {
  /// The dollars for a month's quantity that comes behind another one, through the tiers.
  ///
  /// - Parameters:
  ///   - quantity: The quantity.
  ///   - before: The quantity that was counted before, for other resources.
  ///   - hasFreeTier: Whether what the free tier has costs nothing; it has the first price otherwise.
  /// - Returns: The dollars, or nil where they are more than is counted with.
  func dollars(
    for quantity: FixedDecimal, after before: FixedDecimal, hasFreeTier: Bool
  ) -> FixedDecimal? {
    let free = freeQuantity
    let paid = free > .zero && !hasFreeTier ? Array(tiers.dropFirst()) : tiers
    // Without the free tier all else moves down to where it would have ended.
    let shift = hasFreeTier ? FixedDecimal.zero : free
    let end = before + quantity
    var sum = FixedDecimal.zero
    for (index, tier) in paid.enumerated() {
      let start = max(before, tier.from - shift)
      let stop = index + 1 < paid.count ? min(end, paid[index + 1].from - shift) : end
      if stop <= start { continue }
      guard let part = (stop - start).times(tier.dollars) else { return nil }
      sum += part
    }
    return sum <= .largest ? sum : nil
  }
}
