import StrataText

/// The alarms that a database wants: a busy CPU, scarce memory, too many connections, and capacity or storage that runs out.
///
/// ```swift
/// let orders = DatabaseInstance(
///   "Orders", in: scope, vpc: vpc, engine: .postgreSQL("17.7"), type: "db.t4g.medium", storage: .gibibytes(100))
/// DatabaseAlarms("Alarms", in: scope, of: orders, notify: [alarms], connections: 300)
/// ```
///
/// Resources: up to four of `AWS::CloudWatch::Alarm`.
public struct DatabaseAlarms: Construct {
  /// The scope of the alarms.
  public let scope: Scope

  /// The alarms.
  public let alarms: [Alarm]

  /// Declares the alarms of an Aurora database; one that is serverless has that of its capacity instead of the CPU's and
  /// the memory's, which follow it.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarms are declared.
  ///   - database: The database that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - utilization: The share of CPU or capacity that may be used for a quarter of an hour, above 0 and up to 1; 0.85
  ///     unless given.
  ///   - freeMemory: The memory that must be free, 1 MiB or more; 256 MiB unless given.
  ///   - connections: The number of connections that there may be, 1 or more; any unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of database: Database, notify actions: [any AlarmAction],
    utilization: Double = 0.85, freeMemory: Memory = .mebibytes(256), connections: Int? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let limits = Limits(utilization, freeMemory, connections, actions, declaration)
    scope = declaration.scope
    let subject = database.scope.path
    alarms =
      database.isServerless
      ? [
        limits.alarm("Capacity", database.capacityUtilization, .above(limits.percent), "capacity runs out", of: subject)
      ]
        + limits.connectionAlarm(database.connections, of: subject)
      : limits.common(database.cpuUtilization, database.freeMemory, database.connections, of: subject)
  }

  /// Declares the alarms of a database in an instance; storage is scarce where less than a tenth of that at first is free.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarms are declared.
  ///   - database: The database that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - utilization: The share of CPU that may be used for a quarter of an hour, above 0 and up to 1; 0.85 unless given.
  ///   - freeMemory: The memory that must be free, 1 MiB or more; 256 MiB unless given.
  ///   - connections: The number of connections that there may be, 1 or more; any unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of database: DatabaseInstance, notify actions: [any AlarmAction],
    utilization: Double = 0.85, freeMemory: Memory = .mebibytes(256), connections: Int? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let limits = Limits(utilization, freeMemory, connections, actions, declaration)
    scope = declaration.scope
    let subject = database.scope.path
    let tenth = Double(database.storage.mebibytes) * 1_048_576 / 10
    alarms =
      limits.common(database.cpuUtilization, database.freeMemory, database.connections, of: subject)
      + [limits.alarm("Storage", database.freeStorage, .below(tenth.rounded()), "storage runs out", of: subject)]
  }

  /// What the alarms go off at.
  private struct Limits {
    let percent: Double
    private let memory: Double
    private let connections: Int?
    private let actions: [any AlarmAction]
    private let scope: Scope

    init(
      _ utilization: Double, _ freeMemory: Memory, _ connections: Int?, _ actions: [any AlarmAction],
      _ declaration: Declaration
    ) {
      percent = declaration.percent(ofUtilization: utilization)
      if freeMemory.mebibytes < 1 {
        declaration.report(
          "freeMemory must be 1 MiB or more", property: "freeMemory", expected: "1 MiB or more",
          given: freeMemory.description, from: [freeMemory.origin])
      }
      if let connections, connections < 1 {
        declaration.report(
          "connections must be 1 or more", property: "connections", expected: "1 or more",
          given: Count.grouped(connections))
      }
      // Said once here, or each alarm would say it.
      if actions.count > 5 { declaration.reportTooMany(actions) }
      self.actions = Array(actions.prefix(5))
      self.connections = connections
      memory = Double(freeMemory.mebibytes) * 1_048_576
      scope = declaration.scope
    }

    func alarm(
      _ id: String, _ metric: Metric, _ threshold: Alarm.Threshold, _ description: String, of subject: ConstructPath
    ) -> Alarm {
      Alarm(
        id, in: scope, when: metric, is: threshold, for: 3, notify: actions,
        description: .literal("\(subject): \(description)"))
    }

    func connectionAlarm(_ metric: Metric, of subject: ConstructPath) -> [Alarm] {
      connections.map { [alarm("Connections", metric, .above(Double($0)), "connections are many", of: subject)] } ?? []
    }

    func common(_ cpu: Metric, _ free: Metric, _ connected: Metric, of subject: ConstructPath) -> [Alarm] {
      [
        alarm("Cpu", cpu, .above(percent), "the CPU is busy", of: subject),
        alarm("Memory", free, .below(memory), "memory is scarce", of: subject),
      ] + connectionAlarm(connected, of: subject)
    }
  }
}
