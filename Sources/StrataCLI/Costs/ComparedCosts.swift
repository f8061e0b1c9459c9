import StrataCost

/// What one kind of thing costs in two environments, at stated usage.
struct ComparedCosts {
  let title: String
  let from: Side
  let to: Side

  /// What it costs in one of them.
  struct Side {
    /// The dollars of what has a price; nil where the environment has nothing of the kind, or nothing that has a price.
    var dollars: FixedDecimal?
    /// Whether it has some without a price, or of which it isn't known how much there is.
    var isOpen = false
    /// Whether it has some of which only usage tells how much there is, and none is stated.
    var isUnstated = false

    /// The dollars in words.
    var words: String {
      if let dollars { return isOpen || isUnstated ? "at least \(dollars.cents)" : dollars.cents }
      return isOpen ? "not known" : isUnstated ? "not stated" : "-"
    }

    /// Whether there's something to tell of.
    var isKnown: Bool { dollars != nil || isOpen }
  }

  /// The rows of two environments' lines, in the order in which they come; what isn't stated of either is in none.
  static func rows(_ from: [CostLine], _ to: [CostLine]) -> [ComparedCosts] {
    var titles: [String] = []
    func sides(_ lines: [CostLine]) -> [String: Side] {
      var sides: [String: Side] = [:]
      for line in lines {
        let title = line.dimension.title
        if sides[title] == nil, !titles.contains(title) { titles.append(title) }
        var side = sides[title] ?? Side()
        if line.isUnbounded {
          side.isUnstated = true
        } else if let dollars = line.dollars {
          side.dollars = (side.dollars ?? .zero) + dollars.stated
        } else {
          side.isOpen = true
        }
        sides[title] = side
      }
      return sides
    }
    let (one, other) = (sides(from), sides(to))
    return titles.map { ComparedCosts(title: $0, from: one[$0] ?? Side(), to: other[$0] ?? Side()) }
      .filter { $0.from.isKnown || $0.to.isKnown }
  }

  /// The three totals of two environments, or of one before and after a change.
  static func totals(_ from: CostTotals, _ to: CostTotals) -> [ComparedCosts] {
    zip(from.sides, to.sides).map { ComparedCosts(title: $0.title, from: $0.side, to: $1.side) }
  }

  /// The dollars more, in words: of what has a price alone where not all has.
  var difference: String {
    let sides = [from, to]
    if sides.contains(where: { $0.isUnstated || $0.isOpen && $0.dollars == nil }) { return "not known" }
    let dollars = (to.dollars ?? .zero).more(than: from.dollars ?? .zero)
    return sides.contains(where: \.isOpen) ? "\(dollars) in what is priced" : dollars
  }
}

extension CostTotals {
  /// The three totals, each as a side of a comparison.
  fileprivate var sides: [(title: String, side: ComparedCosts.Side)] {
    [
      ("idle", ComparedCosts.Side(dollars: idle, isOpen: !isIdleWhole)), ("at usage", atUsage),
      ("ceiling", ComparedCosts.Side(dollars: ceiling, isOpen: !isWhole, isUnstated: !unbounded.isEmpty)),
    ]
  }

  /// The total at stated usage, as a side of a comparison.
  var atUsage: ComparedCosts.Side { ComparedCosts.Side(dollars: stated, isOpen: !isWhole) }
}
