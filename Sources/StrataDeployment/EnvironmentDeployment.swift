package import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
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

    package init(parameters: [String: String] = [:], bucket: String? = nil, touchesOthers: Bool = false) {
      (self.parameters, self.bucket, self.touchesOthers) = (parameters, bucket, touchesOthers)
    }
  }

  private let target: DeploymentTarget
  private let aws: AwsClient
  private let deployed: [String: DeployedStack]
  private let dropped: [String]
  /// The templates.
  package let synthesized: SystemAssembly

  /// Plans a deployment; nothing is changed.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - dropped: The environments whose parts of the stacks are to go; none unless given.
  /// - Throws: ``DeploymentError`` where an environment would be lost, and whatever is wrong with profiles and templates.
  package init(to target: DeploymentTarget, aws: AwsClient, dropping dropped: [String] = []) throws {
    (self.target, self.aws, self.dropped) = (target, aws, dropped)
    let (system, name) = (target.system, target.environment.name)
    var deployed: [String: DeployedStack] = [:]
    for artifact in try target.stacks() {
      deployed[artifact.name] = try DeployedStack.find(artifact.name, aws.working(in: artifact.env?.region))
    }
    let others = Set(deployed.values.flatMap(\.environments.names)).subtracting([name] + dropped)
    for other in others.sorted() where !system.environments.contains(where: { $0.name == other }) {
      throw DeploymentError(
        "the environment \(other) is deployed in the same stack, and \(system.name) doesn't declare it any more",
        hint: "deploying \(name) would delete all that \(other) has; declare it again, or delete it first")
    }
    self.deployed = deployed
    synthesized = try target.request(with: others.sorted()).assemble()
  }

  /// The names of the parameters that the templates have.
  package var parameterNames: [String] { synthesized.assembly.stacks.flatMap(\.template.parameters.keys) }

  /// Deploys stack by stack, and records what came of it.
  ///
  /// - Parameters:
  ///   - folder: The folder of the templates, for messages.
  ///   - settings: The things that only who deploys can know.
  ///   - follower: Somebody who is told, and decides.
  ///   - now: Tells the time.
  /// - Returns: The deployment; nil where the record says the same already.
  /// - Throws: The reason why it ended before.
  package func carryOut(
    templatesIn folder: String, _ settings: Settings, for follower: some DeploymentFollower, now: () -> String
  ) throws -> Deployment? {
    let name = target.environment.name
    var results: [(StackArtifact, DeployedStack)] = []
    for artifact in synthesized.assembly.stacks
    where artifact.environments.isEmpty || artifact.environments.contains(name) {
      let deployment = StackDeployment(
        artifact: artifact, path: "\(folder)/\(artifact.fileName)", environment: name,
        deployed: deployed[artifact.name], aws: aws.working(in: artifact.env?.region),
        parameters: settings.parameters, bucket: settings.bucket,
        artifactsStack: ArtifactsStack.name(of: name, in: target.system.name))
      if let stack = try deploy(deployment, settings, for: follower) {
        results.append((artifact, stack))
      } else if let stack = deployed[artifact.name] {
        follower.nothingChanges(in: artifact.name)
        results.append((artifact, stack))
      }
    }
    let profile = synthesized.prepared.chosen.first { $0.environment == name }?.profile ?? ""
    let deployment = Deployment(of: name, profile: profile, stacks: results, at: now())
    // A record that says the same already needs no other line in its history.
    if try target.store.deployments().says(deployment) { return nil }
    try target.store.record(deployment)
    return deployment
  }

  /// Deploys a stack, and gives it as it is then; nil where there is nothing to change.
  private func deploy(
    _ deployment: StackDeployment, _ settings: Settings, for follower: some DeploymentFollower
  ) throws -> DeployedStack? {
    let name = deployment.artifact.name
    follower.progress("\(name): making a change set")
    guard let prepared = try deployment.prepare() else { return nil }
    follower.changes(prepared.changes.changes, of: name)
    do {
      if !settings.touchesOthers { try check(prepared.changes, of: deployment) }
      try follower.approve()
    } catch {
      deployment.discard(prepared.id)
      throw error
    }
    return try deployment.execute(prepared.id) { follower.progress($0) }
  }

  /// Refuses changes of what belongs to other environments, or may belong to one.
  private func check(_ changes: ChangeSet, of deployment: StackDeployment) throws(DeploymentError) {
    let name = target.environment.name
    if let deployed = deployment.deployed, deployed.environments.names.isEmpty,
      !deployment.artifact.environments.isEmpty
    {
      // The deployed template doesn't say whose its resources are.
      let removed = changes.changes.filter { $0.action == "Remove" }.map(\.logicalID)
      if !removed.isEmpty {
        throw DeploymentError(
          "this would remove \(removed.prefix(10).joined(separator: ", ")), and the deployed template doesn't say which "
            + "environment that is of",
          hint: "if nothing of another environment is among it, say --touch-other-environments", isGrave: true)
      }
    }
    let foreign = changes.touching(otherThan: name).filter { !dropped.contains($0.environment ?? "") }
    if foreign.isEmpty { return }
    let others = Set(foreign.compactMap(\.environment)).sorted().joined(separator: " and ")
    throw DeploymentError(
      "this would change \(Count.of(foreign.count, "resource")) of \(others), and \(name) is to be deployed: "
        + foreign.map(\.logicalID).prefix(10).joined(separator: ", "),
      hint: "deploy \(others) by itself, or say --touch-other-environments", isGrave: true)
  }
}
