import Strata

/// Declares a network, a service in it that scales with its load, and the API that leads to it.
func declareWeb(in scope: Scope, _ profile: SampleServiceProfile, apartFrom others: [CIDR]) {
  let vpc = Vpc("Vpc", in: scope, cidr: profile.network, apartFrom: others, zones: 2, natGateways: 1)
  let cluster = Cluster("Cluster", in: scope, vpc: vpc)
  let web = FargateService(
    "Web", in: scope, cluster: cluster, image: .registry(.literal(profile.image)), cpu: .vcpu(0.25),
    memory: .mebibytes(512), port: profile.port, healthCheck: .http("/"),
    scaling: .cpu(target: 0.7, tasks: profile.fewestTasks, upTo: profile.mostTasks))

  let api = AlbApiGateway("Api", in: scope, vpc: vpc)
  let stage = api.stage("web", to: web, allow: profile.visitors)
  scope.output("Address", stage.url, description: "Where the service answers")
}
