import StrataFindings

/// Rows on their way to prices: those of one thing are its tiers.
struct PriceRows {
  private let file: String
  private var rows: [String: [PriceRow]] = [:]
  private var order: [String] = []

  init(file: String) { self.file = file }

  /// Adds a row.
  ///
  /// - Parameter row: The row.
  /// - Throws: That there's another price of the same quantity of the same thing, or that the unit is another one.
  mutating func add(_ row: PriceRow) throws(Finding) {
    let key = PriceText.key(row.region, row.service, row.usageType, row.operation)
    guard let others = rows[key] else {
      order.append(key)
      rows[key] = [row]
      return
    }
    if let other = others.first(where: { $0.tier.from == row.tier.from }) {
      throw Finding(
        .invalidPriceList, "\(row.name) has two prices from \(row.tier.from) on", site: row.locate(),
        expected: "one price", given: "\(other.tier.dollars) and \(row.tier.dollars)",
        hint: "take one of them out", notes: [Finding.Note(site: other.locate(), message: "the other price is here")])
    }
    if others[0].unit != row.unit {
      throw Finding(
        .invalidPriceList, "the tiers of \(row.name) are of two units", site: row.locate(), expected: others[0].unit,
        given: row.unit, notes: [Finding.Note(site: others[0].locate(), message: "another tier is here")])
    }
    rows[key]?.append(row)
  }

  /// The prices.
  ///
  /// - Throws: That the first tier of a price doesn't begin at zero, so that what costs nothing there isn't known.
  func list() throws(Finding) -> PriceList {
    var prices: [Price] = []
    for key in order {
      let tiers = (rows[key] ?? []).sorted { $0.tier.from < $1.tier.from }
      guard let first = tiers.first else { continue }
      if first.tier.from > .zero {
        throw Finding(
          .invalidPriceList, "\(first.name) has no price for its first units", site: first.locate(),
          expected: "a tier from 0 on",
          given: "tiers from \(first.tier.from) on",
          hint: "write a row from 0 on; where those units cost nothing, with a price of 0")
      }
      prices.append(
        Price(
          region: first.region, service: first.service, usageType: first.usageType, operation: first.operation,
          unit: first.unit, tiers: tiers.map(\.tier), source: first.source,
          date: tiers.map(\.date).min() ?? "", file: file, place: first.place))
    }
    return PriceList(file: file, prices: prices)
  }
}
