import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataText

/// `synth deployment show`.
enum DeploymentShowCommand {
  private enum Format: String, CaseIterable { case json, env }

  private static let format = OptionSyntax(
    name: "--format", value: "FORMAT", choices: Format.allCases.map(\.rawValue),
    summary: "json, or env for lines such as IMAGE_TAG='1.0'; json unless given")
  private static let live = OptionSyntax(
    name: "--live", summary: "what the aws command finds now, whoever deployed it; nothing is recorded")

  static let command = Command(
    "show", of: .deployment, operands: [.system], summary: "print what was deployed last, as JSON",
    details: [
      "The lines of --format env are for an application elsewhere that uses an environment's",
      "resources: shells and dotenv files read them the same. What looks like a secret isn't",
      "among them, and it's said what is left out.",
    ],
    options: [.deployedEnvironments, .field, format, live, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let format = try format(invocation)
    let environments = try invocation.environments(of: system).map(\.name)
    if invocation.has(live), environments.count != 1 { throw UsageError("--live is for one --environment") }
    let store = try invocation.recordStore(of: system)
    let record =
      try invocation.has(live)
      ? recordInPlace(invocation, environments[0]) : store.deployments(of: environments.isEmpty ? nil : environments)
    guard environments.count == 1, let environment = environments.first else {
      if invocation.has(.field) { throw UsageError("--field is for one --environment") }
      if format == .env { throw UsageError("--format env is for one --environment") }
      let shown = record.environments.filter { environments.isEmpty || environments.contains($0) }
      let all = shown.map { ($0, JSONValue.object(record[$0] ?? [:])) }
      invocation.console.output(Report.text(of: .object(JSONObject(all))))
      return .success
    }
    for pending in record.pending(of: environment) { invocation.console.note(pending.remark) }
    guard let deployed = record[environment] else {
      throw CommandError(
        "nothing was deployed to \(environment), by \(invocation.console.shown(store.path(of: environment)))",
        hint: "deploy it: \(invocation.tool.name) deploy \(system.name) --environment \(environment)")
    }
    if format == .env {
      let lines = try VariableLines(record.values(of: environment))
      for name in lines.leftOut { invocation.console.note("\(name) looks like a secret, and is left out") }
      invocation.console.output(lines.text)
      return .success
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

  /// A record of what is in place, which is written nowhere.
  private static func recordInPlace(_ invocation: Invocation, _ environment: String) throws -> DeploymentRecord {
    let target = try invocation.target(try invocation.environment(of: invocation.system, environment))
    let console = invocation.console
    return DeploymentRecord(of: try target.deploymentInPlace(from: nil, aws: console.aws, at: console.now()).deployment)
  }

  private static func format(_ invocation: Invocation) throws(UsageError) -> Format {
    guard let word = invocation.value(format) else { return .json }
    if invocation.has(.field) { throw UsageError("--field and --format exclude each other") }
    guard let format = Format(rawValue: word) else {
      let known = OperandName.alternatives(Format.allCases.map(\.rawValue))
      throw UsageError("--format takes \(known), not \(word.isEmpty ? "\"\"" : word)")
    }
    return format
  }
}
