/// A quantity that usage can state of a resource, such as the data through a NAT gateway.
public struct UsageQuantity: Sendable, Hashable {
  /// The name among a resource's usage, such as `data`.
  public let name: String
  /// The unit that it's stated in.
  public let unit: UsageUnit

  init(_ name: String, _ unit: UsageUnit) { (self.name, self.unit) = (name, unit) }

  static let data = UsageQuantity("data", .gigabytes)
  static let internet = UsageQuantity("internet", .gigabytes)
  static let requests = UsageQuantity("requests", .count("requests"))
  static let storage = UsageQuantity("storage", .gigabytes)
  static let duration = UsageQuantity("duration", .seconds)
  static let reads = UsageQuantity("reads", .count("reads"))
  static let writes = UsageQuantity("writes", .count("writes"))
  static let events = UsageQuantity("events", .count("events"))
  static let instances = UsageQuantity("instances", .count("instances"))
  static let minutes = UsageQuantity("minutes", .minutes)
}

/// The unit of a quantity that usage states.
public enum UsageUnit: Sendable, Hashable {
  /// Data: `MB`, `GB`, `TB` or `PB`, each 1,024 of the one before, as AWS bills it; counted in gigabytes.
  case gigabytes
  /// Time of one run: `ms`, `s`, `min` or `h`; counted in seconds.
  case seconds
  /// Time in all: `s`, `min` or `h`; counted in minutes.
  case minutes
  /// A number of things, by their plural.
  case count(String)

  /// A way to write a quantity, for messages.
  var example: String {
    switch self {
    case .gigabytes: "data, such as 500 GB"
    case .seconds: "time, such as 120 ms"
    case .minutes: "time, such as 90 min"
    case .count(let things): "a number of \(things), such as 2 or 5 M \(things)"
    }
  }

  /// The number that a text states in this unit.
  ///
  /// - Parameter text: Digits, a word for thousands (`k`), millions (`M`) or thousands of these (`G`) where things are counted,
  ///   and the unit's word, which may be left out for what is counted.
  /// - Returns: The number; nil where the text is of another form or unit, or of more than is counted with.
  func number(in text: String) -> FixedDecimal? {
    let rest = text.drop(while: { $0 == " " })
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard let number = FixedDecimal(String(digits)) else { return nil }
    let words = rest.dropFirst(digits.count).split(separator: " ").map(String.init)
    guard let factor = factor(of: words) else { return nil }
    return number.times(factor)
  }

  private func factor(of words: [String]) -> FixedDecimal? {
    switch self {
    case .gigabytes: words.count == 1 ? Self.gigabyteFactors[words[0]] : nil
    case .seconds: words.count == 1 ? Self.secondFactors[words[0]] : nil
    case .minutes: words.count == 1 ? Self.minuteFactors[words[0]] : nil
    case .count(let things): Self.factor(of: words, counting: things)
    }
  }

  private static func factor(of words: [String], counting things: String) -> FixedDecimal? {
    var words = words[...]
    let factor = words.first.flatMap { multiples[$0] }
    if factor != nil { words.removeFirst() }
    let isThings = words.isEmpty || words.elementsEqual([things]) || words.elementsEqual([String(things.dropLast())])
    return isThings ? factor ?? .one : nil
  }

  private static let multiples = [
    "k": FixedDecimal(1_000), "M": FixedDecimal(1_000_000), "G": FixedDecimal(1_000_000_000),
  ]

  private static let secondFactors = [
    "ms": FixedDecimal(units: FixedDecimal.scale / 1_000), "s": .one, "min": FixedDecimal(60), "h": FixedDecimal(3_600),
  ]

  private static let minuteFactors = ["min": FixedDecimal.one, "h": FixedDecimal(60)]

  private static let gigabyteFactors = [
    "MB": FixedDecimal(units: FixedDecimal.scale >> 10), "GB": .one, "TB": FixedDecimal(1_024),
    "PB": FixedDecimal(1_048_576),
  ]
}
