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
    let history = try invocation.recordStore(of: system).deployments().history(of: environments)
    if invocation.isJSON {
      invocation.console.output(Report.text(of: .array(history.map(JSONValue.object))))
      return .success
    }
    for entry in history {
      func text(_ key: String) -> String { entry[key]?.string ?? "" }
      if let time = entry["destroyedAt"]?.string {
        invocation.console.output("\(time)  \(text("environment"))  destroyed\n")
        continue
      }
      let values = entry.filter { !hidden.contains($0.key) }.compactMap { member in
        member.value.string.map { "\(member.key)=\(ShownValue.text($0, named: member.key))" }
      }
      let words = [text("deployedAt"), text("environment"), "profile=\(text("profile"))"] + values
      invocation.console.output(words.joined(separator: "  ") + "\n")
    }
    return .success
  }

  private static let hidden = ["deployedAt", "environment", "profile", "stage", "stackName", "stackNames", "sha256"]
}
