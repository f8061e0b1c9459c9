import StrataChecks
import StrataEnvironments
import StrataPipeline

/// A system that a command is about, with the environments and profiles that were asked for.
struct SystemRequest {
  let system: System
  let source: ProfileSource
  let environments: [String]
  let profiles: [String: String]
  let trusted: Set<String>
  let rules: [any TemplateRule]

  /// The system's templates, all in memory.
  func assemble() throws(SystemAssemblyError) -> SystemAssembly {
    try system.assemble(
      source, environments: environments, profiles: profiles, trusted: trusted, rules: rules)
  }

  /// Gives the system's templates on, each as soon as it's checked.
  func summarize(
    into take: (PreparedSystem) -> (CheckedStack) -> Void
  ) throws(SystemAssemblyError) -> SystemSummary {
    try system.summarize(
      source, environments: environments, profiles: profiles, trusted: trusted, rules: rules, into: take)
  }
}

extension Invocation {
  /// What the operands and options ask for; all systems where none is named.
  ///
  /// - Throws: ``UsageError`` for what isn't there.
  func requests() throws(UsageError) -> [SystemRequest] {
    let source = try source
    let systems = operands.systems.isEmpty ? tool.systems : operands.systems
    let names = values(.environments)
    for name in names where !systems.contains(where: { $0.environments.contains { $0.name == name } }) {
      guard let system = systems.first(where: { !$0.environments.isEmpty }) else {
        throw UsageError("\(systems.map(\.name).joined(separator: ", ")) has no environments")
      }
      _ = try environment(of: system, name)
    }
    let profile = value(.profile)
    if profile != nil, names.count != 1 { throw UsageError("--profile is for one --environment") }
    return systems.compactMap { system in
      let own = names.filter { name in system.environments.contains { $0.name == name } }
      if own.isEmpty, !names.isEmpty { return nil }
      return SystemRequest(
        system: system, source: source, environments: own, profiles: profile.map { [names[0]: $0] } ?? [:],
        trusted: has(.allowOtherProfile) ? Set(own) : [], rules: tool.rules)
    }
  }
}
