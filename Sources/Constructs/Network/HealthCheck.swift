import StrataText

/// The check by which a load balancer finds out whether a target answers.
///
/// See [Health checks](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html).
public struct HealthCheck: Sendable {
  let path: String
  let interval: Duration
  let timeout: Duration
  let healthyCount: Int
  let unhealthyCount: Int
  let firstCode: Int
  let lastCode: Int

  /// A target is healthy when it answers a request over HTTP.
  ///
  /// - Parameters:
  ///   - path: The path that is asked for, beginning with a slash.
  ///   - interval: The time from one request to the next, 5 to 300 s; 30 s unless given.
  ///   - timeout: The time that an answer may take, 2 to 120 s and less than the interval; 5 s unless given.
  ///   - healthyCount: The number of answers in a row that make a target healthy, 2 to 10; 2 unless given.
  ///   - unhealthyCount: The number of failures in a row that make it unhealthy, 2 to 10; 3 unless given.
  ///   - codes: The statuses that count as an answer, within 200 to 499; 200 to 299 unless given.
  /// - Returns: The check.
  public static func http(
    _ path: String, every interval: Duration = .seconds(30), timeout: Duration = .seconds(5),
    healthyAfter healthyCount: Int = 2, unhealthyAfter unhealthyCount: Int = 3, codes: ClosedRange<Int> = 200...299
  ) -> HealthCheck {
    HealthCheck(
      path: path, interval: interval, timeout: timeout, healthyCount: healthyCount, unhealthyCount: unhealthyCount,
      firstCode: codes.lowerBound, lastCode: codes.upperBound)
  }

  /// A target is healthy when it answers a request over HTTP, with a status that is known when it's run.
  ///
  /// - Parameters:
  ///   - path: The path that is asked for, beginning with a slash.
  ///   - firstCode: The first of the statuses that count as an answer, 200 to 499.
  ///   - lastCode: The last of them, the first one to 499.
  ///   - interval: The time from one request to the next, 5 to 300 s; 30 s unless given.
  ///   - timeout: The time that an answer may take, 2 to 120 s and less than the interval; 5 s unless given.
  ///   - healthyCount: The number of answers in a row that make a target healthy, 2 to 10; 2 unless given.
  ///   - unhealthyCount: The number of failures in a row that make it unhealthy, 2 to 10; 3 unless given.
  /// - Returns: The check.
  public static func http(
    _ path: String, codes firstCode: Int, upTo lastCode: Int, every interval: Duration = .seconds(30),
    timeout: Duration = .seconds(5), healthyAfter healthyCount: Int = 2, unhealthyAfter unhealthyCount: Int = 3
  ) -> HealthCheck {
    HealthCheck(
      path: path, interval: interval, timeout: timeout, healthyCount: healthyCount, unhealthyCount: unhealthyCount,
      firstCode: firstCode, lastCode: lastCode)
  }

  /// The check as a target group takes it, with mistakes where a load balancer refuses it.
  package func settings(_ declaration: Declaration) -> Settings {
    if path.utf8.count > 1_024 {
      declaration.report(
        "a health check must ask for a path of at most 1,024 bytes", property: "healthCheck.path",
        expected: "1,024 or fewer", given: Count.grouped(path.utf8.count))
    } else if !path.hasPrefix("/") {
      declaration.report(
        "a health check must ask for a path", property: "healthCheck.path", expected: "a path such as /health",
        given: "\"\(path)\"")
    }
    if lastCode < firstCode {
      declaration.report(
        "the last status of a health check comes before the first", property: "healthCheck.codes",
        expected: "\(firstCode) or more", given: "\(lastCode)")
    } else if firstCode < 200 || lastCode > 499 {
      declaration.report(
        "a health check must accept only statuses of 200 to 499", property: "healthCheck.codes", expected: "200 to 499",
        given: "\(firstCode) to \(lastCode)")
    }
    let settings = Settings(
      path: (1...1_024).contains(path.utf8.count) ? .literal(path) : "/", matcher: .literal(matcher),
      interval: declaration.seconds(interval, in: 5...300, property: "healthCheck.interval"),
      timeout: declaration.seconds(timeout, in: 2...120, property: "healthCheck.timeout"),
      healthyCount: declaration.number(
        healthyCount, in: 2...10, "a target must be healthy after 2 to 10 answers", property: "healthCheck.healthyCount"
      ),
      unhealthyCount: declaration.number(
        unhealthyCount, in: 2...10, "a target must be unhealthy after 2 to 10 failures",
        property: "healthCheck.unhealthyCount"))
    if timeout >= interval, interval >= .seconds(5), timeout <= .seconds(120) {
      declaration.report(
        "a health check must end before the next begins", property: "healthCheck.timeout",
        expected: "less than the interval of \(interval.inWords)", given: timeout.inWords,
        hint: "check less often or wait less long")
    }
    return settings
  }

  /// The statuses that count, as a target group takes them.
  private var matcher: String {
    firstCode >= lastCode ? "\(firstCode)" : "\(firstCode)-\(lastCode)"
  }

  /// A check as a target group takes it.
  package struct Settings {
    package let path: StringValue
    let matcher: StringValue
    let interval: IntegerValue
    let timeout: IntegerValue
    let healthyCount: IntegerValue
    let unhealthyCount: IntegerValue
  }
}
