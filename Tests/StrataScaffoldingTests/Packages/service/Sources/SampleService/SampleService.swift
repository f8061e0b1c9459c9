import Strata
public import StrataEnvironments

/// The system: a stack for each environment, which share nothing.
public let sampleService = System(
  "sample-service", environments: [.optional("staging"), .required("production")], profiles: "Profiles",
  isolation: .required, declareSampleService)

private func declareSampleService(_ app: AppScope, _ environments: [Environment<SampleServiceProfile>]) {
  for environment in environments {
    let others = environments.prefix { $0.name != environment.name }.map(\.profile.network)
    app.stack("SampleService", for: environment) { scope in
      declareWeb(in: scope, environment.profile, apartFrom: others)
    }
  }
}
