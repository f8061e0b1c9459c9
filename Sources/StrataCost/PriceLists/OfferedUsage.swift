import StrataFindings
import StrataText

/// What a product of AWS's price list is, where estimates can ask for it.
struct OfferedUsage {
  private let dimension: Dimension
  private let operation: String
  private let region: String

  /// Reads the attributes of a product; nil for one that no estimate asks for.
  init?(service: String, usageType: String?, operation: String?, region: String?) {
    guard let usageType, let region else { return nil }
    let operation = operation ?? ""
    guard
      let dimension = Dimension.known(
        service: service, usageType: Self.withoutRegion(usageType, region), operation: operation)
    else { return nil }
    // What has one price everywhere is offered without a region.
    if region.isEmpty, !dimension.isGlobal { return nil }
    self.dimension = dimension
    self.operation = operation
    self.region = dimension.isGlobal ? Dimension.globalRegion : region
  }

  /// The row of one of its prices; nil for the price of nothing that what each thing includes has.
  func row(
    unit: String, tier: Price.Tier, date: String, place: String, locate: @escaping () -> CallSite
  ) -> PriceRow? {
    let (known, factor) = OfferedUnit.known(unit, expected: dimension.unit)
    // Lists count from a volume's first unit, and estimates from the first that isn't included.
    let from = max(.zero, tier.from - dimension.included)
    if tier.dollars == .zero, tier.from < dimension.included { return nil }
    return PriceRow(
      region: region, service: dimension.service, usageType: dimension.usageType, operation: operation, unit: known,
      tier: Price.Tier(from: from, dollars: tier.dollars.times(factor) ?? tier.dollars),
      source: "AWS price list", date: date, place: place, locate: locate)
  }

  /// A usage type without what tells the region: `USW2-`, or the region's code, as the key service has it.
  static func withoutRegion(_ usageType: String, _ region: String) -> String {
    if !region.isEmpty, usageType.hasPrefix("\(region)-") { return String(usageType.dropFirst(region.utf8.count + 1)) }
    guard let dash = usageType.utf8.firstIndex(of: UInt8(ascii: "-")) else { return usageType }
    let head = usageType[..<dash]
    let digits = head.utf8.reversed().prefix(while: \.isASCIIDigit).count
    let letters = head.utf8.dropLast(digits)
    // Ireland alone has a prefix without a number.
    guard (2...4).contains(letters.count), letters.allSatisfy(\.isASCIIUppercase), digits == 1 || head == "EU" else {
      return usageType
    }
    return String(usageType[usageType.utf8.index(after: dash)...])
  }
}

/// The units of AWS's price list, which has several words for one.
enum OfferedUnit {
  private static let measures = [
    "hour": ["hrs", "hours", "hour", "hr", "readcapacityunit-hrs", "writecapacityunit-hrs", "shard-hour"],
    "GB": ["gb", "gigabytes"], "GB-month": ["gb-mo", "gb-month"], "GB-hour": ["gb-hours", "gb-hour"],
    "GB-second": ["lambda-gb-second", "gb-seconds", "gb-second"], "vCPU-hour": ["vcpu-hours", "vcpu-hour"],
    "LCU-hour": ["lcu-hrs", "lcu-hours"], "ACU-hour": ["acu-hr", "acu-hrs", "acu-hours"],
    "IOPS-month": ["iops-mo", "iops-month"], "MB/s-month": ["mibps-mo", "gibps-mo"], "minute": ["minutes", "minute"],
  ]

  private static let byWord = Dictionary(
    uniqueKeysWithValues: measures.flatMap { unit, words in words.map { ($0, unit) } })

  /// The word for a unit, and what its price is to be multiplied by.
  ///
  /// What isn't a measure is counted, by as many words as there are services: requests, API calls, keys.
  static func known(_ unit: String, expected: String) -> (unit: String, factor: FixedDecimal) {
    let word = unit.lowercased()
    guard let measure = byWord[word] else { return (measures[expected] == nil ? expected : unit, .one) }
    // Throughput has its price a GB/s, which is 1,024 MB/s.
    return (measure, word == "gibps-mo" ? FixedDecimal("0.0009765625") ?? .one : .one)
  }
}
