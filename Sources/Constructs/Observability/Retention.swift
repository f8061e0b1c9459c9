import StrataText

/// The time for which logs are kept.
///
/// ```swift
/// let requests = LogGroup("Requests", in: scope, retention: .days(90))
/// ```
///
/// A profile has it as text, `"90 days"`, `"1 day"` or `"forever"`. CloudWatch Logs knows certain periods only; another one is reported by the construct that uses it.
/// See [PutRetentionPolicy](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).
public struct Retention: Sendable, Hashable, CustomStringConvertible {
  /// The number of days, or nil for ever.
  let days: Int?

  /// The place in a profile that it was read from, if it was.
  var origin = ValueOrigin()

  /// Logs are kept until they are deleted by hand.
  public static let forever = Retention(days: nil)

  /// Logs are kept for a number of days.
  ///
  /// - Parameter count: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1,096, 1,827, 2,192, 2,557,
  ///   2,922, 3,288 or 3,653.
  /// - Returns: The retention.
  public static func days(_ count: Int) -> Retention { Retention(days: count) }

  /// The period in words, such as `30 days`.
  public var description: String { days.map { Count.of($0, "day") } ?? "forever" }

  private static let periods = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
  ]

  /// The periods next to this one, or nil where this one exists.
  var nearest: String? {
    guard let days, !Self.periods.contains(days) else { return nil }
    let shorter = Self.periods.last { $0 < days }
    let longer = Self.periods.first { $0 > days }
    guard let longer else { return "3,653 days or .forever" }
    return shorter.map { "\(Count.grouped($0)) or \(Count.of(longer, "day"))" } ?? Count.of(longer, "day")
  }
}

extension Declaration {
  /// The days of a retention, nil for ever, with a mistake where there is no such period.
  func days(_ retention: Retention, property: String = "retention") -> IntegerValue? {
    guard let nearest = retention.nearest else { return retention.days.map { .literal($0) } }
    report(
      "CloudWatch Logs has no such retention", property: property, expected: nearest, given: retention.description,
      from: [retention.origin])
    return nil
  }
}

extension Retention: Decodable, ProfileValue {
  package static var profileForm: String { #"text such as "90 days", "1 day" or "forever""# }

  /// Reads a period such as `90 days`, or `forever`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .forever) { text in
      if text == "forever" { return .forever }
      guard let amount = AmountText(text), let count = amount.whole, amount.unit == (count == 1 ? "day" : "days") else {
        return nil
      }
      return .days(count)
    }
    origin = decoder.origin
  }
}
