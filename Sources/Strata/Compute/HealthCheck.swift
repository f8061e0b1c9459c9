/// How a load balancer finds out whether a task answers.
///
/// See [Health checks](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html).
public struct HealthCheck: Sendable {
  let path: String
  let interval: Duration
  let timeout: Duration
  let healthyCount: Int
  let unhealthyCount: Int
  let codes: ClosedRange<Int>

  /// A task is healthy when it answers a request over HTTP.
  ///
  /// - Parameters:
  ///   - path: What is asked for, beginning with a slash.
  ///   - interval: How long from one request to the next, 5 to 300 s; 30 s unless given.
  ///   - timeout: How long an answer may take, 2 to 120 s and less than the interval; 5 s unless given.
  ///   - healthyCount: How many answers in a row make a task healthy, 2 to 10; 2 unless given.
  ///   - unhealthyCount: How many failures in a row make it unhealthy, 2 to 10; 3 unless given.
  ///   - codes: Which statuses count as an answer, within 200 to 499; 200 to 299 unless given.
  /// - Returns: The check.
  public static func http(
    _ path: String, every interval: Duration = .seconds(30), timeout: Duration = .seconds(5),
    healthyAfter healthyCount: Int = 2, unhealthyAfter unhealthyCount: Int = 3, codes: ClosedRange<Int> = 200...299
  ) -> HealthCheck {
    HealthCheck(
      path: path, interval: interval, timeout: timeout, healthyCount: healthyCount, unhealthyCount: unhealthyCount,
      codes: codes)
  }

  /// Reports what a load balancer refuses.
  func check(_ declaration: Declaration) {
    if !path.hasPrefix("/") || path.utf8.count > 1_024 {
      declaration.report(
        "a health check asks for a path", property: "healthCheck.path",
        expected: "a path such as /health, 1,024 bytes at most",
        given: path.utf8.count > 1_024 ? "\(Count.grouped(path.utf8.count)) bytes" : "\"\(path)\"")
    }
    if timeout >= interval {
      declaration.report(
        "a health check ends before the next begins", property: "healthCheck.timeout",
        expected: "less than the interval of \(interval.inWords)", given: timeout.inWords,
        hint: "check less often or wait less long")
    }
    if codes.lowerBound < 200 || codes.upperBound > 499 {
      declaration.report(
        "a health check accepts statuses of 200 to 499", property: "healthCheck.codes", expected: "200 to 499",
        given: "\(codes.lowerBound) to \(codes.upperBound)")
    }
  }

  /// The statuses that count, as a target group takes them.
  var matcher: String {
    codes.count == 1 ? "\(codes.lowerBound)" : "\(codes.lowerBound)-\(codes.upperBound)"
  }
}
