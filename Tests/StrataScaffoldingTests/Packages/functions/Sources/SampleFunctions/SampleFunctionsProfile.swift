import Strata
import StrataEnvironments

/// What environments differ in, as it's read from `Profiles`.
struct SampleFunctionsProfile: ProfileDefaults, Sendable {
  /// How many requests the API takes in a second.
  var requestsPerSecond: Int
  /// Whether items outlive their table, when that is taken out of the stack.
  var keepsItems = true

  static func defaults() throws -> SampleFunctionsProfile {
    try SampleFunctionsProfile(requestsPerSecond: required())
  }
}
