/// The three totals of some lines, and what they leave out.
public struct CostTotals: Sendable, Hashable {
  /// The dollars of a month with nothing used: what is fixed, and what is bounded at its least.
  public let idle: FixedDecimal
  /// The dollars of a month with the usage that is stated.
  public let stated: FixedDecimal
  /// The dollars of a month at the most that templates allow, with the usage that is stated.
  public let ceiling: FixedDecimal
  /// The titles of what nothing bounds and no usage is stated of, each once, sorted; the ceiling is without these.
  public let unbounded: [String]
  /// The number of lines without a price.
  public let notPricedCount: Int
  /// The number of resources of types that no price is known of.
  public let unknownCount: Int
  /// The number of lines of which templates don't tell how much there is.
  public let undecidedCount: Int
  /// Whether all that costs something with nothing used has a price and is decided.
  public let isIdleWhole: Bool

  /// Adds up lines.
  init(_ lines: [CostLine], unknown: Int) {
    var (idle, stated, ceiling) = (FixedDecimal.zero, FixedDecimal.zero, FixedDecimal.zero)
    var unbounded: Set<String> = []
    var (notPriced, undecided) = (0, 0)
    var isIdleWhole = unknown == 0
    for line in lines {
      switch line.outcome {
      case .priced(_, _, let dollars):
        idle += dollars.idle
        stated += dollars.stated
        ceiling += dollars.ceiling
      case .notPriced: notPriced += 1
      case .undecided: undecided += 1
      }
      // With nothing used there's nothing of what only usage tells.
      if line.dollars == nil, line.kind != .byUsage { isIdleWhole = false }
      if line.isUnbounded { unbounded.insert(line.dimension.title) }
    }
    (self.idle, self.stated, self.ceiling) = (idle, stated, ceiling)
    self.unbounded = unbounded.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    (notPricedCount, unknownCount, undecidedCount) = (notPriced, unknown, undecided)
    self.isIdleWhole = isIdleWhole
  }

  /// Whether all that costs something has a price and is decided; where it isn't so, totals are without the rest.
  public var isWhole: Bool { notPricedCount + unknownCount + undecidedCount == 0 }

  /// Whether the ceiling is one: nothing is without a bound, without a price, or not decided.
  public var isCeilingBound: Bool { unbounded.isEmpty && isWhole }

  /// The ceiling in words, as in `at least 276.93, no bound: LCU, NAT data`.
  public var ceilingWords: String {
    var reasons: [String] = []
    if !unbounded.isEmpty { reasons.append("no bound: \(unbounded.joined(separator: ", "))") }
    if undecidedCount > 0 { reasons.append("\(undecidedCount) not decided") }
    if notPricedCount + unknownCount > 0 { reasons.append("\(notPricedCount + unknownCount) not priced") }
    return reasons.isEmpty ? ceiling.cents : "at least \(ceiling.cents), \(reasons.joined(separator: ", "))"
  }
}
