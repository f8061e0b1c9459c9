/// The lines of the text that has the prices which this package brings along.
///
/// A line has what is asked for, a tab, and behind it the unit, the tiers, the number of the source, and the day. The sources have
/// lines of their own, as many rows are from one.
package enum PriceText {
  /// The beginning of a price's line.
  static func key(_ region: String, _ service: String, _ usageType: String, _ operation: String) -> String {
    "\(region) \(service) \(usageType) \(operation)"
  }

  /// The price in a line.
  ///
  /// - Parameters:
  ///   - dimension: What has the price.
  ///   - region: The region.
  ///   - line: The part of the line behind what was asked for.
  ///   - source: Gives the source of a number.
  /// - Returns: The price; nil for a line of another form.
  static func price(
    of dimension: Dimension, in region: String, line: String, source: (String) -> String
  ) -> Price? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 4 else { return nil }
    let tiers = fields[1].split(separator: " ").compactMap { tier -> Price.Tier? in
      let parts = tier.split(separator: ":").map(String.init)
      guard parts.count == 2, let from = FixedDecimal(parts[0]), let dollars = FixedDecimal(parts[1]) else {
        return nil
      }
      return Price.Tier(from: from, dollars: dollars)
    }
    if tiers.isEmpty { return nil }
    return Price(
      region: region, service: dimension.service, usageType: dimension.usageType, operation: dimension.operation,
      unit: fields[0], tiers: tiers, source: source(fields[2]), date: fields[3], file: nil, place: nil)
  }

  /// The text of prices, a line for each and for each source, sorted by their bytes.
  ///
  /// - Parameter prices: The prices, each once.
  /// - Returns: The text.
  package static func text(of prices: [Price]) -> String {
    let sources = Set(prices.map(\.source)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($0.element, $0.offset) })
    var lines = sources.enumerated().map { "=\($0.offset)\t\($0.element)" }
    for price in prices {
      let key = key(price.region, price.service, price.usageType, price.operation)
      let tiers = price.tiers.map { "\($0.from):\($0.dollars)" }.joined(separator: " ")
      lines.append("\(key)\t\(price.unit)\t\(tiers)\t\(numbers[price.source] ?? 0)\t\(price.date)")
    }
    return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\($0)\n" }.joined()
  }
}
