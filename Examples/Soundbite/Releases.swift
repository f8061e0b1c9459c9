import Strata
import StrataEnvironments

/// The way of releases, from the infrastructure alone to production; `dev-localstack` is of one machine, and gone with it.
let wayOfReleases = Promotion(
  ["dev-aws", "dev-aws-deployed", "staging", "production"],
  gates: [
    "staging": [.healthy(for: .zero)],
    "production": [.healthy(for: .hours(24)), .noDataAtRisk, .accessNotWider, .approved(by: 1), notTooOld],
  ])

/// A gate that is open for what staging got not long ago.
///
/// What has waited for weeks was tried beside things that were weeks younger: the image's packages, and the data.
let notTooOld = Gate("no older than 14 d") { evidence in
  guard let staging = evidence.deployments["staging"] else { return .undecided("nothing is deployed to staging") }
  return evidence.now - staging.since <= .days(14)
    ? .passed("staging got it at \(staging.since)")
    : .refused("staging got it at \(staging.since), more than 14 days ago; begin anew with dev-aws")
}

/// The checks of an environment's health: there are none of an application that runs elsewhere.
let checks = HealthProbes<SoundbiteProfile> { environment in
  guard environment.profile.application == .deployed else { return [] }
  return [.address(output: "Address", path: "/health"), .runningTasks]
    + (environment.profile.monitoring >= .medium ? [.alarms] : [])
}
