import Strata
import StrataDomains
public import StrataEnvironments
import StrataGovernance
import StrataInstances

private let account = StackEnvironment(account: "123456789012", region: "us-west-2")

/// The MHT API: staging and production, which share nothing but a zone of DNS and the account.
public let mhtApi = System(
  "mht-api", environments: [.required("staging", env: account), .required("production", env: account)],
  profiles: "Profiles", isolation: .required, prices: ["prices-us-west-2.tsv"], declareMhtApi)

/// A stack for each environment, and one for what an account has once.
private func declareMhtApi(_ app: AppScope, _ environments: [Environment<MhtProfile>]) {
  for environment in environments {
    let others = environments.prefix { $0.name != environment.name }.map(\.profile.network)
    app.stack("MhtApi", for: environment, description: "MHT API, \(environment.name)") { scope in
      scope.accept(.strata("limit"), because: "synth deploy sends it by way of the artifacts bucket")
      scope.tags["Environment"] = .literal(environment.name)
      serve(MhtEnvironment(environment.profile, named: "mht-api-\(environment.name)", in: scope), apartFrom: others)
    }
  }
  app.stack("MhtApiAccount", env: account, description: "What happens in the whole account") { scope in
    Trail("Trail", in: scope, managementEvents: .all, isMultiRegion: true)
  }
}

/// The way from the internet to an environment's instances.
private func serve(_ environment: MhtEnvironment, apartFrom others: [CIDR]) {
  let (profile, scope) = (environment.profile, environment.scope)
  let vpc = Vpc(
    "Vpc", in: scope, cidr: profile.network, apartFrom: others, zones: profile.zones, natGateways: 1,
    gatewayEndpoints: [.s3, .dynamoDB])
  let balancer = ApplicationLoadBalancer(
    "Balancer", in: scope, vpc: vpc, scheme: .internetFacing, accessLogs: environment.logs)
  let zone = ImportedZone(id: profile.zoneID, domain: profile.domain)
  // Its own, and for each name: *.amygdalas.com doesn't cover staging.api.amygdalas.com, which is one label deeper.
  let certificate = Certificate("Certificate", in: scope, zone: zone, for: profile.names)
  balancer.redirectToHTTPS()
  let listener = balancer.listener(port: 443, certificates: [certificate])
  for host in profile.names {
    Record(host, in: scope, host, zone: zone, to: .alias(balancer), weight: profile.recordWeight)
  }

  checkWeights(profile, in: scope)
  let groups = profile.releases.map { environment.instances(of: $0, on: vpc) }
  listener.route(
    "Api", to: WeightedTargets(zip(groups, profile.weights).map { (target: $0, weight: $1) }), when: .path("/*"))
  environment.watch(groups)
  scope.output("Address", "https://\(profile.names.first ?? "")")
  scope.output("JobsUrl", environment.jobs.url)
  scope.output("UploadsName", environment.uploads.name)
}

/// Reports weights by which requests would get lost.
private func checkWeights(_ profile: MhtProfile, in scope: Scope) {
  guard profile.weights.count == profile.releases.count else {
    return scope.report(
      "each version must have its weight", property: "weights", expected: "\(profile.releases.count), one for each",
      given: "\(profile.weights.count)")
  }
  for (release, weight) in zip(profile.releases, profile.weights) where weight > 0 && release.instances.most == 0 {
    scope.report(
      "a version without instances can't answer", property: "weights", expected: "0 for \(release.group)",
      given: "\(weight)", hint: "give \(release.group) instances in releases, and deploy that first")
  }
}
