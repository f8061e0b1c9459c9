/// What a profile says of an environment.
public struct WebhookProfile: Sendable {
  /// The name of the secret with the credentials of the environment's application in Benchling.
  public var benchlingSecret: String
  /// The tag of the image that runs.
  public var imageTag: String
  /// The repository of the image, in the account's own registry.
  public var imageRepository: String
  /// Who may call the environment; anyone where there is no entry.
  public var webhookAllowList: [String]

  /// Describes a profile.
  ///
  /// - Parameters:
  ///   - benchlingSecret: The name of the secret, such as `quiltdata/benchling-webhook/default/my-company`.
  ///   - imageTag: The tag of the image; `latest` unless given.
  ///   - imageRepository: The repository of the image, in the account's own registry.
  ///   - webhookAllowList: The blocks of addresses that may call the environment; anyone where there is none.
  public init(
    benchlingSecret: String, imageTag: String = "latest", imageRepository: String = "quiltdata/benchling",
    webhookAllowList: [String] = []
  ) {
    self.benchlingSecret = benchlingSecret
    self.imageTag = imageTag
    self.imageRepository = imageRepository
    self.webhookAllowList = webhookAllowList
  }
}

extension WebhookEnvironment {
  /// Environments as the templates in this repository have them.
  public static let samples: [WebhookEnvironment] = [
    .init(
      .prod,
      profile: .init(benchlingSecret: "quiltdata/benchling-webhook/default/my-company", imageTag: "0.6.3")),
    .init(.dev, profile: .init(benchlingSecret: "quiltdata/benchling-webhook/dev/my-company")),
  ]
}
