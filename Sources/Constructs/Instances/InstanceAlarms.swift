/// The alarms that a group of instances wants: errors, slow answers, failing instances, and too little CPU.
///
/// ```swift
/// InstanceAlarms("Alarms", in: scope, of: group, notify: [alarms])
/// ```
///
/// Errors, answers and failing instances are measured at the load balancer, so a group that nothing is routed to has the
/// alarm of CPU alone. Whether it's declared before the route or after makes no difference.
/// Resources: up to four of `AWS::CloudWatch::Alarm`.
public struct InstanceAlarms: Construct {
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
  ///   - group: The group that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - serverErrors: The number of requests in five minutes that may be answered with a status of 500 to 599, 0 or
  ///     more; 4 unless given.
  ///   - latency: The time that all but the slowest hundredth of answers may take, above 0 s; 3 s unless given.
  ///   - utilization: The share of CPU that may be used for a quarter of an hour, above 0 and up to 1; 0.85
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of group: InstanceGroup, notify actions: [any AlarmAction],
    serverErrors: Int = 4, latency: Duration = .seconds(3), utilization: Double = 0.85, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    declared = WellnessAlarms(
      declaration,
      of: .init(
        group.scope.path, used: [("Cpu", group.cpuUtilization, "the CPU is busy")], members: "instances"
      ) { (group.serverErrors, group.latency, group.unhealthyInstances) }, notify: actions,
      .init(serverErrors: serverErrors, latency: latency, utilization: utilization))
  }
}
