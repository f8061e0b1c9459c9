import Strata
import StrataGovernance
import StrataParameters

/// The part infra: the network, the cluster, settings, keys, who is told, and what it may cost.
struct Infra {
  let settings: ParameterPath
  let vpc: Vpc
  /// Where containers run; in LocalStack there are none.
  let cluster: Cluster?
  /// What encrypts whatever is kept; keys of AWS do where there is none.
  let key: Key?
  /// Who asked for what.
  let accessLogs: Bucket?
  /// Where alarms go.
  let alerts: Topic?

  init(_ profile: SoundbiteProfile, apartFrom others: [CIDR], in scope: Scope) {
    profile.check(in: scope)
    key =
      profile.security >= .high
      ? Key("Key", in: scope, alias: "alias/\(scope.named("key"))", description: "What Soundbite keeps") : nil
    accessLogs =
      profile.security >= .medium
      ? Bucket("AccessLogs", in: scope, expiresAfter: .days(90), deletionPolicy: profile.fate) : nil
    alerts =
      profile.monitoring >= .medium
      ? Topic(
        "Alerts", in: scope, subscriptions: profile.owners.map { .email($0) }, name: scope.named("alerts"), key: key)
      : nil
    vpc = Vpc(
      "Vpc", in: scope, cidr: profile.network, apartFrom: others, natGateways: profile.natGateways,
      gatewayEndpoints: [.s3, .dynamoDB],
      flowLogs: profile.security == .full ? .all(retention: profile.logs, key: key) : nil)
    cluster =
      profile.infrastructure == .aws
      ? Cluster("Cluster", in: scope, vpc: vpc, containerInsights: profile.monitoring == .full ? .enhanced : .enabled)
      : nil
    settings = ParameterPath("Settings", in: scope, values: ["voice": "Joanna", "characters-at-most": "3000"])
    scope.output("SettingsPath", settings.path)
    guard let budget = profile.budget else { return }
    Budget(
      "Budget", in: scope, monthly: budget, notify: alerts.map { [$0] } ?? [], emails: profile.owners,
      at: profile.monitoring == .full ? [50, 80, 100] : [80, 100], name: scope.named("budget"))
  }
}

extension SoundbiteProfile {
  /// Reports what can't be together.
  fileprivate func check(in scope: Scope) {
    if infrastructure == .localstack, application == .deployed {
      scope.report(
        "the application can't be deployed to LocalStack, which runs no containers", property: "application",
        expected: "local", given: application.rawValue)
    }
    if infrastructure == .localstack, natGateways > 0 {
      scope.report(
        "LocalStack has no NAT gateways", property: "natGateways", expected: "0", given: "\(natGateways)")
    }
    if application == .deployed, natGateways == 0 {
      scope.report(
        "tasks in private subnets reach neither their image nor the queue without a NAT gateway",
        property: "natGateways", expected: "1 or 2", given: "0")
    }
    if tasks.count != 2 {
      scope.report(
        "the fewest and the most tasks must be given", property: "tasks", expected: "two numbers",
        given: "\(tasks.count)")
    }
  }
}
