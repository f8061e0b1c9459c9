import Strata
import StrataEnvironments

/// What environments differ in, as it's read from `Profiles`.
struct SampleServiceProfile: ProfileDefaults, Sendable {
  /// The addresses of the network, which no other environment has.
  var network: CIDR
  /// The image of the container, with its tag.
  var image: String
  /// The port that the container listens at.
  var port = 80
  /// How many tasks there are with the least load.
  var fewestTasks: Int
  /// How many tasks there may be.
  var mostTasks: Int
  /// Who is let in: anyone, or lists of addresses such as `["203.0.113.0/24"]`.
  var visitors: Callers = .anyone

  static func defaults() throws -> SampleServiceProfile {
    try SampleServiceProfile(
      network: required(), image: required(), fewestTasks: required(), mostTasks: required())
  }
}
