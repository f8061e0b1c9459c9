public import Strata
public import StrataEnvironments

/// What a profile says of an environment.
public struct WebhookProfile: Sendable {
  /// The tenant of Benchling, as in `my-company.benchling.com`.
  public var benchlingTenant: String
  /// The id of the environment's application in Benchling.
  public var benchlingAppDefinitionId: String
  /// The id that the application logs in with.
  public var benchlingClientId: String
  /// What the application proves its id with.
  public var benchlingClientSecret: Sensitive
  /// The ARN of the Quilt stack that packages go to.
  public var quiltStackArn: String
  /// The name of the secret that the service reads, such as `quiltdata/benchling-webhook/default/my-company`.
  public var benchlingSecret: String
  /// The tag of the image that runs.
  public var imageTag: String
  /// The repository of the image, in the account's own registry.
  public var imageRepository = "quiltdata/benchling"
  /// The blocks of addresses that may call the environment, at least one; anyone where there is no list.
  public var webhookAllowList: [String]?
  /// The region of the stack; the one that the `aws` command is set to where there is none.
  public var region: Region?
  /// How many NAT gateways the network has, 0 to 2; that of the first environment counts.
  public var natGateways = 1
  /// The environment whose service this one is an address of, while there is no service of its own.
  public var serviceOf: String?
  /// The bucket that packages are put into.
  public var packageBucket: String?
  /// The key of a package's metadata that names the experiment.
  public var packageKey = "experiment_id"
  /// What packages' names begin with.
  public var packagePrefix = "benchling"
  /// How much the service logs.
  public var logLevel = LogLevel.info

  /// How much the service logs.
  public enum LogLevel: String, Sendable, Decodable, CaseIterable {
    /// Everything.
    case debug = "DEBUG"
    /// What happens.
    case info = "INFO"
    /// What may be wrong.
    case warning = "WARNING"
    /// What is wrong.
    case error = "ERROR"
  }
}

extension WebhookProfile: Decodable {
  private enum CodingKeys: CodingKey {
    case benchlingTenant, benchlingAppDefinitionId, benchlingClientId, benchlingClientSecret, quiltStackArn
    case benchlingSecret, imageTag, imageRepository, webhookAllowList, region, natGateways, serviceOf
    case packageBucket, packageKey, packagePrefix, logLevel
  }

  /// Reads a profile; what has a default may be left out.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    benchlingTenant = try values.decode(String.self, forKey: .benchlingTenant)
    benchlingAppDefinitionId = try values.decode(String.self, forKey: .benchlingAppDefinitionId)
    benchlingClientId = try values.decode(String.self, forKey: .benchlingClientId)
    benchlingClientSecret = try values.decode(Sensitive.self, forKey: .benchlingClientSecret)
    quiltStackArn = try values.decode(String.self, forKey: .quiltStackArn)
    benchlingSecret = try values.decode(String.self, forKey: .benchlingSecret)
    imageTag = try values.decode(String.self, forKey: .imageTag)
    imageRepository = try values.decodeIfPresent(String.self, forKey: .imageRepository) ?? imageRepository
    webhookAllowList = try values.decodeIfPresent([String].self, forKey: .webhookAllowList)
    region = try values.decodeIfPresent(Region.self, forKey: .region)
    natGateways = try values.decodeIfPresent(Int.self, forKey: .natGateways) ?? natGateways
    serviceOf = try values.decodeIfPresent(String.self, forKey: .serviceOf)
    packageBucket = try values.decodeIfPresent(String.self, forKey: .packageBucket)
    packageKey = try values.decodeIfPresent(String.self, forKey: .packageKey) ?? packageKey
    packagePrefix = try values.decodeIfPresent(String.self, forKey: .packagePrefix) ?? packagePrefix
    logLevel = try values.decodeIfPresent(LogLevel.self, forKey: .logLevel) ?? logLevel
  }
}

extension WebhookProfile {
  /// What a person is asked who makes a profile.
  static let form = ProfileForm(
    questions: [
      .init("benchlingTenant", "Benchling tenant"),
      .init("benchlingAppDefinitionId", "Benchling app definition id", isAskedAgain: true),
      .init("benchlingClientId", "Benchling client id"),
      .init("benchlingClientSecret", "Benchling client secret"),
      .init("quiltStackArn", "ARN of the Quilt stack"),
      .init("imageTag", "Image tag", suggesting: "0.6.3", in: ["dev": "latest"], isAskedAgain: true),
    ],
    derived: ["benchlingSecret": "quiltdata/benchling-webhook/{profile}/{benchlingTenant}"])

  /// The secret that the service reads at its start.
  var secret: ProfileSecret {
    ProfileSecret(
      name: benchlingSecret,
      [
        "BENCHLING_APP_DEFINITION_ID": .text(benchlingAppDefinitionId),
        "BENCHLING_CLIENT_ID": .text(benchlingClientId),
        "BENCHLING_CLIENT_SECRET": .sensitive(benchlingClientSecret),
        "BENCHLING_TENANT": .text(benchlingTenant),
        "BENCHLING_PKG_BUCKET": .text(packageBucket ?? ""),
        "BENCHLING_PKG_KEY": .text(packageKey),
        "BENCHLING_PKG_PREFIX": .text(packagePrefix),
        "BENCHLING_ENABLE_WEBHOOK_VERIFICATION": .text("true"),
        "BENCHLING_LOG_LEVEL": .text(logLevel.rawValue),
      ])
  }
}
