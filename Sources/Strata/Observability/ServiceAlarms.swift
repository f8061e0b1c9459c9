/// The alarms that a service wants: errors, slow answers, failing tasks, and too little CPU or memory.
///
/// ```swift
/// ServiceAlarms("Alarms", in: scope, of: service, notify: [alarms])
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
  ///   - serverErrors: How many requests in five minutes may be answered with a status of 500 to 599, 0 or more; 4
  ///     unless given.
  ///   - latency: How long all but the slowest hundredth of answers may take, above 0 s; 3 s unless given.
  ///   - utilization: The share of CPU and memory that may be used for a quarter of an hour, above 0 and up to 1; 0.85
  ///     unless given.
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
    let declaration = Declaration(scope, file: file, line: line)
    let subject = service.scope.path.description
    let isShare = utilization > 0 && utilization <= 1
    if !isShare {
      declaration.report(
        "what may be used is a share", property: "utilization", expected: "above 0 and up to 1",
        given: "\(utilization)", hint: (1...100).contains(utilization) ? "85 percent are 0.85" : nil)
    }
    if serverErrors < 0 {
      declaration.report(
        "requests that may fail are counted", property: "serverErrors", expected: "0 or more",
        given: Count.grouped(serverErrors))
    }
    if latency <= .zero {
      declaration.report(
        "an answer takes some time", property: "latency", expected: "above 0 s", given: latency.inWords)
    }
    // Said once here, or each alarm would say it.
    if actions.count > 5 { declaration.reportTooMany(actions) }
    let actions = Array(actions.prefix(5))
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
    let percent = isShare ? (utilization * 10_000).rounded() / 100 : 100
    alarms = [
      alarm("ServerErrors", errors, .above(Double(serverErrors)), for: 1, "requests fail"),
      alarm("Latency", service.latency, .above(seconds), for: 5, "answers are slow"),
      alarm("UnhealthyTasks", service.unhealthyTasks, .above(0), for: 5, "tasks fail their health checks"),
      alarm("Cpu", service.cpuUtilization.over(.minutes(5)), .above(percent), for: 3, "the CPU is busy"),
      alarm("Memory", service.memoryUtilization.over(.minutes(5)), .above(percent), for: 3, "memory is scarce"),
    ].compactMap { $0 }
    if service.target == nil {
      scope.atFinalization {
        if service.target == nil { return }
        declaration.report(
          "alarms of errors, slow answers and failing tasks are missing, since nothing was routed to the service yet",
          severity: .warning, hint: "declare the alarms after the route or the API's stage")
      }
    }
  }
}
