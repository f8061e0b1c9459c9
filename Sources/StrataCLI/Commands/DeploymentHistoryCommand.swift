import StrataChecks
import StrataDeployment
import StrataEnvironments
import StrataJSON

/// `synth deployment history`.
enum DeploymentHistoryCommand {
  static let command = Command(
    "history", of: .deployment, operands: [.system], summary: "list what was deployed, the latest last",
    options: [.deployedEnvironments, .profiles, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let environments = try invocation.environments(of: system).map(\.name)
    let history = try invocation.recordStore(of: system).deployments(of: environments.isEmpty ? nil : environments)
      .history(of: environments)
    if invocation.isJSON {
      invocation.console.output(Report.text(of: .array(history.map(JSONValue.object))))
      return .success
    }
    for entry in history {
      func text(_ key: String) -> String { entry[key]?.string ?? "" }
      if let (time, words) = remark(on: entry) {
        invocation.console.output("\(time)  \(text("environment"))  \(words)\n")
        continue
      }
      let values = RecordValues.groups.flatMap { entry[$0]?.object.map(Array.init) ?? [] }.compactMap { member in
        member.value.string.map { "\(member.key)=\(ShownValue.text($0, named: member.key))" }
      }
      let outcome = entry["outcome"]?.string.map { ["outcome=\($0)"] } ?? []
      let ends = entry["ends"]?.object?.compactMap { end in end.value.string.map { "\(end.key)=\($0)" } } ?? []
      let kind = entry["kind"]?.string.flatMap { $0 == "deployment" ? nil : [$0] } ?? []
      let origin = ["from", "release"].compactMap { key in
        entry[key]?.string.map { "\(key)=\(key == "release" ? String($0.prefix(12)) : $0)" }
      }
      let words =
        [text("deployedAt"), text("environment")] + kind + ["profile=\(text("profile"))"] + origin + outcome + ends
        + values
      invocation.console.output(words.joined(separator: "  ") + "\n")
    }
    return .success
  }

  /// What happened, and when, where it's no deployment.
  private static func remark(on entry: JSONObject) -> (time: String, words: String)? {
    if let time = entry["destroyedAt"]?.string { return (time, "destroyed") }
    if let time = entry["checkedAt"]?.string { return (time, "is \(entry["health"]?.string ?? "unknown")") }
    if let time = entry["mergedAt"]?.string { return (time, "records joined") }
    return nil
  }
}
