extension System {
  /// The checks of an environment's health, by what its profile says.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - profile: The profile to take instead of the environment's own; its own where it's nil.
  ///   - store: Where profiles are.
  /// - Returns: The checks, in the order in which they're declared.
  /// - Throws: ``ProfileError`` where the profile can't be read, or a check can't be asked.
  package func probes(
    of environment: EnvironmentDeclaration, profile: String?, in store: ProfileStore
  ) throws(ProfileError) -> [HealthProbe] {
    let order = environments.firstIndex(of: environment) ?? 0
    let chain = try store.read(profile ?? environment.profile)
    let probes = try probes(Choice(name: environment.name, order: order, env: environment.env, chain: chain))
    let mistakes = probes.flatMap { $0.mistakes(of: "\(name)/\(environment.name)") }
    if !mistakes.isEmpty { throw ProfileError(mistakes) }
    return probes
  }
}
