public import StrataFindings

/// Prices of a file of one's own, or of AWS's own price list.
public struct PriceList: Sendable {
  /// The file's name, for messages.
  public let file: String

  /// The number of prices that estimates can ask for.
  public var count: Int { prices.values.reduce(0) { $0 + $1.count } }

  /// The prices of a usage type in a region, of which each operation has its own.
  private let prices: [String: [Price]]

  init(file: String, prices: [Price]) {
    self.file = file
    self.prices = Dictionary(grouping: prices) { Self.key($0.region, $0.service, $0.usageType) }
  }

  /// Reads a file of prices.
  ///
  /// Three forms are read: rows of fields with tabs between, as ``StrataCost`` tells; an offer file of AWS's bulk price list in JSON;
  /// and one in CSV. Of an offer file, only what estimates can ask for is kept.
  ///
  /// - Parameters:
  ///   - bytes: The file's contents.
  ///   - file: The file's name, for messages.
  /// - Returns: The prices.
  /// - Throws: What keeps the file from being read, with its line, and its column where there is one.
  public static func read(bytes: [UInt8], file: String) throws(Finding) -> PriceList {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if first == UInt8(ascii: "{") { return try OfferFile.read(json: bytes, file: file) }
    if bytes[start...].starts(with: Array("\"FormatVersion\"".utf8)) {
      return try OfferTable.read(csv: bytes, file: file)
    }
    return try PriceRow.read(bytes[start...], file: file)
  }

  /// The prices of something: one for each operation, where the dimension doesn't tell that.
  func prices(of dimension: Dimension, in region: String) -> [Price] {
    let found = prices[Self.key(region, dimension.service, dimension.usageType)] ?? []
    return dimension.operation.isEmpty ? found : found.filter { $0.operation == dimension.operation }
  }

  /// All prices, sorted by region, service, usage type and operation.
  package var all: [Price] {
    prices.values.flatMap(\.self).sorted { left, right in
      PriceText.key(left.region, left.service, left.usageType, left.operation)
        .utf8.lexicographicallyPrecedes(
          PriceText.key(right.region, right.service, right.usageType, right.operation).utf8)
    }
  }

  private static func key(_ region: String, _ service: String, _ usageType: String) -> String {
    "\(region) \(service) \(usageType)"
  }
}

extension RuleID {
  /// A file of prices can't be read.
  public static let invalidPriceList: RuleID = "invalid-price-list"
}
