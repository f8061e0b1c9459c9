public import StrataFindings
import StrataText

/// The age of the prices that something was estimated with.
public struct PriceAge: Sendable, Hashable {
  /// The number of different prices.
  public let count: Int
  /// The days of the oldest and the newest of those that have one, `2024-07-01`; nil where none has.
  public let oldest: String?
  /// The day of the newest.
  public let newest: String?
  /// The prices without a day.
  public let undatedCount: Int
  /// The prices from before a year ago.
  public let old: [Price]
  /// The regions of the prices, sorted.
  public let regions: [String]
  /// The files of one's own that prices are from, sorted by their names.
  public let files: [File]

  /// A file of one's own, and how many of the prices are from it.
  public struct File: Sendable, Hashable {
    /// The file's name, without folders.
    public let name: String
    /// The number of prices.
    public let count: Int
  }

  /// Looks at the prices of an estimate's lines.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - today: The day, `2026-11-29`.
  public init(_ estimate: CostEstimate, today: String) { self.init(estimate.lines, today: today) }

  /// Looks at the prices of lines.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - today: The day, `2026-11-29`.
  public init(_ lines: [CostLine], today: String) {
    var seen: Set<Price> = []
    let prices = lines.compactMap(\.price).filter { seen.insert($0).inserted }
    let dates = prices.map(\.date).filter { !$0.isEmpty }.sorted()
    let year = Self.yearBefore(today)
    count = prices.count
    (oldest, newest) = (dates.first, dates.last)
    undatedCount = prices.count - dates.count
    // A month or a year counts from its beginning, so that a price is never taken for newer than it is.
    old = prices.filter { !$0.date.isEmpty && $0.date < year }
    regions = Set(prices.map(\.region)).sorted()
    let counts = prices.compactMap(\.file).reduce(into: [String: Int]()) { counts, path in
      counts[path.split(separator: "/").last.map(String.init) ?? path, default: 0] += 1
    }
    files = counts.sorted { $0.key < $1.key }.map { File(name: $0.key, count: $0.value) }
  }

  private static func yearBefore(_ day: String) -> String {
    guard let year = Int(day.prefix(4)) else { return "" }
    let text = String(year - 1)
    return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text + day.dropFirst(4)
  }

  /// The prices in words: how many, of which regions and days, which are from files of one's own, and how many are old.
  public var words: String {
    var words = "\(Count.of(count, "price")) of \(regions.isEmpty ? "no region" : regions.joined(separator: ", "))"
    if let oldest, let newest { words += oldest == newest ? ", of \(oldest)" : ", from \(oldest) to \(newest)" }
    if undatedCount > 0 { words += ", \(undatedCount) without a day" }
    for file in files { words += ", \(Count.grouped(file.count)) of them in \(file.name)" }
    if !old.isEmpty { words += ", \(Count.grouped(old.count)) of them more than a year old" }
    return words
  }

  /// A warning where prices are from before a year ago; nil where none is.
  public var finding: Finding? {
    guard let first = old.min(by: { $0.date < $1.date }) else { return nil }
    return Finding(
      .oldPrice,
      "\(Count.of(old.count, "price")) of \(Count.grouped(count)) \(old.count == 1 ? "is" : "are") more than a year old: "
        + "that of \(first.usageType) in \(first.region) is of \(first.date)", severity: .warning,
      hint: "give newer ones: AWS's price list, or rows of your own")
  }
}

extension RuleID {
  /// A price is more than a year old.
  public static let oldPrice: RuleID = "old-price"
}
