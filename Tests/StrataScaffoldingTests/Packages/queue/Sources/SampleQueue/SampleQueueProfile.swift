import Strata
import StrataEnvironments

/// What environments differ in, as it's read from `Profiles`.
struct SampleQueueProfile: ProfileDefaults, Sendable {
  /// How long a worker has for a job.
  var timeout: Duration
  /// How often a job is tried before it's put aside.
  var attempts = 5
  /// Whether jobs outlive their queue, when that is taken out of the stack.
  var keepsJobs = true
  /// The mail addresses of those who are told of jobs that failed.
  var alerts: [String]

  static func defaults() throws -> SampleQueueProfile {
    try SampleQueueProfile(timeout: required(), alerts: required())
  }
}
