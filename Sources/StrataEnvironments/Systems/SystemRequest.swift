package import StrataPipeline

/// A system that is to be assembled, with the environments and profiles that were asked for.
package struct SystemRequest {
  package let system: System
  private let source: ProfileSource
  private let environments: [String]
  private let profiles: [String: String]
  private let trusted: Set<String>
  private let policies: [PolicyPack]

  /// Asks for a system.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - source: Where the profiles are.
  ///   - environments: The environments that are wanted; all that have a profile where none is named.
  ///   - profiles: The profiles to take for environments instead of their own, by the environments' names.
  ///   - trusted: The environments whose profile may be the one that another environment has by default.
  ///   - policies: Rules and aspects of one's own.
  package init(
    _ system: System, source: ProfileSource, environments: [String], profiles: [String: String], trusted: Set<String>,
    policies: [PolicyPack]
  ) {
    (self.system, self.source, self.environments) = (system, source, environments)
    (self.profiles, self.trusted, self.policies) = (profiles, trusted, policies)
  }

  /// The system's app, of which nothing is declared yet.
  package func prepare() throws(ProfileError) -> PreparedSystem {
    try system.prepare(source, environments: environments, profiles: profiles, trusted: trusted)
  }

  /// The system's templates, all in memory.
  ///
  /// - Parameter isHoldingApart: Whether environments that have to be apart, and aren't, are a mistake; yes unless given.
  /// - Returns: The templates, with the profiles that they were made of.
  /// - Throws: ``SystemAssemblyError`` with every mistake of the stage that went wrong.
  package func assemble(isHoldingApart: Bool = true) throws(SystemAssemblyError) -> SystemAssembly {
    try (isHoldingApart ? system : system.withoutRequiredIsolation).assemble(
      source, environments: environments, profiles: profiles, trusted: trusted, policies: policies)
  }

  /// Gives the system's templates on, each as soon as it's checked.
  package func summarize(
    into take: (PreparedSystem) -> (CheckedStack) -> Void
  ) throws(SystemAssemblyError) -> SystemSummary {
    try system.summarize(
      source, environments: environments, profiles: profiles, trusted: trusted, policies: policies, into: take)
  }
}
