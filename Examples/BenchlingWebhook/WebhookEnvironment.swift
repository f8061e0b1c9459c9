/// An environment of the webhook, with what its profile says.
public struct WebhookEnvironment: Sendable {
  /// Which environment it is.
  public enum Name: String, Sendable, CaseIterable {
    /// The one that the tenant's own application calls.
    case prod
    /// The one that a second application calls, for trying things out.
    case dev
  }

  /// Which environment it is.
  public let name: Name

  /// What its profile says.
  public var profile: WebhookProfile

  /// Describes an environment.
  public init(_ name: Name, profile: WebhookProfile) {
    self.name = name
    self.profile = profile
  }
}

extension WebhookEnvironment.Name {
  /// The environment in ids and titles.
  var title: String {
    switch self {
    case .prod: "Prod"
    case .dev: "Dev"
    }
  }

  /// Which listener rule is tried first.
  ///
  /// It's fixed, so that no environment's rule changes when another comes or goes.
  var priority: Int {
    switch self {
    case .prod: 10
    case .dev: 20
    }
  }

  /// The fewest and the most tasks.
  var tasks: ClosedRange<Int> {
    switch self {
    case .prod: 2...10
    case .dev: 1...2
    }
  }
}
