/// The checks of the health of a system's environments: the same for each, or by what its profile says.
///
/// ```swift
/// health: [.alarms, .runningTasks]
/// health: HealthProbes { environment in [.address("https://\(environment.profile.domain)/health"), .alarms] }
/// ```
public struct HealthProbes<Profile: Sendable>: Sendable, ExpressibleByArrayLiteral {
  let probes: @Sendable (Environment<Profile>) -> [HealthProbe]

  /// Takes the same checks for each environment.
  public init(arrayLiteral probes: HealthProbe...) {
    self.probes = { _ in probes }
  }

  /// Takes checks that depend on the environment.
  ///
  /// - Parameter probes: Gives the checks of an environment. It must depend on nothing but that.
  public init(_ probes: @escaping @Sendable (Environment<Profile>) -> [HealthProbe]) {
    self.probes = probes
  }
}
