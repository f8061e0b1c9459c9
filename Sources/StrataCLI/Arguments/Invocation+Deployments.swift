import StrataDeployment
import StrataEnvironments

extension Invocation {
  /// The environment that a command deploys, or records the deployment of.
  func target() throws -> DeploymentTarget {
    DeploymentTarget(
      try onlyEnvironment(of: system), of: system, source: try source, profile: value(.profile),
      allowsOtherProfile: has(.allowOtherProfile), rules: tool.rules, recordedIn: try recordStore(of: system))
  }

  /// The store in which a system's deployments are recorded: with the user's own profiles, be they there or not.
  func recordStore(of system: System) throws -> ProfileStore {
    if case .folder = try source { return try system.store(source).store }
    return try ProfileStore(system: system.name, variables: console.variables)
  }

  /// The folder of a system's profiles, for writing to it.
  func ownStore(of system: System) throws -> ProfileStore {
    switch try source {
    case .samples: throw UsageError("samples aren't changed here")
    case .folder: return try system.store(source).store
    case .user(let variables): return try ProfileStore(system: system.name, variables: variables)
    }
  }
}

extension Console {
  /// The `aws` command, with this console's ways to run programs and to wait.
  var aws: AwsClient { AwsClient(run: run, wait: wait) }
}
