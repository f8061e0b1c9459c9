public import Strata
public import StrataEnvironments
public import StrataInstances

/// What a profile says of an environment.
public struct MhtProfile: ProfileDefaults, Sendable {
  /// A version of the API and the instances that run it.
  public struct Release: Decodable, Sendable {
    /// The name of its group of instances: `Blue`, `Green`, or `Api` where there is one alone.
    public var group: String
    /// The tag of its image.
    public var version: String
    /// The number of instances.
    public var instances: InstanceCount
    /// The share of requests that it gets, beside the others' shares.
    public var weight: Int
  }

  /// Who works with an environment.
  public enum People: String, Decodable, Sendable, CaseIterable {
    /// Who may do everything with its data.
    case developers
    /// Who may look at it.
    case operations
  }

  /// The addresses of the network, which no other environment has.
  public var network: CIDR
  /// The zones of the network.
  public var zones: Zones = ["us-west-2a", "us-west-2b", "us-west-2c"]
  /// The zone of DNS, which the environments share.
  public var zoneID: StringValue = "Z0123456789ABCDEFGHIJ"
  /// The domain of that zone.
  public var domain = "amygdalas.com"
  /// The names of the environment.
  public var names: [String]
  /// The type of the instances.
  public var instanceType: StringValue
  /// The versions that run; one is replaced at once, two or more share the requests by weight.
  public var releases: [Release]
  /// The age at which archived objects move to Standard-IA: 30 days at the earliest, says S3.
  public var coolAfter: Duration
  /// The age at which they move to Glacier: 30 days later at the earliest.
  public var archiveAfter: Duration
  /// The age at which they move to Deep Archive.
  public var deepArchiveAfter: Duration
  /// The time for which logs of the API and its workers are kept.
  public var logs: Retention
  /// The time for which logs of access to objects are kept.
  public var accessLogs: Duration
  /// Whether tables and objects are backed up beside their own earlier versions.
  public var isBackedUp = false
  /// The time for which backups are kept.
  public var backups = Duration.seconds(35 * 86_400)
  /// Who works with it.
  public var people: People
  /// The most that a month should cost, in US dollars.
  public var budget: Double
  /// The secret that has the URL of the Discord channel that is told of alarms; nobody is told there unless given.
  public var discordSecret: String?

  /// What the members have where a profile has nothing.
  public static func defaults() throws -> MhtProfile {
    try MhtProfile(
      network: required(), names: required(), instanceType: required(), releases: required(), coolAfter: required(),
      archiveAfter: required(), deepArchiveAfter: required(), logs: required(), accessLogs: required(),
      people: required(), budget: required())
  }
}
