import StrataJSON
import StrataReleases
import StrataText

/// The alarms by which CloudFormation is to take the change of a stack back.
struct StackTriggers: Hashable {
  /// An alarm that is there.
  struct Alarm: Hashable {
    /// The path that it's declared by.
    let path: String
    let arn: String
    let type: String
    /// Whether it's on before anything is changed.
    let isOn: Bool
  }

  let alarms: [Alarm]
  /// The paths of those that aren't there yet, or not where the stack is.
  let missing: [String]
  /// The minutes for which they're watched when all is deployed.
  let minutes: Int

  /// The arguments of a change set.
  ///
  /// Without any alarm nothing is watched, however long.
  var arguments: [String] {
    let triggers = alarms.map { ["Arn": .string($0.arn), "Type": .string($0.type)] as JSONValue }
    let configuration: JSONValue = [
      "RollbackTriggers": .array(triggers),
      "MonitoringTimeInMinutes": .integer(alarms.isEmpty ? 0 : Int64(minutes)),
    ]
    return ["--rollback-configuration", (try? configuration.text(layout: .compact)) ?? "{}"]
  }

  /// What is said of them before anything is changed, each in a line.
  var lines: [String] {
    var lines: [String] = []
    let names = alarms.map(\.path).joined(separator: ", ")
    if !alarms.isEmpty {
      let time = minutes == 0 ? "while it's changed" : "until \(Count.of(minutes, "minute")) after it's changed"
      lines.append("rollback triggers: \(names), \(time)")
    } else if missing.isEmpty {
      lines.append("rollback triggers: none")
    }
    for alarm in alarms where alarm.isOn {
      lines.append("\(alarm.path) is on, so that CloudFormation rolls back at once")
    }
    for path in missing { lines.append("\(path) is not yet there to be a rollback trigger") }
    return lines
  }

  /// The alarms as records have them.
  var recorded: RecordedTriggers {
    RecordedTriggers(alarms: alarms.map(\.arn), minutes: alarms.isEmpty ? 0 : minutes, missing: missing)
  }
}
