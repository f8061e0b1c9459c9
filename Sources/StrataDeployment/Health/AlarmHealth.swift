import StrataJSON
import StrataText

/// The alarms of an environment.
struct AlarmHealth {
  static let types: Set = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"]

  /// The most names that one call takes:
  /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html>.
  private static let page = 100

  let aws: AwsClient

  /// Asks for the states of alarms by their names, of which there is at least one.
  func finding(_ names: [String]) throws -> [HealthFinding] {
    let states = try alarms(called: names)
    return names.map { Self.finding($0, states[$0]) }
  }

  /// The alarms that there are, by their names, of which at least one is given.
  func alarms(called names: [String]) throws -> [String: JSONValue] {
    var alarms: [String: JSONValue] = [:]
    for start in stride(from: 0, to: names.count, by: Self.page) {
      let asked = Array(names[start..<min(start + Self.page, names.count)])
      let answer = try aws.read(
        "cloudwatch", "describe-alarms",
        arguments: ["--alarm-types", "MetricAlarm", "CompositeAlarm", "--alarm-names"] + asked
      ) { $0["MetricAlarms"]?.array == nil && $0["CompositeAlarms"]?.array == nil ? "its answer has no alarms" : nil }
      for alarm in (answer["MetricAlarms"]?.array ?? []) + (answer["CompositeAlarms"]?.array ?? []) {
        if let name = alarm["AlarmName"]?.string { alarms[name] = alarms[name] ?? alarm }
      }
    }
    return alarms
  }

  private static func finding(_ name: String, _ alarm: JSONValue?) -> HealthFinding {
    let name = displayable(name)
    switch alarm?["StateValue"]?.string {
    case "OK": return .healthy("\(name) is off")
    // Too little data, as CloudFormation's rollback triggers have it.
    case "INSUFFICIENT_DATA": return .healthy("\(name) has too little data")
    case "ALARM":
      let reason = alarm?["StateReason"]?.string.map { ": \(displayable($0))" } ?? ""
      return .unhealthy("\(name) is on\(reason)")
    case let state?: return .unknown("\(name) has the state \(displayable(state))")
    case nil: return .unhealthy("\(name) isn't there")
    }
  }
}
