public import Strata
import StrataDomains
public import StrataEnvironments
import StrataGovernance

/// The MHT API: staging and production, which share nothing but a zone of DNS and the account.
public let mhtApi = System(
  "mht-api",
  environments: [
    .required("staging", env: StackEnvironment(account: "123456789012", region: "us-west-2")),
    .required("production", env: StackEnvironment(account: "123456789012", region: "us-west-2")),
  ], profiles: "Profiles", declareMhtApi)

/// Declares a stack for each environment, and one for what an account has once.
///
/// - Parameters:
///   - app: Where to declare them.
///   - environments: The environments.
public func declareMhtApi(_ app: AppScope, _ environments: [Environment<MhtProfile>]) {
  for environment in environments {
    app.stack("MhtApi", for: environment, description: "MHT API, \(environment.name)") { scope in
      scope.accept(.strata("limit"), because: "synth deploy sends it by way of the artifacts bucket")
      scope.tags["Environment"] = .literal(environment.name)
      declare(environment.profile, named: "mht-api-\(environment.name)", in: scope)
    }
  }
  app.stack(
    "MhtApiAccount", env: StackEnvironment(account: "123456789012", region: "us-west-2"),
    description: "What happens in the whole account, which no environment has to itself"
  ) { scope in
    Trail("Trail", in: scope, managementEvents: .all, isMultiRegion: true)
  }
}

/// One environment.
private func declare(_ profile: MhtProfile, named name: String, in scope: Scope) {
  let data = MhtData(profile, named: name, in: scope)
  let roles = MhtRoles(data, profile, named: name, in: scope)
  let vpc = Vpc(
    "Vpc", in: scope, cidr: profile.network, zones: profile.zones, subnets: [.public, .private], natGateways: 1,
    gatewayEndpoints: [.s3, .dynamoDB])
  let balancer = ApplicationLoadBalancer(
    "Balancer", in: scope, vpc: vpc, scheme: .internetFacing, accessLogs: data.logs)
  let zone = ImportedZone(id: profile.zoneID, domain: profile.domain)
  // Its own, and for each name: *.amygdalas.com doesn't cover staging.api.amygdalas.com, which is one label deeper.
  let certificate = Certificate("Certificate", in: scope, zone: zone, for: profile.names)
  balancer.redirectToHTTPS()
  let listener = balancer.listener(port: 443, certificates: [certificate])
  for host in profile.names { Record(host, in: scope, host, zone: zone, to: .alias(balancer)) }

  let groups = profile.releases.map { release in
    instances(of: release, of: profile, named: name, on: vpc, data: data, roles: roles, in: scope)
  }
  listener.route(
    "Api", to: WeightedTargets(zip(groups, profile.releases).map { (target: $0, weight: $1.weight) }),
    when: .path("/*"))
  watch(groups, data, profile, named: name, in: scope)
  if profile.isBackedUp {
    BackupPlan("Backups", in: scope, of: [data.records, data.uploads], rules: [.daily(keeping: profile.backups)])
  }
  scope.output("Address", "https://\(profile.names.first ?? "")")
  scope.output("JobsUrl", data.jobs.url)
  scope.output("UploadsName", data.uploads.name)
}
