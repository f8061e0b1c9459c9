import StrataEnvironments

extension Invocation {
  /// What the operands and options ask for; all systems where none is named.
  ///
  /// - Parameter isOfRepository: Whether templates are made of committed profiles alone where a system has them.
  /// - Returns: The requests.
  /// - Throws: ``UsageError`` for what isn't there.
  func requests(isOfRepository: Bool) throws(UsageError) -> [SystemRequest] {
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
    var requests: [SystemRequest] = []
    for system in systems {
      let own = names.filter { name in system.environments.contains { $0.name == name } }
      if own.isEmpty, !names.isEmpty { continue }
      requests.append(
        SystemRequest(
          system, source: isOfRepository ? try sourceOfRepository(for: system) : source, environments: own,
          profiles: profile.map { [names[0]: $0] } ?? [:], trusted: has(.allowOtherProfile) ? Set(own) : [],
          policies: tool.policies))
    }
    return requests
  }
}
