import StrataChecks
import StrataCore
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataOutput
import StrataPipeline
import StrataText

/// `synth deploy`.
struct DeployCommand {
  private static let parameter = OptionSyntax(
    name: "--parameter", value: "KEY=VALUE", repeats: true, summary: "the value of a parameter of the template")

  static let syntax = CommandSyntax(
    "deploy", operands: [.system], summary: "deploy an environment with the aws command",
    details: [
      "Makes a change set, shows what it does, asks once, carries it out and records what",
      "came of it in deploy.json. Environments that are deployed already stay in the",
      "template; a change set that touches their resources is refused.",
      "Where `aws` connects to, and as whom, is set as for any aws command.",
    ],
    options: [
      .environment, .profile, .allowOtherProfile, .profiles, .samples, .yes, .touchOthers, parameter, .bucket,
    ]
  ) { try DeployCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let system = invocation.system
    let environment = try invocation.onlyEnvironment(of: system)
    let parameters = try self.parameters()
    // A record that can't be written to is found out about before anything is deployed.
    let store = try invocation.recordStore(of: system)
    _ = try store.deployments()

    let (synthesized, deployed) = try synthesize(system, environment)
    let (prepared, assembly) = (synthesized.prepared, synthesized.assembly)
    try check(parameters, assembly)
    let stacks = assembly.stacks.filter { $0.environments.isEmpty || $0.environments.contains(environment.name) }
    var results: [(StackArtifact, DeployedStack)] = []
    let path = try write(assembly, prepared)
    for artifact in stacks {
      let aws = AwsClient(console: console, region: artifact.env?.region)
      let deployment = StackDeployment(
        artifact: artifact, path: "\(path)/\(artifact.fileName)", environment: environment.name,
        deployed: deployed[artifact.name], aws: aws, parameters: parameters, bucket: invocation.value(.bucket))
      if let stack = try deploy(deployment, to: environment.name) {
        results.append((artifact, stack))
      } else if let stack = deployed[artifact.name] {
        console.output("\(artifact.name) is as it should be\n")
        results.append((artifact, stack))
      }
    }
    try record(environment.name, prepared, results, in: store)
    return .success
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
  private func check(_ values: [String: String], _ assembly: Assembly) throws(UsageError) {
    let known = assembly.stacks.flatMap(\.template.parameters.keys)
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknown("parameter", name, nearest: Suggestion.nearest(to: name, in: known))
    }
  }

  // MARK: Before

  /// Synthesizes the environment with those that share its stacks and are deployed already.
  private func synthesize(
    _ system: System, _ environment: EnvironmentDeclaration
  ) throws -> (SystemAssembly, [String: DeployedStack]) {
    if try system.store(invocation.source).isSample, !invocation.has(.samples) {
      throw CommandError(
        "you have no profile of your own, and samples aren't deployed",
        hint: "make one: \(invocation.tool.name) profile create \(system.name) \(environment.profile)")
    }
    var deployed: [String: DeployedStack] = [:]
    for artifact in try invocation.stacks(of: system, environment) {
      deployed[artifact.name] = try DeployedStack.find(
        artifact.name, AwsClient(console: console, region: artifact.env?.region))
    }
    let others = Set(deployed.values.flatMap(\.environments.names)).subtracting([environment.name])
    for name in others.sorted() where !system.environments.contains(where: { $0.name == name }) {
      throw CommandError(
        "the environment \(name) is deployed in the same stack, and \(system.name) doesn't declare it any more",
        hint: "deploying \(environment.name) would delete all that \(name) has; declare it again, or delete it first")
    }
    let synthesized = try invocation.request(system, environment, with: others.sorted()).assemble()
    console.report(synthesized.warnings)
    return (synthesized, deployed)
  }

  private func write(_ assembly: Assembly, _ prepared: PreparedSystem) throws -> String {
    let folder = TemplateFolder(for: prepared, output: nil, isDeployed: true)
    _ = try folder.directory(of: assembly.app).write(assembly)
    try folder.hideFromGit()
    return folder.path(of: assembly.app)
  }

  // MARK: One stack

  /// Deploys a stack, and gives it as it is then; nil where there is nothing to change.
  private func deploy(_ deployment: StackDeployment, to environment: String) throws -> DeployedStack? {
    let name = deployment.artifact.name
    console.progress("\(name): making a change set")
    guard let prepared = try deployment.prepare() else { return nil }
    let changeSet = prepared.changes
    console.output("\(name): \(Count.of(changeSet.changes.count, "change"))\n" + table(changeSet.changes))
    let foreign = changeSet.touching(otherThan: environment)
    try refuseRemovals(changeSet, deployment, prepared.id)
    if !foreign.isEmpty, !invocation.has(.touchOthers) {
      deployment.discard(prepared.id)
      let names = Set(foreign.compactMap(\.environment)).sorted().joined(separator: " and ")
      throw CommandError(
        "this would change \(Count.of(foreign.count, "resource")) of \(names), and \(environment) is to be deployed: "
          + foreign.map(\.logicalID).prefix(10).joined(separator: ", "),
        hint: "deploy \(names) by itself, or say --touch-other-environments", exitCode: .grave)
    }
    do {
      try console.confirm("Carry it out?", yes: invocation.has(.yes))
    } catch {
      deployment.discard(prepared.id)
      throw error
    }
    Interrupt.explain("interrupted; the deployment goes on, and isn't recorded: see deployment record --help")
    return try deployment.execute(prepared.id) { console.progress($0) }
  }

  /// Refuses to remove anything of a stack whose template doesn't say whose its resources are.
  private func refuseRemovals(_ changeSet: ChangeSet, _ deployment: StackDeployment, _ id: String) throws {
    guard let deployed = deployment.deployed, deployed.environments.names.isEmpty, !invocation.has(.touchOthers),
      !deployment.artifact.environments.isEmpty
    else { return }
    let removed = changeSet.changes.filter { $0.action == "Remove" }.map(\.logicalID)
    if removed.isEmpty { return }
    deployment.discard(id)
    throw CommandError(
      "this would remove \(removed.prefix(10).joined(separator: ", ")), and the deployed template doesn't say which "
        + "environment that is of",
      hint: "if nothing of another environment is among it, say --touch-other-environments", exitCode: .grave)
  }

  private func table(_ changes: [ChangeSet.Change]) -> String {
    changes.map { change in
      var words = "  \(change.action.padded(to: 6))  \(change.logicalID)  \(change.type)"
      if let environment = change.environment { words += "  of \(environment)" }
      if change.replacement == "True" { words += "  is replaced" }
      if change.replacement == "Conditional" { words += "  may be replaced" }
      return (change.isDestructive ? Colour.yellow.paint(words, if: console.coloursOutput) : words) + "\n"
    }.joined()
  }

  // MARK: After

  private func record(
    _ environment: String, _ prepared: PreparedSystem, _ results: [(StackArtifact, DeployedStack)],
    in store: ProfileStore
  ) throws {
    let profile = prepared.chosen.first { $0.environment == environment }?.profile ?? ""
    let deployment = Deployment(of: environment, profile: profile, stacks: results, at: console.now())
    // A record that says the same already needs no other line in its history.
    if try store.deployments().says(deployment) { return }
    try store.record(deployment)
    for value in deployment.values { console.output("\(value.key): \(value.text)\n") }
    console.output("recorded in \(console.shown(store.recordPath))\n")
  }
}

extension Console {
  /// Says what's going on, where it takes long.
  func progress(_ text: String) {
    errors(Colour.dim.paint(displayable(text), if: coloursErrors) + "\n")
  }
}

extension String {
  /// The text with spaces behind it, up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
