import Strata
public import StrataEnvironments

/// The system: a stack for each environment, which share nothing.
public let sampleQueue = System(
  "sample-queue", environments: [.optional("staging"), .required("production")], profiles: "Profiles",
  isolation: .required, declareSampleQueue)

private func declareSampleQueue(_ app: AppScope, _ environments: [Environment<SampleQueueProfile>]) {
  for environment in environments {
    app.stack("SampleQueue", for: environment) { scope in
      declareJobs(in: scope, environment.profile)
    }
  }
}
