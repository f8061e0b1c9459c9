package import StrataCost
import StrataFindings
import StrataText

extension ReportedSystem {
  /// Adds what the environments cost by an estimate, and a note where it's made with old prices.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - today: The day, `2026-11-29`.
  package mutating func addCosts(of estimate: CostEstimate, today: String) {
    let age = PriceAge(estimate, today: today)
    costs = ReportedCost.all(of: estimate, environments: environments, prices: age.words)
    if let old = age.finding { notes.append("\(old.message).") }
  }
}

extension ReportedCost {
  /// What environments cost by an estimate: each of them, and what they share.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - environments: The environments, in order; none where templates are of no environment.
  ///   - prices: The prices in a sentence.
  /// - Returns: The costs, without those of which nothing is known.
  fileprivate static func all(
    of estimate: CostEstimate, environments: [String], prices: String
  ) -> [ReportedCost] {
    (environments.map { $0 } + [nil] as [String?]).compactMap { environment in
      let lines = estimate.lines.filter { $0.resource.environment == environment }
      let unknown = estimate.unknown.filter { $0.environment == environment }
      if lines.isEmpty, unknown.isEmpty { return nil }
      let totals = estimate.totals(of: environment)
      return ReportedCost(
        name: environment ?? (environments.isEmpty ? "all" : "shared"), totals: Self.totals(totals),
        lines: lines.map(Line.init), notPriced: unknown.map(ReportedPlace.init), notes: [prices] + estimate.frame)
    }
  }

  private static func totals(_ totals: CostTotals) -> [Total] {
    let notPricedCount = totals.notPricedCount + totals.unknownCount
    let unknown = [
      totals.undecidedCount > 0 ? "\(Count.grouped(totals.undecidedCount)) not decided" : nil,
      notPricedCount > 0 ? "\(Count.grouped(notPricedCount)) not priced" : nil,
    ].compactMap(\.self)
    // What has no price would make them more.
    func atLeast(_ isWhole: Bool) -> String { isWhole ? "" : "at least " }
    let unbounded = totals.unbounded.isEmpty ? [] : ["no bound: \(totals.unbounded.joined(separator: ", "))"]
    return [
      Total(
        title: "idle", amount: atLeast(totals.isIdleWhole) + dollars(totals.idle),
        note: totals.isIdleWhole ? "" : unknown.joined(separator: ", ")),
      Total(
        title: "at stated usage", amount: atLeast(totals.isWhole) + dollars(totals.stated),
        note: unknown.joined(separator: ", ")),
      Total(
        title: "ceiling", amount: atLeast(totals.isCeilingBound) + dollars(totals.ceiling),
        note: (unknown + unbounded).joined(separator: "; ")),
    ]
  }

  fileprivate static func dollars(_ amount: FixedDecimal) -> String { "$\(amount.text(places: 2))" }
}

extension ReportedCost.Line {
  fileprivate init(_ line: CostLine) {
    let (amounts, note): ([String], String) =
      switch line.outcome {
      case .priced where line.isUnbounded: ([], "by usage, of which none is stated")
      case .priced(_, _, let dollars): ([dollars.idle, dollars.stated, dollars.ceiling].map(ReportedCost.dollars), "")
      case .notPriced(let reason), .undecided(let reason): ([], reason)
      }
    self.init(
      resource: ReportedPlace(line.resource), dimension: line.dimension.title, kind: line.kind.rawValue,
      price: line.price.map { "$\($0.dollars) per \($0.unit)" } ?? "", amounts: amounts, note: note)
  }
}

extension ReportedPlace {
  fileprivate init(_ place: StrataCost.ResourcePlace) {
    self.init(stack: place.stack ?? "", logicalID: place.logicalID)
  }
}
