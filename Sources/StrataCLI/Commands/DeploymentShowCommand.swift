import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataText

/// `synth deployment show`.
enum DeploymentShowCommand {
  static let command = Command(
    "show", of: .deployment, operands: [.system], summary: "print what was deployed last, as JSON",
    options: [.deployedEnvironments, .field, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let record = try invocation.recordStore(of: system).deployments()
    let environments = try invocation.environments(of: system).map(\.name)
    guard environments.count == 1, let environment = environments.first else {
      if invocation.has(.field) { throw UsageError("--field is for one --environment") }
      let shown = record.environments.filter { environments.isEmpty || environments.contains($0) }
      let all = shown.map { ($0, JSONValue.object(record[$0] ?? [:])) }
      invocation.console.output(Report.text(of: .object(JSONObject(all))))
      return .success
    }
    for pending in record.pending(of: environment) {
      invocation.console.note(
        "\(pending.stack) was begun at \(pending.startedAt), and hasn't been seen to end: the next deploy looks it up")
    }
    guard let deployed = record[environment] else {
      throw CommandError(
        "nothing was deployed to \(environment), by \(invocation.console.shown(try invocation.recordStore(of: system).recordPath))",
        hint: "deploy it: \(invocation.tool.name) deploy \(system.name) --environment \(environment)")
    }
    guard let field = invocation.value(.field) else {
      invocation.console.output(Report.text(of: .object(deployed)))
      return .success
    }
    guard let value = record.value(field, of: environment) else {
      let nearest = Suggestion.nearest(to: field, in: record.keys(of: environment)).map { "did you mean \($0)?" }
      throw CommandError(
        "there is no \(field) among what was deployed to \(environment)",
        hint: nearest ?? "there are \(record.keys(of: environment).joined(separator: ", "))")
    }
    invocation.console.output((value.string ?? Report.text(of: value)) + "\n")
    return .success
  }
}
