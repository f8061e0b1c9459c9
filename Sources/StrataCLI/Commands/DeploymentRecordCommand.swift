import StrataDeployment
import StrataEnvironments
import StrataJSON

/// `synth deployment record`.
enum DeploymentRecordCommand {
  static let command = Command(
    "record", of: .deployment, operands: [.system], summary: "record what is deployed to an environment",
    details: [
      "For what wasn't deployed by this tool: reads the stack's outputs and parameters, by the",
      "aws command or from what it printed, and writes them to deploy.json. Of a system that is",
      "promoted it adds a record, with the templates where the aws command is asked.",
    ],
    options: [.environment, .from, .profile, .allowOtherProfile, .profiles, .committed, .samples], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let target = try invocation.target()
    let answer = try invocation.value(.from).map { try read($0, console) }
    let deployment = try target.deploymentInPlace(from: answer, aws: console.aws, at: console.now())
    try target.store.record(deployment)
    console.output("recorded in \(console.shown(target.store.path(of: target.environment.name)))\n")
    return .success
  }

  private static func read(_ file: String, _ console: Console) throws -> JSONValue {
    let bytes = try file == "-" ? console.readInput() : InputFile.read(file)
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      throw CommandError("\(file == "-" ? "standard input" : file) isn't JSON: \(error)")
    }
  }
}
