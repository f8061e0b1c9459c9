import StrataCore
import StrataEnvironments

extension Invocation {
  /// Chooses an environment, by the options, and others beside it.
  func prepare(
    _ system: System, _ environment: EnvironmentDeclaration, with others: [String] = []
  ) throws -> PreparedSystem {
    try system.prepare(
      source, environments: [environment.name] + others,
      profiles: value(.profile).map { [environment.name: $0] } ?? [:], allowsOtherProfile: has(.allowOtherProfile))
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
