import StrataDeployment
import StrataEnvironments
import StrataReport

extension ReportedPromotion {
  /// Reads the records of a system's environments; nil for a system that declares no promotion and of which nothing is deployed.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - invocation: The command as it was called.
  /// - Throws: The reason why what was deployed can't be read.
  init?(_ system: System, _ invocation: Invocation) throws {
    let store = try invocation.recordStore(of: system)
    let now = invocation.console.now()
    let lines = try system.environments.map { try StatusLine($0.name, of: store, at: now) }
    if system.promotion == nil, lines.allSatisfy({ !$0.isKnown }) { return nil }
    let steps = system.promotion?.steps ?? []
    self.init(
      way: system.promotion?.environments ?? [],
      environments: zip(system.environments, lines).map { environment, line in
        line.reported(gates: steps.first { $0.to == environment.name }?.gates.map(\.name) ?? [])
      })
  }
}
