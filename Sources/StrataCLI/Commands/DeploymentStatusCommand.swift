import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataReleases

/// `synth deployment status`.
enum DeploymentStatusCommand {
  static let command = Command(
    "status", of: .deployment, operands: [.systems],
    summary: "tell which release each environment has, whether it's healthy, and since when",
    details: [
      "All of it is read from records, and nobody is asked what is in place. A system that",
      "keeps no records has no releases, and no health.",
    ],
    options: [.profiles, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let systems = (invocation.operands.systems.isEmpty ? invocation.tool.systems : invocation.operands.systems)
      .filter { !$0.environments.isEmpty }
    let lines = try systems.map { system in
      let store = try invocation.recordStore(of: system)
      return (system, try system.environments.map { try StatusLine($0.name, of: store, at: console.now()) })
    }
    if invocation.isJSON {
      let list = lines.map { system, lines -> JSONValue in
        ["name": .string(system.name), "environments": .array(lines.map(\.json))]
      }
      console.output(Report.text(of: .array(list)))
    } else {
      for (system, lines) in lines { console.output(StatusLine.table(of: lines, called: system.name)) }
    }
    for problem in lines.flatMap(\.1).compactMap(\.problem) { console.complain(console.shortening("\(problem)")) }
    let problems = lines.flatMap(\.1).compactMap(\.problem)
    return problems.isEmpty ? .success : problems.contains(where: \.isGrave) ? .grave : .finding
  }
}
