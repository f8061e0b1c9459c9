import Strata

let shop = App("shop") { app in app.stack("Shop", declareShop) }

func declareShop(_ scope: Scope) {
  let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
  let cluster = Cluster("Cluster", in: scope, vpc: vpc)
  let images = Repository("Images", in: scope)
  let uploads = Bucket("Uploads", in: scope)

  let web = FargateService(
    "Web", in: scope, cluster: cluster, image: .ecr(images, tag: scope.parameter("ImageTag", default: "1.0.0")),
    cpu: .vcpu(0.5), memory: .gibibytes(1), port: 8080, healthCheck: .http("/health"),
    permissions: [uploads.readingAndWriting], scaling: .cpu(target: 0.7, tasks: 2...10))

  let gateway = AlbApiGateway("Api", in: scope, vpc: vpc)
  let stage = gateway.stage("prod", to: web)
  scope.output("Address", stage.url)
}
