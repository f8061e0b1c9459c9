public import StrataLanguage

/// An environment that a system may have.
public struct EnvironmentDeclaration: Sendable, Hashable {
  /// The environment's name, such as `prod`.
  public let name: String

  /// The profile that it has unless another is chosen.
  public let profile: String

  /// The account and region that its stacks are meant for; nil for anywhere.
  public let env: StackEnvironment?

  /// Whether the system can't be without it; one that isn't required is left out where it has no profile.
  public let isRequired: Bool

  /// Whether it's thrown away after use; then nothing of it is recorded beside the sources.
  public let isEphemeral: Bool

  /// Whether it's on the machine of whoever deploys it, where an endpoint stands in for AWS; then it costs nothing there.
  public let isLocal: Bool

  /// The alarms by which a deployment is taken back; nil where nothing is said of them, and stacks keep those that they have.
  public let rollbackTriggers: RollbackTriggers?

  /// An environment that the system can't be without.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and hyphens, such as `prod`.
  ///   - profile: The profile that it has unless another is chosen; the one of its name unless given.
  ///   - env: The account and region that its stacks are meant for; anywhere unless given.
  ///   - rollbackTriggers: The alarms by which a deployment is taken back; the stacks keep those that they have unless
  ///     given.
  /// - Returns: The declaration.
  public static func required(
    _ name: String, profile: String? = nil, env: StackEnvironment? = nil, rollbackTriggers: RollbackTriggers? = nil
  ) -> EnvironmentDeclaration {
    EnvironmentDeclaration(
      name: name, profile: profile ?? name, env: env, isRequired: true, isEphemeral: false, isLocal: false,
      rollbackTriggers: rollbackTriggers)
  }

  /// An environment that is left out where it has no profile.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and hyphens, such as `dev`.
  ///   - profile: The profile that it has unless another is chosen; the one of its name unless given.
  ///   - env: The account and region that its stacks are meant for; anywhere unless given.
  ///   - rollbackTriggers: The alarms by which a deployment is taken back; the stacks keep those that they have unless
  ///     given.
  /// - Returns: The declaration.
  public static func optional(
    _ name: String, profile: String? = nil, env: StackEnvironment? = nil, rollbackTriggers: RollbackTriggers? = nil
  ) -> EnvironmentDeclaration {
    EnvironmentDeclaration(
      name: name, profile: profile ?? name, env: env, isRequired: false, isEphemeral: false, isLocal: false,
      rollbackTriggers: rollbackTriggers)
  }

  /// An environment that is thrown away after use, such as one of an emulator on a developer's machine.
  ///
  /// No release goes through it, and nothing of it is recorded beside the sources, so that whoever deploys it leaves those
  /// as they are. It's left out where it has no profile.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and hyphens, such as `local`.
  ///   - profile: The profile that it has unless another is chosen; the one of its name unless given.
  ///   - env: The account and region that its stacks are meant for; anywhere unless given.
  ///   - isLocal: Whether it's on the machine of whoever deploys it, where an endpoint stands in for AWS, so that it costs
  ///     nothing in AWS; not unless given.
  /// - Returns: The declaration.
  public static func ephemeral(
    _ name: String, profile: String? = nil, env: StackEnvironment? = nil, isLocal: Bool = false
  ) -> EnvironmentDeclaration {
    EnvironmentDeclaration(
      name: name, profile: profile ?? name, env: env, isRequired: false, isEphemeral: true, isLocal: isLocal,
      rollbackTriggers: nil)
  }
}
