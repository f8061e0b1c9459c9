/// The insights into a database's load that CloudWatch gives.
///
/// See [Database Insights](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights.html).
public enum DatabaseInsights: String, Sendable, Hashable, CaseIterable {
  /// The load of the last 7 days, by what waits and for what; it costs nothing.
  case standard
  /// The load of the last 15 months, with plans, locks and slow queries; it costs by the capacity.
  case advanced

  /// The number of days for which it's kept.
  var days: Int { self == .standard ? 7 : 465 }
}

extension DatabaseInsights: Decodable, ProfileChoice {
  /// Reads the name of a kind, such as `standard`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
