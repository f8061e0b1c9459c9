package import StrataEnvironments
package import StrataJSON
import StrataLanguage
import StrataPackages
import StrataPipeline
package import StrataReleases
import StrataText

/// A deployment of an environment, planned with the environments that share its stacks and are deployed already.
package struct EnvironmentDeployment {
  /// The things that only who deploys can know.
  package struct Settings {
    /// The values of parameters of the template, by their names.
    var parameters: [String: String]
    /// The bucket for templates that are too large to be sent along.
    var bucket: String?
    /// Whether resources of other environments may change as well.
    var touchesOthers: Bool
    /// The directory that files are named relative to.
    var directory: String?
    /// The folder of the packages of functions.
    var packages: String
    /// The values of parameters as a record has them, by the names of stacks and parameters, which count alone.
    var recorded: [String: [String: String]]?
    /// The resources that stacks import, by the names of the stacks; nothing is imported unless there are any.
    var imports: [String: StackImport] = [:]

    package init(
      parameters: [String: String] = [:], bucket: String? = nil, touchesOthers: Bool = false, directory: String? = nil,
      packages: String = PackageFiles.usualFolder
    ) {
      (self.parameters, self.bucket, self.touchesOthers) = (parameters, bucket, touchesOthers)
      (self.directory, self.packages) = (directory, packages)
    }
  }

  let target: DeploymentTarget
  let aws: AwsClient
  let follower: any DeploymentFollower
  let now: () -> String
  /// The stacks as they are, by their names.
  let deployed: [String: DeployedStack]
  var patience = Patience()
  private let dropped: [String]
  private let lock: DeploymentLock
  /// What an earlier run began, and whose end was seen only now; nil where there is nothing of the kind.
  package let lookedUp: ReleaseEvent?
  /// The templates.
  package let synthesized: SystemAssembly
  /// The release that they're of, or why there is none; nil where no records are kept.
  package private(set) var release: RecordedRelease?
  /// What deploying is for: it's a deployment, a promotion, a rollback or an import.
  package var kind = ReleaseEvent.Kind.deployment
  /// For a promotion, the environment that it's from.
  package var source: String?
  /// Judges what would be done before anybody is asked, and gives what a plan says that it rests on; everything is let
  /// pass unless given.
  package var judging: (DeploymentOutlook) throws -> JSONObject? = { _ in nil }
  /// The templates that a record kept, or that import resources; those that are synthesized unless there are any.
  private var recorded: [StackArtifact]?
  /// Adds to a record what is known of it by who deploys, such as what a promotion is from.
  package var recording: (inout ReleaseEvent) -> Void = { _ in }

  /// Plans a deployment; nothing is changed but the record, where an earlier run left something to be looked up.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - follower: Somebody who is told, and decides.
  ///   - dropped: The environments whose parts of the stacks are to go; none unless given.
  ///   - now: Tells the time.
  /// - Throws: ``DeploymentError`` where an environment would be lost, another run deploys the system, or the account is
  ///   another; and whatever is wrong with profiles and templates.
  package init(
    to target: DeploymentTarget, aws: AwsClient, for follower: any DeploymentFollower, dropping dropped: [String] = [],
    now: @escaping () -> String
  ) throws {
    (self.target, self.aws, self.follower, self.now) = (target, aws, follower, now)
    self.dropped = dropped
    let (system, name) = (target.system, target.environment.name)
    // A record that can't be written to is found out about before anything is deployed.
    _ = try target.store.deployments(of: [name])
    let stacks = try target.stacks().filter { $0.isPart(of: name) }
    lock = try DeploymentLock(in: target.store.profiles, for: "deploys \(name) of \(system.name), since \(now())")
    try AccountCheck(aws).check(stacks)
    lookedUp = try PendingLookup(target: target, aws: aws, follower: follower, now: now).settle()
    var deployed: [String: DeployedStack] = [:]
    for artifact in stacks {
      let client = StackClient(name: artifact.name, aws: aws.working(in: artifact.env?.region))
      deployed[artifact.name] = try client.find()
    }
    let others = Set(deployed.values.flatMap(\.environments.names)).subtracting([name] + dropped)
    for other in others.sorted() where !system.environments.contains(where: { $0.name == other }) {
      throw DeploymentError(
        "the environment \(other) is deployed in the same stack, and \(system.name) doesn't declare it any more",
        hint: "deploying \(name) would delete all that \(other) has; declare it again, or delete it first")
    }
    self.deployed = deployed
    let synthesized = try target.request(with: others.sorted()).assemble()
    self.synthesized = synthesized
    release = target.records.map { ReleaseReader(target: target, records: $0).release(of: synthesized) }
  }

  /// The stacks that have something of the environment, or of none.
  var stacks: [StackArtifact] {
    recorded ?? synthesized.assembly.stacks.filter { $0.isPart(of: target.environment.name) }
  }

  /// Takes templates that a record kept, or that import resources, in the place of those that are synthesized, with the
  /// release that they're of.
  mutating func goBack(to recorded: [StackArtifact], of release: RecordedRelease?) {
    (self.recorded, self.release) = (recorded, release)
  }

  /// The profile that the environment has.
  var profile: String {
    synthesized.prepared.chosen.first { $0.environment == target.environment.name }?.profile ?? ""
  }

  /// The names of the parameters that the templates have.
  package var parameterNames: [String] { stacks.flatMap(\.template.parameters.keys) }

  /// Deploys the stacks, those at the same time that don't use each other, and records what came of it.
  ///
  /// - Parameters:
  ///   - folder: The folder of the templates, for messages.
  ///   - settings: The things that only who deploys can know.
  /// - Returns: The deployment; nil where the record says the same already.
  /// - Throws: The reason why it ended before.
  package func carryOut(templatesIn folder: String, _ settings: Settings) throws -> Deployment? {
    let settings = try namingTemplatesBucket(settings)
    var rollout = try rollout(templatesIn: folder, settings)
    try uploadPackages(settings)
    try uploadNested(settings, for: rollout)
    try rollout.prepare()
    _ = try judge(&rollout)
    return try carryOut(&rollout)
  }

  /// Makes the change sets, shows what they would do, and removes them.
  ///
  /// - Parameters:
  ///   - folder: The folder of the templates, for messages.
  ///   - settings: The things that only who deploys can know.
  /// - Throws: The reason why it couldn't be done.
  package func rehearse(templatesIn folder: String, _ settings: Settings) throws {
    let settings = try namingTemplatesBucket(settings)
    var rollout = try rollout(templatesIn: folder, settings)
    try uploadPackages(settings, isRehearsed: true)
    // CloudFormation reads them for change sets.
    try uploadNested(settings, for: rollout)
    try rollout.prepare()
    _ = try judge(&rollout)
    rollout.discard()
  }

  /// Judges change sets that were made just now, which don't stay where they're refused.
  func judge(_ rollout: inout Rollout) throws -> JSONObject? {
    do {
      return try judging(DeploymentOutlook(rollout))
    } catch {
      rollout.discard()
      throw error
    }
  }

  /// Puts the packages of functions where change sets say that they are; the same content is the same place.
  func uploadPackages(_ settings: Settings, isRehearsed: Bool = false) throws {
    // What is imported has its code already, and what is left comes with the next deployment.
    if !settings.imports.isEmpty { return }
    let upload = PackageUpload(
      system: target.system.name, files: PackageFiles(in: settings.packages), aws: aws, follower: follower)
    let others = settings.touchesOthers ? synthesized.prepared.chosen.map(\.environment) : []
    try upload.carryOut(stacks, of: [target.environment.name] + others, isRehearsed: isRehearsed)
  }

  /// The stacks on their way.
  ///
  /// - Throws: The reason why the environment's rollback triggers can't be.
  func rollout(templatesIn folder: String, _ settings: Settings) throws -> Rollout {
    let name = target.environment.name
    let triggers = try TriggerReader(
      environment: target.environment, artifacts: synthesized.assembly.stacks.filter { $0.isPart(of: name) },
      deployed: deployed, aws: aws
    ).read()
    let deployments = stacks.map { artifact in
      StackDeployment(
        artifact, of: name, deployed: deployed[artifact.name], path: "\(folder)/\(artifact.fileName)", settings,
        patience, artifactsStack: ArtifactsName.stack(of: name, in: target.system.name),
        isRequired: target.isRequired(artifact), triggers: triggers?[artifact.name], aws: aws)
    }
    let guardian = EnvironmentGuard(environment: name, dropped: dropped)
    return Rollout(deployments, for: follower) { changes, deployment in
      if !settings.touchesOthers { try guardian.check(changes, of: deployment) }
    } expect: { deployment, created, rollout in
      var execution = PendingExecution(
        stack: deployment.name, stackID: created.stackID, changeSetID: created.id, sha256: deployment.digest,
        profile: profile, startedAt: now())
      if let records = target.records {
        // Whoever looks the end up will record it by the templates' digests.
        for item in rollout.items { try records.templates.keep(item.deployment.artifact) }
        execution.event = event(of: rollout)
        execution.set = deployment.parameters.set.sorted()
      }
      let noted = execution
      try target.store.profiles.changeRecord { $0.expect(noted, of: name) }
    }
  }

  /// Asks, carries prepared change sets out, and records what came of it.
  func carryOut(_ rollout: inout Rollout) throws -> Deployment? {
    if rollout.hasChanges {
      do {
        try follower.approve()
      } catch {
        rollout.discard()
        throw error
      }
    }
    try rollout.run()
    return try record(rollout)
  }
}

extension StackArtifact {
  /// Whether something of an environment is in it, or nothing of any.
  func isPart(of name: String) -> Bool {
    if let environment { return environment == name }
    return environments.isEmpty || environments.contains(name)
  }
}
