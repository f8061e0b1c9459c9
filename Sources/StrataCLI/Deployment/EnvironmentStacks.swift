import StrataCore
import StrataEnvironments
import StrataJSON
import StrataPipeline

extension Invocation {
  /// Asks for an environment, by the options, and others beside it, each with the profile that it was deployed with last.
  func request(
    _ system: System, _ environment: EnvironmentDeclaration, with others: [String] = []
  ) throws -> SystemRequest {
    let record = try recordStore(of: system).deployments()
    var profiles: [String: String] = [:]
    for other in others { profiles[other] = record.history(of: [other]).last?["profile"]?.string }
    profiles[environment.name] = value(.profile)
    return SystemRequest(
      system: system, source: try source, environments: [environment.name] + others, profiles: profiles,
      trusted: Set(has(.allowOtherProfile) ? others + [environment.name] : others), rules: tool.rules)
  }

  /// The stacks that an environment may be in, before it's known what is deployed there.
  func stacks(of system: System, _ environment: EnvironmentDeclaration) throws -> [StackArtifact] {
    // It may need another that isn't deployed yet, or stand in for itself where another is broken.
    let available = try system.store(source).store.names()
    let others = system.environments.filter { $0 != environment && available.contains($0.profile) }.map(\.name)
    if let all = try? request(system, environment, with: others).assemble() { return all.assembly.stacks }
    return try request(system, environment).assemble().assembly.stacks
  }
}
