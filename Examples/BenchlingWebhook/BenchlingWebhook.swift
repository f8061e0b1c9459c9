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
    "BenchlingWebhookStack", env: settings?.region.map { StackEnvironment(region: $0.name) },
    description: "Benchling webhook: an API stage and a service per environment"
  ) { scope in
    let shared = SharedInfrastructure(in: scope, natGateways: settings?.natGateways ?? 1)
    var services: [String: FargateService] = [:]
    for environment in environments {
      if environment.profile.region != settings?.region {
        scope.report(
          "environments of one stack are in one region", property: "region",
          expected: settings?.region?.name ?? "none",
          given: "\(environment.profile.region?.name ?? "none") in \(environment.name)")
      }
      let own = Scope(environment.title, in: scope, environment: environment.name)
      own.tags["Environment"] = .literal(environment.name)
      if let other = environment.profile.serviceOf {
        guard let service = services[other] else {
          own.report(
            "there is no such environment before this one", property: "serviceOf",
            expected: services.isEmpty
              ? "an environment with a service" : services.keys.sorted().joined(separator: ", "),
            given: other)
          continue
        }
        declareStage(of: environment, to: service, on: shared, in: own)
      } else {
        let service = declareService(of: environment, on: shared, in: own)
        declareStage(of: environment, to: service, on: shared, in: own)
        watch(service, of: environment, on: shared, in: own)
        services[environment.name] = service
      }
    }
  }
}

/// What runs for one environment.
private func declareService(
  of environment: Environment<WebhookProfile>, on shared: SharedInfrastructure, in scope: Scope
) -> FargateService {
  let (name, profile) = (environment.name, environment.profile)
  let tag = scope.parameter(
    "ImageTag", default: profile.imageTag, description: "Image tag of \(name)",
    allowedPattern: "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
  return FargateService(
    "Service", in: scope, cluster: shared.cluster,
    image: .ecr(ImportedRepository(name: .literal(profile.imageRepository)), tag: tag), cpu: .vcpu(0.5),
    memory: .gibibytes(1), port: 5000, healthCheck: .http("/health", every: .seconds(30)),
    environment: ["STAGE": .literal(name)],
    secrets: ["BENCHLING_SECRETS": ImportedSecret(name: .literal(profile.benchlingSecret))],
    scaling: .cpu(target: 0.7, tasks: environment.tasks), logKey: shared.key)
}

/// The address of one environment.
private func declareStage(
  of environment: Environment<WebhookProfile>, to service: FargateService, on shared: SharedInfrastructure,
  in scope: Scope
) {
  let name = environment.name
  let stage = shared.gateway.stage(
    name, to: service, allow: Callers(environment.profile.webhookAllowList, key: "webhookAllowList"),
    priority: environment.priority, environment: name, isTraced: true, logKey: shared.key)
  stage.scope.tags["Environment"] = .literal(name)
  stage.resource.accept(.checkov("CKV_AWS_120"), because: "No two events are the same")
  scope.output("Endpoint", stage.url, description: "Address for the events of \(name)")
}

/// Who is told when something is wrong with a service.
private func watch(
  _ service: FargateService, of environment: Environment<WebhookProfile>, on shared: SharedInfrastructure,
  in scope: Scope
) {
  let alarms = Topic("Alarms", in: scope, key: shared.key)
  ServiceAlarms("ServiceAlarms", in: scope, of: service, notify: [alarms])
  Dashboard("Dashboard", in: scope).add(service)
  scope.output("AlarmTopic", alarms.arn, description: "Topic of the alarms of \(environment.name)")
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
