import Strata
import StrataEnvironments

/// What a profile says of an environment.
struct SoundbiteProfile: ProfileDefaults {
  /// Where the environment is: in LocalStack, on a developer's machine, or in an account of AWS.
  enum Infrastructure: String, Decodable, CaseIterable { case localstack, aws }

  /// Where the application runs: on a developer's machine, or in the environment.
  enum Application: String, Decodable, CaseIterable { case local, deployed }

  /// The account and region; an environment moves to an account of its own by another one here.
  var account = "123456789012"
  var region = "us-east-1"
  var infrastructure: Infrastructure
  var application: Application
  /// The host that the API is at, with its port where that isn't the usual one.
  var address: String
  var monitoring: MonitoringTier
  var security: SecurityTier
  /// The addresses of the network, which no other environment has.
  var network: CIDR
  /// The ways from the network into the internet, each charged by the hour; LocalStack has none.
  var natGateways = 0
  /// The zone of DNS that has the addresses of all environments.
  var zoneID: StringValue = "Z0123456789ABCDEFGHIJ"
  var domain = "soundbite.com"
  /// The tag of the application's image.
  var version: StringValue = "latest"
  /// The fewest and the most tasks of the API, and of its workers.
  var tasks = [1, 2]
  /// The time for which logs are kept.
  var logs: Retention
  /// The age at which audio is deleted; never unless given.
  var audio: Duration?
  /// The pages that may play audio.
  var sites = ["https://soundbite.com"]
  /// The most that a month should cost, in US dollars, and who is told by e-mail; there is no budget unless given.
  var budget: Double?
  var owners: [StringValue] = ["team@soundbite.com"]

  /// Where the environment is.
  var place: StackEnvironment { StackEnvironment(account: account, region: region) }

  /// The fate of data that the environment no longer declares.
  var fate: DeletionPolicy { security >= .high ? .retain : .delete }

  static func defaults() throws -> SoundbiteProfile {
    try SoundbiteProfile(
      infrastructure: required(), application: required(), address: required(), monitoring: required(),
      security: required(), network: required(), logs: required())
  }
}
