/// Counts what charges come to, with tiers that go on from line to line.
struct CostCounter {
  let prices: PriceTable
  let options: EstimateOptions
  /// The quantities that earlier lines have of each price.
  private var counted: [Counted: CostLine.Amounts] = [:]

  private struct Counted: Hashable {
    let dimension: Dimension
    let region: String
    let environment: String?
  }

  init(prices: PriceTable, options: EstimateOptions) { (self.prices, self.options) = (prices, options) }

  /// The lines of a resource.
  ///
  /// - Parameters:
  ///   - resource: The resource with its charges.
  ///   - stated: The quantities that usage states of it, by name.
  /// - Returns: The lines, without those of which there is nothing.
  mutating func lines(of resource: ChargedResource, stated: [String: FixedDecimal]) -> [CostLine] {
    switch resource.charges {
    case .failure(let undecided):
      let dimension = Dimension.unread(resource.place.type)
      return [
        CostLine(
          resource: resource.place, dimension: dimension, kind: .fixed, outcome: .undecided(undecided.reason),
          usage: [],
          isStated: false)
      ]
    case .success(let charges):
      return charges.compactMap { line(of: $0, resource, stated: stated) }
    }
  }

  private mutating func line(
    of charge: Charge, _ resource: ChargedResource, stated: [String: FixedDecimal]
  ) -> CostLine? {
    let values = charge.usage.compactMap { stated[$0.name] }
    let isStated = !charge.usage.isEmpty && values.count == charge.usage.count
    let kind: CostLine.Kind
    let outcome: CostLine.Outcome
    switch charge.count {
    case .failure(let undecided)?:
      (kind, outcome) = (.bounded, .undecided(undecided.reason))
    case .success(let bounds)?:
      // Something of which there is none costs nothing, and has no line.
      if bounds.most == .zero { return nil }
      let count = bounds.times(resource.presence)
      kind = count?.isFixed ?? false ? .fixed : .bounded
      outcome = priced(
        charge, resource,
        counts: count.map { count in
          (count.least, isStated ? values[0] : count.least, count.most)
        })
    case nil:
      kind = .byUsage
      let used = isStated ? values.dropFirst().reduce(values.first) { $0?.times($1) } : .zero
      outcome = priced(charge, resource, counts: used.map { (.zero, $0, $0) })
    }
    return CostLine(
      resource: resource.place, dimension: charge.dimension, kind: kind, outcome: outcome, usage: charge.usage,
      isStated: isStated)
  }

  private mutating func priced(
    _ charge: Charge, _ resource: ChargedResource, counts: (FixedDecimal, FixedDecimal, FixedDecimal)?
  ) -> CostLine.Outcome {
    let hours = charge.isHourly ? options.hoursPerMonth : .one
    let region = resource.place.region
    guard let counts, let factor = charge.factor.times(hours), let idle = counts.0.times(factor),
      let stated = counts.1.times(factor), let ceiling = counts.2.times(factor)
    else { return .undecided("it's more than can be counted") }
    let quantity = CostLine.Amounts(idle: idle, stated: stated, ceiling: ceiling)
    switch prices.answer(charge.dimension, in: region) {
    case .missing(let reason): return .notPriced(reason)
    case .price(let price):
      let key = Counted(dimension: charge.dimension, region: region, environment: resource.place.environment)
      let before = counted[key] ?? CostLine.Amounts(idle: .zero, stated: .zero, ceiling: .zero)
      func dollars(_ quantity: FixedDecimal, _ before: FixedDecimal) -> FixedDecimal? {
        price.dollars(for: quantity, after: before, hasFreeTier: options.hasFreeTier)
      }
      guard let least = dollars(idle, before.idle), let middle = dollars(stated, before.stated),
        let most = dollars(ceiling, before.ceiling)
      else { return .undecided("it costs more than can be counted") }
      counted[key] = CostLine.Amounts(
        idle: before.idle + idle, stated: before.stated + stated, ceiling: before.ceiling + ceiling)
      return .priced(
        price, quantity: quantity, dollars: CostLine.Amounts(idle: least, stated: middle, ceiling: most))
    }
  }
}
