import StrataCore
import StrataEnvironments
import StrataJSON
import StrataPipeline

/// `synth deployment record`.
enum DeploymentRecordCommand {
  static let syntax = CommandSyntax(
    "record", of: .deployment, operands: [.system], summary: "record what is deployed to an environment",
    details: [
      "For what wasn't deployed by this tool: reads the stack's outputs and parameters, by the",
      "aws command or from what it printed, and writes them to deploy.json.",
    ],
    options: [.environment, .from, .profile, .allowOtherProfile, .profiles, .samples], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let environment = try invocation.onlyEnvironment(of: system)
    let console = invocation.console
    let answer = try invocation.value(.from).map { try read($0, console) }
    var stacks: [(StackArtifact, DeployedStack)] = []
    for artifact in try invocation.stacks(of: system, environment)
    where artifact.environments.contains(environment.name) {
      let aws = AwsClient(console: console, region: artifact.env?.region)
      let found: JSONValue?
      if let answer {
        found = answer["Stacks"]?.array?.first { $0["StackName"]?.string == artifact.name }
      } else {
        found = try DeployedStack.describe(artifact.name, aws)
      }
      guard let stack = found else {
        throw CommandError(
          answer == nil
            ? "the stack \(artifact.name) isn't deployed" : "there is no stack \(artifact.name) in what was given",
          hint: "aws cloudformation describe-stacks --stack-name \(artifact.name) tells what there is")
      }
      stacks.append((artifact, DeployedStack(stack)))
    }
    let deployment = Deployment(
      of: environment.name, profile: invocation.value(.profile) ?? environment.profile, stacks: stacks,
      at: console.now())
    guard !deployment.values.isEmpty else {
      throw CommandError("the stack has no output or parameter of \(environment.name)")
    }
    let store = try invocation.recordStore(of: system)
    try store.record(deployment)
    console.output("recorded in \(console.shown(store.recordPath))\n")
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

extension Invocation {
  /// The store in which a system's deployments are recorded: with the user's own profiles, be they there or not.
  func recordStore(of system: System) throws -> ProfileStore {
    if case .folder = try source { return try system.store(source).store }
    return try ProfileStore(system: system.name, variables: console.variables)
  }
}
