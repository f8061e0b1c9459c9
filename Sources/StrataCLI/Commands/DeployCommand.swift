import StrataChecks
import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataOutput
import StrataPackages
import StrataPipeline
import StrataReleases
import StrataText

/// `synth deploy`.
struct DeployCommand {
  static let command = Command(
    "deploy", operands: [.system], summary: "deploy an environment with the aws command",
    details: [
      "Makes a change set, shows what it does, asks once, carries it out and records what",
      "came of it in deploy.json. Stacks that don't use each other are deployed at the same",
      "time; one that uses what isn't deployed yet is shown, and asked about, when its turn",
      "comes. Environments that are deployed already stay in the template; a change set that",
      "touches their resources is refused. A run that was interrupted is looked up by the next.",
      "Stacks of an environment that the system can't be without get termination protection;",
      "alarms that the environment names as its rollback triggers watch the change.",
      "--import takes resources that exist into the stacks: those of the template that aren't in",
      "them yet. What tells a resource from others is taken from the template where that says it,",
      "and else given by --identify or --identifiers. CloudFormation takes no other change beside",
      "an import: outputs, tags and the rest come with the next deployment.",
      "What is deployed are the committed profiles, where a system has them; --own lays your",
      "own over them.",
      "Where `aws` connects to, and as whom, is set as for any aws command.",
    ],
    options: [
      .environment, .profile, .allowOtherProfile, .profiles, .committed, .samples, .layingOwn, .yes, .json,
      .touchOthers, .drop, .parameter, .bucket, .packages, .importing, .identify, .identifiers, .skip, .rehearsal,
      .plan, .apply,
    ]
  ) { try DeployCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    try invocation.checkDeploymentOptions()
    try invocation.checkImportOptions()
    let extent = try DeploymentExtent(invocation)
    let target = try invocation.target()
    let parameters = try invocation.parameters()
    try refuseSamples(target)
    let dropped = try droppedEnvironments(target)
    let follower = ReportingFollower(
      ConsoleFollower(console: console, isAsked: !invocation.has(.yes)), isQuiet: invocation.isJSON)
    var deployment = try EnvironmentDeployment(
      to: target, aws: console.aws, for: follower, dropping: dropped, now: console.now)
    for path in invocation.overrides(leftOutOf: deployment.synthesized.prepared) {
      console.note("your own \(console.shown(path)) would change what is deployed, and is left out; --own takes it")
    }
    console.report(deployment.synthesized.warnings)
    var settings = EnvironmentDeployment.Settings(
      parameters: parameters, bucket: invocation.value(.bucket), touchesOthers: invocation.has(.touchOthers),
      directory: console.directory, packages: invocation.value(.packages) ?? PackageFiles.usualFolder)
    let imported = try imported(by: extent.planned, &deployment, &settings)
    try invocation.check(parameters, of: deployment)
    let folder = try invocation.writeTemplates(deployment.synthesized)
    var report: JSONObject = [
      "system": .string(target.system.name), "environment": .string(target.environment.name),
    ]
    var isCarriedOut = false
    switch try extent.carryOut(deployment, templatesIn: folder, settings) {
    case .rehearsed: break
    case .planned(let path):
      let command =
        "deploy \(target.system.name) --environment \(target.environment.name)" + (imported == nil ? "" : " --import")
      invocation.say(invocation.planned(in: path, by: command))
      report["plan"] = .string(path)
    case .carriedOut(let recorded):
      isCarriedOut = true
      try recordDropped(dropped, from: deployment.synthesized, target)
      if let recorded { show(recorded, of: target, in: &report) }
      if let imported { invocation.say(imported, in: target) }
    }
    report["imported"] = imported?.json
    if invocation.isJSON {
      report["changes"] = follower.json
      report["isCarriedOut"] = .bool(isCarriedOut)
      console.output(Report.text(of: .object(report)))
    }
    return .success
  }

  /// The existing resources that are taken in, for which a deployment gets ready; nil where it's an ordinary one.
  private func imported(
    by plan: DeploymentPlan?, _ deployment: inout EnvironmentDeployment,
    _ settings: inout EnvironmentDeployment.Settings
  ) throws -> EnvironmentImport? {
    guard invocation.imports(by: plan) else { return nil }
    try plan?.check(for: .resourceImport)
    let imported = try EnvironmentImport(of: deployment, try invocation.importRequest(by: plan), settings)
    imported.prepare(&deployment, &settings)
    return imported
  }

  private func show(_ recorded: Deployment, of target: DeploymentTarget, in report: inout JSONObject) {
    let values = recorded.values.map { ($0.key, ShownValue.text($0.text, named: $0.key)) }
    for (key, text) in values { invocation.say("\(key): \(text)\n") }
    let path = target.store.path(of: target.environment.name)
    invocation.say("recorded in \(console.shown(path))\n")
    report["values"] = .object(JSONObject(values.map { ($0, .string($1)) }))
    report["record"] = .string(path)
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
      let stacks = try target.store.deployments(of: [name]).stackNames(of: name)
      if stacks.isEmpty || !deployed.isSuperset(of: stacks) { continue }
      try target.store.recordDestruction(of: name, stacks: stacks, at: console.now())
      invocation.say("\(name) is destroyed\n")
    }
  }

  private func refuseSamples(_ target: DeploymentTarget) throws {
    if invocation.has(.samples) || invocation.has(.committed) { return }
    guard try target.system.store(invocation.source).isSample else { return }
    throw CommandError(
      "you have no profile of your own, and samples aren't deployed",
      hint: "make one: \(invocation.tool.name) profile create \(target.system.name) \(target.environment.profile)")
  }
}
