import StrataFacts

/// The prices that an estimate is made with: those that this package brings along, and those of files on top of them.
///
/// Nothing is built of what comes along: a price is looked up in a text where it lies.
public struct PriceTable: Sendable {
  /// The answer of a look-up.
  enum Answer {
    case price(Price)
    /// There is no price, and why.
    case missing(String)
  }

  private let shipped: FactsBytes?
  private var lists: [PriceList] = []

  /// The prices that this package brings along.
  public static let shipped = PriceTable(bytes: .embedded(PricesText.text))

  /// No prices at all.
  public static let none = PriceTable(bytes: nil)

  init(bytes: FactsBytes?) { shipped = bytes }

  /// The table with prices that win over those that are in it.
  ///
  /// - Parameter list: The prices.
  /// - Returns: The table with both.
  public func adding(_ list: PriceList) -> PriceTable {
    var table = self
    table.lists.append(list)
    return table
  }

  /// The regions that there are prices of, sorted, without what has one price everywhere.
  public var regions: [String] {
    let names = shipped?.withUnsafeBytes { bytes in bytes.lineNames.map { $0.prefix { $0 != " " } } } ?? []
    let shipped = Set(names.map(String.init).filter { !$0.hasPrefix("=") })
    return lists.reduce(into: shipped) { $0.formUnion($1.all.map(\.region)) }
      .subtracting([Dimension.globalRegion]).sorted()
  }

  /// The price of something in a region.
  ///
  /// - Parameters:
  ///   - dimension: What has a price.
  ///   - region: The region, such as `eu-central-1`.
  /// - Returns: The price, or nil where there's none of that region; one of another region is never taken.
  public func price(of dimension: Dimension, in region: String) -> Price? {
    if case .price(let price) = answer(dimension, in: region) { price } else { nil }
  }

  func answer(_ dimension: Dimension, in region: String) -> Answer {
    let region = dimension.isGlobal ? Dimension.globalRegion : region
    for list in lists.reversed() {
      let found = list.prices(of: dimension, in: region)
      guard let first = found.first else { continue }
      // Several operations mostly cost the same.
      let isOne = found.allSatisfy { $0.tiers == first.tiers && $0.unit == first.unit }
      return isOne ? checked(first, dimension) : .missing(Self.several(found, dimension))
    }
    guard let price = shippedPrice(of: dimension, in: region) else {
      return .missing("there is no price of \(dimension.name) in \(region)")
    }
    return checked(price, dimension)
  }

  private func checked(_ price: Price, _ dimension: Dimension) -> Answer {
    if price.unit == dimension.unit { return .price(price) }
    let place = price.place.map { " (\($0))" } ?? ""
    return .missing(
      "the price of \(dimension.name)\(place) is one for each \(price.unit), and what is needed is one for each "
        + dimension.unit)
  }

  private static func several(_ prices: [Price], _ dimension: Dimension) -> String {
    let operations = prices.map { $0.operation.isEmpty ? "none" : $0.operation }.joined(separator: ", ")
    let place = prices[0].place.map { "\($0) and after: " } ?? ""
    return "\(place)\(dimension.name) has \(prices.count) prices, of the operations \(operations)"
  }

  private func shippedPrice(of dimension: Dimension, in region: String) -> Price? {
    shipped?.withUnsafeBytes { bytes -> Price? in
      guard
        let line = bytes.line(
          of: PriceText.key(region, dimension.service, dimension.usageType, dimension.operation))
      else { return nil }
      return PriceText.price(
        of: dimension, in: region, line: String(decoding: line, as: UTF8.self),
        source: { number in bytes.line(of: "=\(number)").map { String(decoding: $0, as: UTF8.self) } ?? "" })
    }
  }
}
