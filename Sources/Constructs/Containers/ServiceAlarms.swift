import StrataText

/// The alarms that a service wants: errors, slow answers, failing tasks, and too little CPU or memory.
///
/// ```swift
/// ServiceAlarms("Alarms", in: scope, of: service, notify: [alarms])
/// ```
///
/// Errors, answers and failing tasks are measured at the load balancer, so a service that nothing is routed to has the
/// alarms of CPU and memory alone. Whether it's declared before the route or after makes no difference.
/// Resources: up to five of `AWS::CloudWatch::Alarm`.
public struct ServiceAlarms: Construct {
  /// The scope of the alarms.
  public let scope: Scope

  private let declared: WellnessAlarms

  /// The alarms; those that are measured at the load balancer are there once everything is declared.
  ///
  /// Work on all of them is done by `Scope.atFinalization(_:)`.
  public var alarms: [Alarm] { declared.alarms }

  /// Declares the alarms.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarms are declared.
  ///   - service: The service that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - serverErrors: The number of requests in five minutes that may be answered with a status of 500 to 599, 0 or
  ///     more; 4 unless given.
  ///   - latency: The time that all but the slowest hundredth of answers may take, above 0 s; 3 s unless given.
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
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    declared = WellnessAlarms(
      declaration,
      of: .init(
        service.scope.path,
        used: [
          ("Cpu", service.cpuUtilization, "the CPU is busy"), ("Memory", service.memoryUtilization, "memory is scarce"),
        ], members: "tasks"
      ) { (service.serverErrors, service.latency, service.unhealthyTasks) }, notify: actions,
      .init(serverErrors: serverErrors, latency: latency, utilization: utilization))
  }
}
