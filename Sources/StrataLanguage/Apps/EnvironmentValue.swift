/// A parameter or an output of a stack that was declared in a scope of an environment.
public struct EnvironmentValue: Sendable, Hashable {
  /// The environment, such as `dev`.
  public let environment: String

  /// The name in the scope of its environment, such as `ImageTag`; the same in each environment.
  public let id: String

  /// The name in the template, such as `DevImageTag`.
  public let logicalID: String

  package init?(_ id: SectionID, logicalID: String) {
    guard let environment = id.environment else { return nil }
    self.environment = environment
    self.id = id.ownID
    self.logicalID = logicalID
  }
}
