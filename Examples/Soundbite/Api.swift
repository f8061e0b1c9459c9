import Strata
import StrataDomains
import StrataFirewalls

/// The part api: the way to the API, and what its callers are told apart by.
struct Api {
  /// What the callers' tokens are signed with.
  let signing: Secret
  /// Where requests arrive; a local application listens by itself.
  let listener: Listener?
  /// What refuses requests that attack it.
  let firewall: WebFirewall?

  init(_ profile: SoundbiteProfile, _ infra: Infra, in scope: Scope) {
    signing = Secret(
      "Signing", in: scope, description: "What tokens of the API are signed with", name: scope.named("signing"),
      key: infra.key, deletionPolicy: profile.fate)
    scope.output("SigningSecret", signing.arn)
    guard profile.application == .deployed else {
      scope.output("Address", "http://\(profile.address)")
      (listener, firewall) = (nil, nil)
      return
    }
    let balancer = ApplicationLoadBalancer(
      "Balancer", in: scope, vpc: infra.vpc, scheme: .internetFacing, accessLogs: infra.accessLogs,
      isProtectedFromDeletion: profile.security >= .high)
    let zone = ImportedZone(id: profile.zoneID, domain: profile.domain)
    let certificate = Certificate("Certificate", in: scope, zone: zone, for: [profile.address])
    balancer.redirectToHTTPS()
    listener = balancer.listener(port: 443, certificates: [certificate])
    firewall =
      profile.security >= .high
      ? WebFirewall("Firewall", in: scope, before: [balancer], retention: profile.logs, key: infra.key) : nil
    Record("Record", in: scope, profile.address, zone: zone, to: .alias(balancer))
    scope.output("Address", "https://\(profile.address)")
  }
}
