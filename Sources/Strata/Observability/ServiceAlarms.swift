/// The alarms that a service wants: errors, slow answers, failing tasks, and too little CPU or memory.
///
/// ```swift
/// ServiceAlarms("Alarms", in: scope, of: service, notify: [topic])
/// ```
///
/// Declare it after what is routed to the service, since errors, answers and failing tasks are measured at the load
/// balancer. Resources: up to five of `AWS::CloudWatch::Alarm`.
public struct ServiceAlarms: Construct {
  /// The scope of the alarms.
  public let scope: Scope

  /// The alarms.
  public let alarms: [Alarm]

  /// Declares the alarms.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: Where the alarms are declared.
  ///   - service: The service that is watched.
  ///   - actions: Who is told; 5 at most.
  ///   - serverErrors: How many requests in five minutes may be answered with a status of 500 to 599; 4 unless given.
  ///   - latency: How long all but the slowest hundredth of answers may take; 3 s unless given.
  ///   - utilization: The share of CPU and memory that may be used for a quarter of an hour, above 0 and up to 1; 0.85 unless
  ///     given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of service: FargateService, notify actions: [any AlarmAction],
    serverErrors: Int = 4, latency: Duration = .seconds(3), utilization: Double = 0.85, file: String = #filePath,
    line: Int = #line
  ) {
    let scope = Scope(id, in: parent, file: file, line: line)
    self.scope = scope
    let subject = service.scope.path.description
    if !(utilization > 0 && utilization <= 1) {
      scope.report(
        "what may be used is a share", property: "utilization", expected: "above 0 and up to 1",
        given: "\(utilization)", file: file, line: line)
    }
    func alarm(
      _ id: String, _ metric: Metric?, _ threshold: Alarm.Threshold, for periods: Int, _ description: String
    ) -> Alarm? {
      metric.map {
        Alarm(
          id, in: scope, when: $0, is: threshold, for: periods, notify: actions,
          description: .literal("\(subject): \(description)"), file: file, line: line)
      }
    }
    let errors = service.serverErrors.map { $0.over(.minutes(5)) }
    let seconds = Double(latency.components.seconds) + Double(latency.components.attoseconds) / 1e18
    let percent = (utilization * 10_000).rounded() / 100
    alarms = [
      alarm("ServerErrors", errors, .above(Double(serverErrors)), for: 1, "requests fail"),
      alarm("Latency", service.latency, .above(seconds), for: 5, "answers are slow"),
      alarm("UnhealthyTasks", service.unhealthyTasks, .above(0), for: 5, "tasks fail their health checks"),
      alarm("Cpu", service.cpuUtilization.over(.minutes(5)), .above(percent), for: 3, "the CPU is busy"),
      alarm("Memory", service.memoryUtilization.over(.minutes(5)), .above(percent), for: 3, "memory is scarce"),
    ].compactMap { $0 }
  }
}

extension Metric {
  /// The same metric, summed up over another period.
  ///
  /// - Parameter period: How long a period is: 10 s, 30 s or whole minutes up to a day.
  /// - Returns: The metric.
  public func over(_ period: Duration) -> Metric {
    Metric(self, period: period)
  }

  private init(_ other: Metric, period: Duration) {
    namespace = other.namespace
    name = other.name
    dimensions = other.dimensions
    statistic = other.statistic
    label = other.label
    self.period = period
  }
}
