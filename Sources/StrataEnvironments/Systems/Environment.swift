public import StrataLanguage

/// An environment of a system, with what its profile says.
public struct Environment<Profile: Sendable>: Sendable {
  /// The environment's name, such as `prod`.
  public let name: String

  /// The place among all environments that the system declares, from 0; it's the same whether others are there or not.
  public let order: Int

  /// The account and region that its stacks are meant for; nil for anywhere.
  public let env: StackEnvironment?

  /// The content of its profile.
  public var profile: Profile

  /// Describes an environment, as tests do that have no profile files.
  ///
  /// - Parameters:
  ///   - name: The environment's name.
  ///   - order: Its place among all environments that the system declares, from 0.
  ///   - env: The account and region that its stacks are meant for; anywhere unless given.
  ///   - profile: The content of its profile.
  public init(_ name: String, order: Int, env: StackEnvironment? = nil, profile: Profile) {
    self.name = name
    self.order = order
    self.env = env
    self.profile = profile
  }

  /// The name as the first part of ids: `Prod`, or `DevAws` for `dev-aws`.
  public var title: String {
    name.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + String($0.dropFirst()) }.joined()
  }
}
