import StrataChecks
import StrataDeployment
import StrataEnvironments
import StrataOutput
import StrataPipeline
import StrataText

/// `synth deploy`.
struct DeployCommand {
  private static let parameter = OptionSyntax(
    name: "--parameter", value: "KEY=VALUE", repeats: true, summary: "the value of a parameter of the template")

  static let command = Command(
    "deploy", operands: [.system], summary: "deploy an environment with the aws command",
    details: [
      "Makes a change set, shows what it does, asks once, carries it out and records what",
      "came of it in deploy.json. Environments that are deployed already stay in the",
      "template; a change set that touches their resources is refused.",
      "Where `aws` connects to, and as whom, is set as for any aws command.",
    ],
    options: [
      .environment, .profile, .allowOtherProfile, .profiles, .samples, .yes, .touchOthers, .drop, parameter, .bucket,
    ]
  ) { try DeployCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let target = try invocation.target()
    let parameters = try self.parameters()
    // A record that can't be written to is found out about before anything is deployed.
    _ = try target.store.deployments()
    try refuseSamples(target)
    let dropped = try droppedEnvironments(target)
    let deployment = try EnvironmentDeployment(to: target, aws: console.aws, dropping: dropped)
    console.report(deployment.synthesized.warnings)
    try check(parameters, of: deployment)
    let settings = EnvironmentDeployment.Settings(
      parameters: parameters, bucket: invocation.value(.bucket), touchesOthers: invocation.has(.touchOthers))
    let recorded = try deployment.carryOut(
      templatesIn: try write(deployment.synthesized), settings,
      for: ConsoleFollower(console: console, isAsked: !invocation.has(.yes)), now: console.now)
    try recordDropped(dropped, from: deployment.synthesized, target)
    guard let recorded else { return .success }
    for value in recorded.values { console.output("\(value.key): \(ShownValue.text(value.text, named: value.key))\n") }
    console.output("recorded in \(console.shown(target.store.recordPath))\n")
    return .success
  }

  /// The environments whose parts go; one that the system can't be without doesn't go like this.
  private func droppedEnvironments(_ target: DeploymentTarget) throws -> [String] {
    let dropped = invocation.values(.drop)
    for name in dropped {
      // What is deployed may be declared no more.
      let declared = target.system.environments.first { $0.name == name }
      if name == target.environment.name {
        throw UsageError("\(name) is what is deployed, and can't be dropped at the same time")
      }
      if declared?.isRequired == true {
        throw CommandError(
          "\(target.system.name) can't be without \(name)", hint: "declare it as optional first", exitCode: .grave)
      }
    }
    return dropped
  }

  /// Records that environments are gone that had nothing but their parts of what was deployed.
  private func recordDropped(
    _ dropped: [String], from synthesized: SystemAssembly, _ target: DeploymentTarget
  ) throws {
    let deployed = Set(synthesized.assembly.stacks.map(\.name))
    for name in dropped {
      let stacks = try target.store.deployments().stackNames(of: name)
      if stacks.isEmpty || !deployed.isSuperset(of: stacks) { continue }
      try target.store.recordDestruction(of: name, stacks: stacks, at: console.now())
      console.output("\(name) is destroyed\n")
    }
  }

  private func parameters() throws(UsageError) -> [String: String] {
    var parameters: [String: String] = [:]
    for argument in invocation.values(Self.parameter) {
      guard let equals = argument.firstIndex(of: "=") else {
        throw UsageError("\"\(argument)\" isn't of the form KEY=VALUE")
      }
      parameters[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
    }
    return parameters
  }

  /// Refuses values for parameters that no template has.
  private func check(_ values: [String: String], of deployment: EnvironmentDeployment) throws(UsageError) {
    let known = deployment.parameterNames
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknown("parameter", name, nearest: Suggestion.nearest(to: name, in: known))
    }
  }

  private func refuseSamples(_ target: DeploymentTarget) throws {
    if invocation.has(.samples) { return }
    guard try target.system.store(invocation.source).isSample else { return }
    throw CommandError(
      "you have no profile of your own, and samples aren't deployed",
      hint: "make one: \(invocation.tool.name) profile create \(target.system.name) \(target.environment.profile)")
  }

  /// Writes the templates, and gives their folder.
  private func write(_ synthesized: SystemAssembly) throws -> String {
    let app = synthesized.assembly.app
    let folder = TemplateFolder(for: synthesized.prepared, output: nil, isDeployed: true)
    _ = try folder.directory(of: app).write(synthesized.assembly)
    try folder.hideFromGit()
    return folder.path(of: app)
  }
}
