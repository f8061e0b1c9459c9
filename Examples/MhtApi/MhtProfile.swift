import Strata
import StrataEnvironments
import StrataInstances

/// What a profile says of an environment.
struct MhtProfile: ProfileDefaults {
  /// A version of the API, by the tag of its image, and the instances that run it.
  struct Release: Decodable {
    /// The name of its group of instances: `Blue`, `Green`, or `Api` where there is one alone.
    var group: String
    var version: String
    var instances: InstanceCount
  }

  /// Who works with an environment: developers may do everything with its data, operations may look at it.
  enum People: String, Decodable, CaseIterable { case developers, operations }

  /// The addresses of the network, which no other environment has.
  var network: CIDR
  var zones: Zones = ["us-west-2a", "us-west-2b", "us-west-2c"]
  /// The zone of DNS, which the environments share, and the names in it that are the environment's.
  var zoneID: StringValue = "Z0123456789ABCDEFGHIJ"
  var domain = "amygdalas.com"
  var names: [String]
  /// The share of the environment's records among those of the same names, while others lead elsewhere, 0 to 255.
  var recordWeight: Int?
  var instanceType: StringValue
  /// The versions that run; one is replaced at once, two share the requests by weight.
  var releases: [Release]
  /// The share of requests that each version gets, in the same order.
  var weights = [1]
  /// The ages at which archived objects move to Standard-IA, Glacier and Deep Archive.
  var coolAfter, archiveAfter, deepArchiveAfter: Duration
  /// The time for which logs of the API and its workers are kept, and those of who read which object.
  var logs: Retention
  var accessLogs: Duration
  /// Whether tables and objects are backed up beside their own earlier versions, and how long that is kept.
  var isBackedUp = false
  var backups: Duration = .days(35)
  var people: People
  /// The most that a month should cost, in US dollars.
  var budget: Double
  /// The secret that has the URL of the Discord channel that is told of alarms; nobody is told there unless given.
  var discordSecret: String?

  static func defaults() throws -> MhtProfile {
    try MhtProfile(
      network: required(), names: required(), instanceType: required(), releases: required(), coolAfter: required(),
      archiveAfter: required(), deepArchiveAfter: required(), logs: required(), accessLogs: required(),
      people: required(), budget: required())
  }
}
