internal import StrataCloudWatch

/// Something that CloudWatch measures, and how its values are summed up.
///
/// ```swift
/// let waiting = Metric(
///   "AWS/SQS", "ApproximateAgeOfOldestMessage", dimensions: ["QueueName": queue.name], statistic: .maximum)
/// ```
public struct Metric: Sendable {
  /// How the values of a period are summed up in one.
  ///
  /// See [Statistics](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html).
  public struct Statistic: Sendable {
    let name: String
    let percentile: Double?

    private init(_ name: String, percentile: Double? = nil) {
      self.name = name
      self.percentile = percentile
    }

    /// The mean of the values.
    public static let average = Statistic("Average")
    /// The highest value.
    public static let maximum = Statistic("Maximum")
    /// The lowest value.
    public static let minimum = Statistic("Minimum")
    /// How many values there are.
    public static let sampleCount = Statistic("SampleCount")
    /// All values added up.
    public static let sum = Statistic("Sum")

    /// The value that a share of the values don't exceed, in percent above 0 and up to 100.
    public static func percentile(_ percent: Double) -> Statistic {
      let isWhole = percent == percent.rounded() && abs(percent) < 1_000
      return Statistic("p\(isWhole ? "\(Int(percent))" : "\(percent)")", percentile: percent)
    }
  }

  let namespace: StringValue
  let name: StringValue
  let dimensions: [(name: String, value: StringValue)]
  let statistic: Statistic
  let period: Duration
  let label: String

  /// Names something that CloudWatch measures.
  ///
  /// - Parameters:
  ///   - namespace: Whose metric it is, such as `AWS/SQS`.
  ///   - name: The metric's name.
  ///   - dimensions: What is measured of all there is, by name.
  ///   - statistic: How the values of a period are summed up; their mean unless given.
  ///   - period: How long a period is: 10 s, 30 s or whole minutes up to a day; 1 min unless given.
  ///   - label: What dashboards call it; the metric's name unless given.
  public init(
    _ namespace: String, _ name: String, dimensions: ContainerVariables<StringValue> = [:],
    statistic: Statistic = .average, period: Duration = .minutes(1), label: String? = nil
  ) {
    self.namespace = .literal(namespace)
    self.name = .literal(name)
    self.dimensions = dimensions.members
    self.statistic = statistic
    self.period = period
    self.label = label ?? name
  }

  /// The seconds of a period, with a mistake where CloudWatch has no such.
  ///
  /// See [PutMetricAlarm](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html).
  func seconds(_ declaration: Declaration) -> Int {
    if let seconds = period.wholeSeconds,
      [10, 30].contains(seconds) || seconds > 0 && seconds <= 86_400 && seconds % 60 == 0
    {
      return seconds
    }
    declaration.report(
      "CloudWatch has no such period", property: "period", expected: "10 s, 30 s or whole minutes up to a day",
      given: period.inWords)
    return 60
  }

  /// Reports a statistic that there isn't.
  func check(_ declaration: Declaration) {
    if let percentile = statistic.percentile, !(percentile > 0 && percentile <= 100) {
      declaration.report(
        "a percentile is a share of the values", property: "statistic", expected: "above 0 and up to 100",
        given: "\(percentile)")
    }
  }
}
