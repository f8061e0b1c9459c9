package import StrataEnvironments
package import StrataJSON
import StrataLanguage
package import StrataPipeline
package import StrataReleases

/// An environment of a system to which something is deployed, with the place of its record.
package struct DeploymentTarget {
  package let system: System
  package let environment: EnvironmentDeclaration
  private let source: ProfileSource
  private let profile: String?
  private let allowsOtherProfile: Bool
  private let policies: [PolicyPack]
  /// Where what is deployed is recorded.
  package let store: DeploymentStore

  /// Names an environment.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - system: The system that declares it.
  ///   - source: The place of the profiles.
  ///   - profile: The profile to take instead of the environment's own; its own unless given.
  ///   - allowsOtherProfile: Whether that may be the profile of another environment.
  ///   - policies: Rules and aspects of one's own.
  ///   - store: The folder that the file `deploy.json` is in.
  ///   - recorder: What records say of how they were made; nothing unless given.
  package init(
    _ environment: EnvironmentDeclaration, of system: System, source: ProfileSource, profile: String?,
    allowsOtherProfile: Bool, policies: [PolicyPack], recordedIn store: ProfileStore, by recorder: Recorder = Recorder()
  ) {
    (self.environment, self.system, self.source, self.profile) = (environment, system, source, profile)
    (self.allowsOtherProfile, self.policies) = (allowsOtherProfile, policies)
    self.store = DeploymentStore(store, of: system, by: recorder)
  }

  /// The records beside the system's sources; nil where none are kept of the environment.
  package var records: SystemRecords? { store.records(of: environment.name) }

  /// The profile that the environment has.
  package var profileName: String { profile ?? environment.profile }

  /// Asks for the environment, and others beside it, each with the profile that it was deployed with last.
  func request(with others: [String] = []) throws -> SystemRequest {
    let record = try store.deployments(of: others)
    var profiles: [String: String] = [:]
    for other in others { profiles[other] = record.profile(of: other) }
    profiles[environment.name] = profile
    return SystemRequest(
      system, source: source, environments: [environment.name] + others, profiles: profiles,
      trusted: Set(allowsOtherProfile ? others + [environment.name] : others), policies: policies)
  }

  /// Asks for all environments that have a profile, each with its own.
  func everyEnvironment() -> SystemRequest {
    SystemRequest(system, source: source, environments: [], profiles: [:], trusted: [], policies: policies)
  }

  /// The committed files of a profile, in the order in which they're read.
  func committedFiles(ofProfile name: String) throws -> [ProfileFile] {
    try system.store(source).store.committedAlone?.read(name).files ?? []
  }

  /// The stacks that the environment may be in, before it's known what is deployed there.
  func stacks() throws -> [StackArtifact] {
    // It may need another that isn't deployed yet, or stand in for itself where another is broken.
    let available = try system.store(source).store.names()
    let others = system.environments.filter { $0 != environment && available.contains($0.profile) }.map(\.name)
    if let all = try? request(with: others).assemble() { return all.assembly.stacks }
    return try request().assemble().assembly.stacks
  }

  /// The checks of the environment's health.
  func probes() throws -> [HealthProbe] {
    try system.probes(of: environment, profile: profile, in: try system.store(source).store)
  }

  /// The stacks that have something of the environment.
  func ownStacks() throws -> [StackArtifact] {
    try stacks().filter { $0.environments.contains(environment.name) }
  }

  /// Whether a stack has something of an environment that the system can't be without, or is of none that it has a part in.
  func isRequired(_ stack: StackArtifact) -> Bool {
    if stack.environments.isEmpty { return environment.isRequired }
    return system.environments.contains { $0.isRequired && stack.environments.contains($0.name) }
  }

  /// The deployment that is in place, whoever made it.
  ///
  /// - Parameters:
  ///   - answer: The text that `aws cloudformation describe-stacks` printed; it's asked unless given.
  ///   - aws: The client that is asked.
  ///   - time: The time at which that is.
  /// - Returns: The deployment, which has values; with the templates where records are kept, whose templates come back.
  /// - Throws: ``DeploymentError`` where there is nothing of the environment.
  package func deploymentInPlace(
    from answer: JSONValue?, aws: AwsClient, at time: String
  ) throws -> DeploymentInPlace {
    let hasTemplates = answer == nil && store.records != nil
    var stacks: [(artifact: StackArtifact, deployed: DeployedStack)] = []
    for artifact in try ownStacks() {
      let client = StackClient(name: artifact.name, aws: aws.working(in: artifact.env?.region))
      let found: DeployedStack?
      if let answer {
        found = answer["Stacks"]?.array?.first { $0["StackName"]?.string == artifact.name }.map { DeployedStack($0) }
      } else {
        found = hasTemplates ? try client.find() : try client.describe().map { DeployedStack($0) }
      }
      guard let stack = found else {
        throw DeploymentError(
          answer == nil
            ? "the stack \(artifact.name) isn't deployed" : "there is no stack \(artifact.name) in what was given",
          hint: "aws cloudformation describe-stacks --stack-name \(artifact.name) tells what there is")
      }
      stacks.append((artifact, stack))
    }
    let deployment = Deployment(of: environment.name, profile: profileName, stacks: stacks, at: time)
    guard !deployment.values.isEmpty else {
      throw DeploymentError("the stack has no output or parameter of \(environment.name)")
    }
    return DeploymentInPlace(deployment: deployment, stacks: stacks, hasTemplates: hasTemplates)
  }
}
