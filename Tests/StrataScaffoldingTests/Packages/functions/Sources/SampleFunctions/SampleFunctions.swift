import Strata
public import StrataEnvironments

/// The system: a stack for each environment, which share nothing.
public let sampleFunctions = System(
  "sample-functions", environments: [.optional("staging"), .required("production")], profiles: "Profiles",
  isolation: .required, declareSampleFunctions)

private func declareSampleFunctions(_ app: AppScope, _ environments: [Environment<SampleFunctionsProfile>]) {
  for environment in environments {
    app.stack("SampleFunctions", for: environment) { scope in
      declareItems(in: scope, environment.profile)
    }
  }
}
