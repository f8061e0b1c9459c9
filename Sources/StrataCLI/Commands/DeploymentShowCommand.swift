import StrataEnvironments
import StrataJSON
import StrataText

/// `synth deployment show`.
enum DeploymentShowCommand {
  static let syntax = CommandSyntax(
    words: ["deployment", "show"], operands: "[SYSTEM]", summary: "print what was deployed last, as JSON",
    options: [.environment, .field, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let (system, rest) = try invocation.systemAndRest()
    try invocation.takes(atMost: 0, of: rest)
    let record = try invocation.recordStore(of: system).deployments()
    guard invocation.has(.environment) else {
      if invocation.has(.field) { throw UsageError("--field is for one --environment") }
      let all = record.environments.map { ($0, JSONValue.object(record[$0] ?? [:])) }
      invocation.console.output(Report.text(of: .object(JSONObject(all))))
      return .success
    }
    let environment = try invocation.onlyEnvironment(of: system).name
    guard let deployed = record[environment] else {
      throw CommandError(
        "nothing was deployed to \(environment), by \(invocation.console.shown(try invocation.recordStore(of: system).recordPath))",
        hint: "deploy it: \(invocation.tool.name) deploy \(system.name) --environment \(environment)")
    }
    guard let field = invocation.value(.field) else {
      invocation.console.output(Report.text(of: .object(deployed)))
      return .success
    }
    guard let value = deployed[field] else {
      let nearest = Suggestion.nearest(to: field, in: deployed.keys).map { "did you mean \($0)?" }
      throw CommandError(
        "there is no \(field) among what was deployed to \(environment)",
        hint: nearest ?? "there are \(deployed.keys.joined(separator: ", "))")
    }
    invocation.console.output((value.string ?? Report.text(of: value)) + "\n")
    return .success
  }
}
