import StrataCore
import StrataEnvironments
import StrataJSON

extension Invocation {
  /// Chooses an environment, by the options, and others beside it, each with the profile that it was deployed with last.
  func prepare(
    _ system: System, _ environment: EnvironmentDeclaration, with others: [String] = []
  ) throws -> PreparedSystem {
    let record = try recordStore(of: system).deployments()
    var profiles: [String: String] = [:]
    for other in others { profiles[other] = record.history(of: other).last?["profile"]?.string }
    profiles[environment.name] = value(.profile)
    return try system.prepare(
      source, environments: [environment.name] + others, profiles: profiles,
      trusted: Set(has(.allowOtherProfile) ? others + [environment.name] : others))
  }

  /// The stacks that an environment may be in, before it's known what is deployed there.
  func stacks(of system: System, _ environment: EnvironmentDeclaration) throws -> [StackArtifact] {
    // It may need another that isn't deployed yet, or stand in for itself where another is broken.
    let available = try system.store(source).store.names()
    let others = system.environments.filter { $0 != environment && available.contains($0.profile) }.map(\.name)
    if let all = try? prepare(system, environment, with: others), let assembly = try? all.app.synthesize() {
      return assembly.stacks
    }
    return try prepare(system, environment).app.synthesized().stacks
  }
}

extension App {
  /// Synthesizes, with mistakes as the tool prints them.
  func synthesized() throws -> Assembly {
    do {
      return try synthesize()
    } catch {
      throw ProfileError(error.diagnostics)
    }
  }
}
