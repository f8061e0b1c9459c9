public import Strata
public import StrataEnvironments

/// The webhook that Benchling calls, with its environments.
public let benchlingWebhook = System(
  "benchling-webhook", environments: [.required("prod", profile: "default"), .optional("dev")], samples: "Profiles",
  form: WebhookProfile.form, secret: \.secret, declareBenchlingWebhook)

/// Declares the webhook: one network, one cluster and one API, with a service for each environment.
///
/// - Parameters:
///   - app: Where to declare it.
///   - environments: The environments that are side by side.
public func declareBenchlingWebhook(_ app: AppScope, _ environments: [Environment<WebhookProfile>]) {
  let settings = environments.first?.profile
  app.stack(
    "BenchlingWebhookStack", env: settings?.region.map { StackEnvironment(region: $0) },
    description: "Benchling webhook: an API stage and a service per environment"
  ) { scope in
    let shared = SharedInfrastructure(in: scope, natGateways: settings?.natGateways ?? 1)
    for environment in environments {
      if environment.profile.region != settings?.region {
        scope.report(
          "environments of one stack are in one region", property: "region",
          expected: settings?.region ?? "none", given: "\(environment.profile.region ?? "none") in \(environment.name)")
      }
      declare(environment, on: shared, in: scope)
    }
  }
}

/// One environment: its service, its stage of the API, and who is told when something is wrong.
private func declare(_ environment: Environment<WebhookProfile>, on shared: SharedInfrastructure, in stack: Scope) {
  let (name, profile) = (environment.name, environment.profile)
  let scope = Scope(environment.title, in: stack, environment: name)
  scope.tags["Environment"] = .literal(name)

  let tag = scope.parameter(
    "ImageTag", default: profile.imageTag, description: "The tag of the image that \(name) runs")
  let service = FargateService(
    "Service", in: scope, cluster: shared.cluster,
    image: .ecr(ImportedRepository(name: .literal(profile.imageRepository)), tag: tag), cpu: .vcpu(0.5),
    memory: .gibibytes(1), port: 5000, healthCheck: .http("/health", every: .seconds(30)),
    environment: ["STAGE": .literal(name)],
    secrets: ["BENCHLING_SECRETS": ImportedSecret(name: .literal(profile.benchlingSecret))],
    scaling: .cpu(target: 0.7, tasks: environment.tasks), logKey: shared.key)

  let stage = shared.gateway.stage(
    name, to: service, allow: profile.webhookAllowList.map { CIDR($0) }, priority: environment.priority,
    isTraced: true, logKey: shared.key)
  stage.scope.tags["Environment"] = .literal(name)
  stage.resource.accept(.checkov("CKV_AWS_120"), because: "Each event is delivered to the service, none from a cache")

  let alarms = Topic("Alarms", in: scope, key: shared.key)
  ServiceAlarms("ServiceAlarms", in: scope, of: service, notify: [alarms])
  Dashboard("Dashboard", in: scope).add(service)

  scope.output("Endpoint", stage.url, description: "Where Benchling sends the events of \(name)")
  scope.output("AlarmTopic", alarms.arn, description: "What to subscribe to for the alarms of \(name)")
}

extension Environment<WebhookProfile> {
  /// Which listener rule is tried first.
  ///
  /// It follows the order in which the system declares its environments, so that no environment's rule changes when
  /// another comes or goes.
  fileprivate var priority: Int { 10 * (order + 1) }

  /// The fewest and the most tasks.
  fileprivate var tasks: ClosedRange<Int> { name == "prod" ? 2...10 : 1...2 }
}
