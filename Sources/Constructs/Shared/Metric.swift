import StrataText

/// Something that CloudWatch measures, and how its values are summed up.
///
/// ```swift
/// let failed = Metric(
///   "AWS/SNS", "NumberOfNotificationsFailed", dimensions: ["TopicName": alarms.name], statistic: .sum)
/// ```
///
/// What is computed of metrics is a ``MetricExpression``, as in `failed / sent * 100`.
public struct Metric: Measurable {
  /// The way in which the values of a period are summed up in one.
  ///
  /// See [Statistics](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html).
  public struct Statistic: Sendable {
    package let name: String
    package let percentile: Double?

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
    /// The number of values.
    public static let sampleCount = Statistic("SampleCount")
    /// All values added up.
    public static let sum = Statistic("Sum")

    /// The value that a share of the values don't exceed, in percent of 0.01 to 100.
    public static func percentile(_ percent: Double) -> Statistic {
      let whole = Int(exactly: percent)
      return Statistic("p\(whole.map(String.init) ?? "\(percent)")", percentile: percent)
    }
  }

  package private(set) var namespace: StringValue
  package private(set) var name: StringValue
  package private(set) var dimensions: [(name: String, value: StringValue)]
  package private(set) var statistic: Statistic
  package private(set) var period: Duration
  package let label: String
  /// The region that it's measured in; that of whoever looks at it where nil.
  package private(set) var region: StringValue?
  /// The account that it's measured in; that of whoever looks at it where nil.
  package private(set) var account: StringValue?

  /// The metric as an expression.
  public var measured: MetricExpression { MetricExpression(.metric(self)) }

  /// Names something that CloudWatch measures.
  ///
  /// - Parameters:
  ///   - namespace: The namespace whose metric it is, such as `AWS/SQS`.
  ///   - name: The metric's name.
  ///   - dimensions: The part that is measured of all there is, by name, 30 at most; none unless given.
  ///   - statistic: The way in which the values of a period are summed up; their mean unless given.
  ///   - period: The length of a period: whole minutes up to a day, and for metrics that are measured more often 10, 20
  ///     or 30 s; 1 min unless given.
  ///   - label: The name that dashboards have for it; the metric's name unless given.
  public init(
    _ namespace: String, _ name: String, dimensions: NamedValues<StringValue> = [:],
    statistic: Statistic = .average, period: Duration = .minutes(1), label: String? = nil
  ) {
    self.namespace = .literal(namespace)
    self.name = .literal(name)
    self.dimensions = dimensions.members
    self.statistic = statistic
    self.period = period
    self.label = label ?? name
  }

  /// The same metric, summed up over another period.
  ///
  /// - Parameter period: The length of a period: whole minutes up to a day, and for metrics that are measured more
  ///   often 10, 20 or 30 s.
  /// - Returns: The metric.
  public func over(_ period: Duration) -> Metric {
    var metric = self
    metric.period = period
    return metric
  }

  /// The same metric of another region, which dashboards show; an alarm watches metrics of its own region only.
  ///
  /// - Parameter region: The region, such as `us-east-1`.
  /// - Returns: The metric.
  public func `in`(_ region: StringValue) -> Metric {
    var metric = self
    metric.region = region
    return metric
  }

  /// The same metric of another account, which has to share it.
  ///
  /// See [Cross-account observability](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html).
  ///
  /// - Parameter account: The account's id, 12 digits.
  /// - Returns: The metric.
  public func of(account: StringValue) -> Metric {
    var metric = self
    metric.account = account.checked { text in
      text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit)
        ? nil : Finding(.invalidValue, "this isn't an account's id", expected: "12 digits", given: "\"\(text)\"")
    }
    return metric
  }

  /// Whether both are the same, summed up in the same way.
  package func isSame(as other: Metric) -> Bool {
    namespace.node.isSame(as: other.namespace.node) && name.node.isSame(as: other.name.node)
      && statistic.name == other.statistic.name && period == other.period && dimensions.count == other.dimensions.count
      && zip(dimensions, other.dimensions).allSatisfy { $0.name == $1.name && $0.value.node.isSame(as: $1.value.node) }
      && Self.areSame(region, other.region) && Self.areSame(account, other.account)
  }

  private static func areSame(_ left: StringValue?, _ right: StringValue?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.node.isSame(as: right.node)
  }

  /// The seconds of a period, with a mistake where CloudWatch has no such.
  ///
  /// See [PutMetricAlarm](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html).
  package func seconds(_ declaration: Declaration) -> Int {
    if let seconds = period.wholeSeconds,
      [10, 20, 30].contains(seconds) || seconds > 0 && seconds <= 86_400 && seconds % 60 == 0
    {
      return seconds
    }
    declaration.report(
      "CloudWatch has no such period", property: "period", expected: "10 s, 20 s, 30 s or whole minutes up to a day",
      given: period.inWords)
    return 60
  }

  /// The metric as it's used, with mistakes where CloudWatch has no such.
  ///
  /// See [MetricDatum](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html).
  package func checked(_ declaration: Declaration) -> Metric {
    var metric = self
    for (property, text) in [("namespace", namespace), ("name", name)] where text.node.literalText == "" {
      declaration.report("a metric must have a \(property)", property: property, expected: "text", given: "\"\"")
      if property == "name" { metric.name = "none" } else { metric.namespace = "none" }
    }
    if let percentile = statistic.percentile, !(0.01...100).contains(percentile) {
      declaration.report(
        "a percentile must be 0.01 to 100", property: "statistic", expected: "0.01 to 100",
        given: "\(percentile)")
      metric.statistic = .percentile(50)
    }
    if dimensions.count > 30 {
      declaration.report(
        "a metric must have at most 30 dimensions", property: "dimensions", expected: "30 or fewer",
        given: "\(dimensions.count)")
      metric.dimensions = Array(dimensions.prefix(30))
    }
    for (index, dimension) in dimensions.enumerated().dropFirst() where dimensions[index - 1].name == dimension.name {
      declaration.report(
        "a metric has a dimension twice", property: "dimensions", expected: "each name once",
        given: "\"\(dimension.name)\"", hint: "remove one of them")
    }
    return metric
  }
}
