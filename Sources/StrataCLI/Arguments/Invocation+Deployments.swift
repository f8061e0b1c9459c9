import StrataDeployment
import StrataEnvironments

extension Invocation {
  /// The environment that a command deploys, or records the deployment of.
  func target() throws -> DeploymentTarget { try target(try onlyEnvironment(of: system)) }

  /// An environment that something is deployed to.
  func target(_ environment: EnvironmentDeclaration) throws -> DeploymentTarget {
    DeploymentTarget(
      environment, of: system, source: try sourceOfRepository(for: system),
      profile: value(.profile),
      allowsOtherProfile: has(.allowOtherProfile), policies: tool.policies, recordedIn: try recordFolder(of: system),
      by: recorder)
  }

  /// What was deployed of a system, and is under way.
  func recordStore(of system: System) throws -> DeploymentStore {
    DeploymentStore(try recordFolder(of: system), of: system, by: recorder)
  }

  /// What records say of how they were made.
  var recorder: Recorder {
    let console = console
    return Recorder(
      tool: Version.current, folders: tool.systems.compactMap(\.records), run: console.run,
      say: { console.note(console.shortening($0)) })
  }

  /// The folder of a system's `deploy.json`: with the user's own profiles, be they there or not.
  private func recordFolder(of system: System) throws -> ProfileStore {
    if case .folder = try source { return try system.store(source).store }
    return try ProfileStore(system: system.name, variables: console.variables)
  }

  /// The folder of a system's profiles that are the user's own, for writing to it.
  func ownStore(of system: System) throws -> ProfileStore {
    switch try source {
    case .committed: throw UsageError("samples aren't changed here")
    case .folder: return try system.store(source).store
    case .user(let variables):
      let own = try ProfileStore(system: system.name, variables: variables)
      return ProfileStore(system: system.name, directory: own.directory, committed: system.committed)
    }
  }

  /// The user's own files that would make templates others than those of the committed profiles, which they are of.
  func overrides(leftOutOf prepared: PreparedSystem) -> [String] {
    guard let store = prepared.store, store.isCommitted, !has(.committed), !has(.samples), let source = try? source,
      let system = tool.systems.first(where: { $0.name == store.system })
    else { return [] }
    let profiles = Dictionary(
      prepared.chosen.map { ($0.environment, $0.profile) }, uniquingKeysWith: { first, _ in first })
    let own = try? system.prepare(
      source, environments: prepared.chosen.map(\.environment), profiles: profiles, trusted: Set(profiles.keys))
    return own?.overrides ?? []
  }
}

extension Console {
  /// The `aws` command, with this console's ways to run programs and to wait.
  var aws: AwsClient { AwsClient(run: run, wait: wait) }
}
