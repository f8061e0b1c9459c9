/// The cost of a change: the lines that differ from one estimate to another, and by how many dollars.
public struct CostDifference: Sendable {
  /// A line on both sides, or on one.
  public struct Change: Sendable, Hashable {
    /// The line before; nil for one that is new.
    public let before: CostLine?
    /// The line after; nil for one that is gone.
    public let after: CostLine?

    /// The dollars more a month, negative for less; nil where a side has no price.
    public var dollars: Amounts? {
      let sides = [before, after].map { line in line.map(\.dollars) ?? CostLine.Amounts.none }
      guard let old = sides[0], let new = sides[1] else { return nil }
      return Amounts(from: old, to: new)
    }
  }

  /// The dollars that three totals grow by, negative where they shrink.
  public struct Amounts: Sendable, Hashable {
    /// The dollars more with nothing used.
    public let idle: FixedDecimal
    /// The dollars more with the usage that is stated.
    public let stated: FixedDecimal
    /// The dollars more at the most.
    public let ceiling: FixedDecimal

    init(from old: CostLine.Amounts, to new: CostLine.Amounts) {
      (idle, stated, ceiling) = (new.idle - old.idle, new.stated - old.stated, new.ceiling - old.ceiling)
    }
  }

  /// The lines that differ, in the order after the change, those that are gone at the end.
  public let changes: [Change]
  /// The totals before.
  public let before: CostTotals
  /// The totals after.
  public let after: CostTotals
  /// The dollars that the totals grow by.
  public let dollars: Amounts

  /// Compares estimates.
  ///
  /// Lines are the same when they are of the same resource, by its stack and its logical id, and of the same price.
  ///
  /// - Parameters:
  ///   - old: The estimate before.
  ///   - new: The estimate after.
  public init(from old: CostEstimate, to new: CostEstimate) {
    let olds = Dictionary(grouping: old.lines, by: Key.init)
    let news = Dictionary(grouping: new.lines, by: Key.init)
    var changes: [Change] = []
    var seen: Set<Key> = []
    for key in (new.lines + old.lines).map(Key.init) where seen.insert(key).inserted {
      let (before, after) = (olds[key] ?? [], news[key] ?? [])
      for index in 0..<max(before.count, after.count) {
        let one = index < before.count ? before[index] : nil
        let other = index < after.count ? after[index] : nil
        if one?.outcome != other?.outcome { changes.append(Change(before: one, after: other)) }
      }
    }
    self.changes = changes
    (before, after) = (old.totals, new.totals)
    dollars = Amounts(
      from: CostLine.Amounts(idle: before.idle, stated: before.stated, ceiling: before.ceiling),
      to: CostLine.Amounts(idle: after.idle, stated: after.stated, ceiling: after.ceiling))
  }

  private struct Key: Hashable {
    let stack: String?
    let logicalID: String
    let dimension: Dimension

    init(_ line: CostLine) {
      (stack, logicalID, dimension) = (line.resource.stack, line.resource.logicalID, line.dimension)
    }
  }
}

extension CostLine.Amounts {
  /// Nothing at all.
  fileprivate static let none: CostLine.Amounts? = CostLine.Amounts(idle: .zero, stated: .zero, ceiling: .zero)
}
