public import Strata

/// The webhook that Benchling calls: one network, one cluster and one API, with a service for each environment.
public func benchlingWebhook(_ environments: [WebhookEnvironment], app name: String = "benchling-webhook") -> App {
  App(name) { app in
    app.stack("BenchlingWebhookStack", description: "Benchling webhook: an API stage and a service per environment") {
      scope in
      declareWebhook(environments, in: scope)
    }
  }
}

func declareWebhook(_ environments: [WebhookEnvironment], in scope: Scope) {
  scope.tags["System"] = "benchling-webhook"
  let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
  let cluster = Cluster("Cluster", in: scope, vpc: vpc)
  let gateway = AlbApiGateway(
    "Api", in: scope, vpc: vpc, accountLogging: .managedRole, description: "Webhook of Benchling")

  for environment in environments {
    let (name, profile) = (environment.name, environment.profile)
    let part = Scope(name.title, in: scope, environment: name.rawValue)
    part.tags["Environment"] = .literal(name.rawValue)
    let tag = scope.parameter(
      "\(name.title)ImageTag", default: profile.imageTag, description: "The tag of the image that \(name.rawValue) runs"
    )
    let service = FargateService(
      "Service", in: part, cluster: cluster,
      image: .ecr(ImportedRepository(name: .literal(profile.imageRepository)), tag: tag),
      cpu: .vcpu(0.5), memory: .gibibytes(1), port: 5000, healthCheck: .http("/health", every: .seconds(30)),
      environment: ["STAGE": .literal(name.rawValue)],
      secrets: ["BENCHLING_SECRETS": ImportedSecret(name: .literal(profile.benchlingSecret))],
      scaling: .cpu(target: 0.7, tasks: name.tasks))
    let stage = gateway.stage(
      name.rawValue, to: service, allow: profile.webhookAllowList.map { CIDR($0) }, priority: name.priority)
    ServiceAlarms("Alarms", in: part, of: service, notify: [])
    let dashboard = Dashboard("Dashboard", in: part)
    dashboard.add(service)
    scope.output("\(name.title)Endpoint", stage.url, description: "Where Benchling sends events of \(name.rawValue)")
  }
}
