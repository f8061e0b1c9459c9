internal import StrataCloudWatch

/// An alarm that tells somebody when a metric is where it shouldn't be.
///
/// ```swift
/// Alarm("Busy", in: scope, when: service.cpuUtilization, is: .above(85), for: 3, notify: [alarms])
/// Alarm("Failing", in: scope, when: failed / waiting * 100, is: .above(1), notify: [alarms])
/// ```
///
/// Resource: `AWS::CloudWatch::Alarm`.
public struct Alarm: Construct, WatchedAlarm {
  /// The limit beyond which a metric shouldn't be.
  public struct Threshold: Sendable {
    let comparison: String
    let value: Double

    /// Above a value.
    public static func above(_ value: Double) -> Threshold {
      Threshold(comparison: "GreaterThanThreshold", value: value)
    }

    /// At a value or above.
    public static func atLeast(_ value: Double) -> Threshold {
      Threshold(comparison: "GreaterThanOrEqualToThreshold", value: value)
    }

    /// Below a value.
    public static func below(_ value: Double) -> Threshold {
      Threshold(comparison: "LessThanThreshold", value: value)
    }

    /// At a value or below.
    public static func atMost(_ value: Double) -> Threshold {
      Threshold(comparison: "LessThanOrEqualToThreshold", value: value)
    }
  }

  /// The meaning of a period without any value.
  ///
  /// See [Missing data](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html).
  public enum MissingData: String, Sendable, Hashable, CaseIterable {
    /// As one where all is well.
    case fine = "notBreaching"
    /// As one where the metric is beyond its threshold.
    case breaching
    /// As nothing: the alarm stays as it was.
    case ignored = "ignore"
    /// As a lack of data, which is a state of its own.
    case missing
  }

  /// The scope of what belongs to the alarm.
  public let scope: Scope

  /// The alarm as it is in the template.
  public let resource: Resource

  /// The alarm's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares an alarm.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarm is declared.
  ///   - measure: The metric that is watched, or an expression of 1 to 10 metrics of one period; of the stack's own region.
  ///   - threshold: The limit beyond which it shouldn't be.
  ///   - periods: The number of periods in a row, 1 to as many as make a day, or a week where a period is an hour or
  ///     more; 1 unless given.
  ///   - breaching: The number of those that it takes, 1 up to all of them; all unless given.
  ///   - missingData: The meaning of a period without any value; all is fine unless given.
  ///   - actions: The targets that are told when the alarm goes off, and when all is well again; 5 at most, nobody
  ///     unless given.
  ///   - description: The alarm's meaning and what to do; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, when measure: any Measurable, is threshold: Threshold, for periods: Int = 1,
    breaching: Int? = nil, missingData: MissingData = .fine, notify actions: [any AlarmAction] = [],
    description: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let watched = AlarmMeasure(measure.measured, declaration)
    let (metric, seconds) = (watched.metric, watched.seconds)
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    let isHourly = seconds >= 3_600
    let all = declaration.number(
      periods, in: 1...(isHourly ? 604_800 : 86_400) / seconds,
      "an alarm must look back \(isHourly ? "a week" : "a day") at most", property: "for",
      hint: isHourly ? nil : "with periods of an hour or more it looks back a week")
    let some = breaching.map {
      declaration.number(
        $0, in: 1...max(periods, 1), "an alarm must take one to all of the periods it looks at", property: "breaching")
    }
    if !threshold.value.isFinite {
      declaration.report(
        "a threshold must be a finite number", property: "is", expected: "a finite number", given: "\(threshold.value)")
    }
    if actions.count > 5 { declaration.reportTooMany(actions) }
    for action in actions { action.allowAlarms() }
    let told = ListValue(actions.prefix(5).map(\.alarmActionARN))
    let isPercentile = metric?.statistic.percentile != nil
    resource =
      CloudWatch.Alarm(
        id, in: parent, alarmActions: actions.isEmpty ? nil : told, alarmDescription: description,
        comparisonOperator: .literal(threshold.comparison), datapointsToAlarm: some,
        dimensions: metric.flatMap(AlarmMeasure.dimensions(of:)), evaluationPeriods: all,
        extendedStatistic: isPercentile ? metric.map { .literal($0.statistic.name) } : nil, metricName: metric?.name,
        metrics: watched.queries, namespace: metric?.namespace, okActions: actions.isEmpty ? nil : told,
        period: metric == nil ? nil : .literal(seconds),
        statistic: isPercentile ? nil : metric.map { .literal($0.statistic.name) },
        threshold: .literal(threshold.value.isFinite ? threshold.value : 0),
        treatMissingData: .literal(missingData.rawValue)
      ).resource
  }
}

extension Declaration {
  /// Reports that more are told than an alarm can tell.
  package func reportTooMany(_ actions: [any AlarmAction]) {
    report(
      "an alarm must tell 5 at most", property: "notify", expected: "5 or fewer", given: "\(actions.count)",
      hint: "tell one topic, with more subscriptions")
  }
}

extension Alarm.MissingData: Decodable, ProfileChoice {
  /// Reads the name of a meaning, such as `fine`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
