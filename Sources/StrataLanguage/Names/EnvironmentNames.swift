/// The names that a naming policy gives to what an environment has.
package struct EnvironmentNames: Sendable, Hashable {
  /// The policy's pattern, for messages.
  package let policy: String
  /// The environment, such as `dev`.
  package let environment: String
  /// The text before the service, such as `smartstack-dev-`.
  package let prefix: String
  /// The path of the environment's parameters, such as `/smartstack/dev`.
  package let parameters: String

  /// The pattern that all names match, such as `smartstack-dev-*`.
  package var pattern: String { prefix + "*" }

  /// The name of a service.
  package func name(_ service: String) -> String { prefix + service }

  /// Whether a name may be one of this environment's as well as one of another's.
  package func overlaps(_ other: EnvironmentNames) -> Bool {
    prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix)
  }

  /// Whether parameters of this environment's may be below the path of another's.
  package func sharesParameters(with other: EnvironmentNames) -> Bool {
    let (own, others) = (parameters + "/", other.parameters + "/")
    return own.hasPrefix(others) || others.hasPrefix(own)
  }
}
