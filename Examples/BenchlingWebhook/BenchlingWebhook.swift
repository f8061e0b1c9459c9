public import Strata

/// The webhook that Benchling calls: one network, one cluster and one API, with a service for each environment.
///
/// - Parameters:
///   - environments: The environments that are side by side, each at most once.
///   - name: The name of the folder that the template is written to.
/// - Returns: The app, with one stack.
public func benchlingWebhook(_ environments: [WebhookEnvironment], app name: String = "benchling-webhook") -> App {
  App(name) { app in
    app.stack("BenchlingWebhookStack", description: "Benchling webhook: an API stage and a service per environment") {
      scope in
      let shared = SharedInfrastructure(in: scope)
      for environment in environments { declare(environment, on: shared, in: scope) }
    }
  }
}

/// One environment: its service, its stage of the API, and who is told when something is wrong.
private func declare(_ environment: WebhookEnvironment, on shared: SharedInfrastructure, in stack: Scope) {
  let (name, profile) = (environment.name, environment.profile)
  let scope = Scope(name.title, in: stack, environment: name.rawValue)
  scope.tags["Environment"] = .literal(name.rawValue)

  let tag = stack.parameter(
    "\(name.title)ImageTag", default: profile.imageTag, description: "The tag of the image that \(name.rawValue) runs")
  let service = FargateService(
    "Service", in: scope, cluster: shared.cluster,
    image: .ecr(ImportedRepository(name: .literal(profile.imageRepository)), tag: tag), cpu: .vcpu(0.5),
    memory: .gibibytes(1), port: 5000, healthCheck: .http("/health", every: .seconds(30)),
    environment: ["STAGE": .literal(name.rawValue)],
    secrets: ["BENCHLING_SECRETS": ImportedSecret(name: .literal(profile.benchlingSecret))],
    scaling: .cpu(target: 0.7, tasks: name.tasks), logKey: shared.key)

  let stage = shared.gateway.stage(
    name.rawValue, to: service, allow: profile.webhookAllowList.map { CIDR($0) }, priority: name.priority,
    isTraced: true, logKey: shared.key)
  stage.scope.tags["Environment"] = .literal(name.rawValue)
  stage.resource.accept(.checkov("CKV_AWS_120"), because: "Each event is delivered to the service, none from a cache")

  let alarms = Topic("Alarms", in: scope, key: shared.key)
  ServiceAlarms("ServiceAlarms", in: scope, of: service, notify: [alarms])
  Dashboard("Dashboard", in: scope).add(service)

  stack.output(
    "\(name.title)Endpoint", stage.url, description: "Where Benchling sends the events of \(name.rawValue)")
  stack.output(
    "\(name.title)AlarmTopic", alarms.arn, description: "What to subscribe to for the alarms of \(name.rawValue)")
}
