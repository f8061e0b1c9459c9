import Strata
import StrataDatabases
import StrataEnvironments
import StrataFunctions
import StrataModels

/// What a profile says of an environment.
struct SmartStackProfile: ProfileDefaults {
  /// The account and region; an environment moves to an account of its own by another one here.
  var account = "123456789012"
  var region = "us-east-1"
  /// The addresses of the network, which no other environment has.
  var network: CIDR
  /// The least and the most that the database takes, in units of 2 GiB.
  var capacity: [Double]
  /// Whether the database and its objects outlive a mistake: nobody deletes it, and backups are kept longer.
  var isProtected = true
  var backups: Duration = .days(7)
  /// The time for which all logs are kept.
  var logs: Retention
  /// The model that is asked.
  var model = "amazon.nova-lite-v1:0"
  /// How a new version of the API takes over.
  var rollout: FunctionRollout = .allAtOnce
  /// The share of requests and invocations that may fail before somebody is told.
  var failures = 0.05
  /// The orders that the API knows, as JSON, which a small function without a database connection has.
  var orders: StringValue = "{}"
  /// The repository of GitHub whose workflow deploys.
  var repository = "acme/smartstack"

  /// Where the environment is.
  var place: StackEnvironment { StackEnvironment(account: account, region: region) }

  static func defaults() throws -> SmartStackProfile {
    try SmartStackProfile(network: required(), capacity: required(), logs: required())
  }
}
