import Strata
import StrataJSON
import StrataTesting
import TestSupport

/// The template of a stack with a construct's specimen, whose environments have names of a policy.
func specimenTemplate(_ name: String) throws -> Template {
  let app = App("Test") { app in
    app.names = NamingPolicy("smartstack-{env}-{service}")
    app.stack("Test") { scope in constructSpecimens[name]?(scope) }
  }
  return try app.synthesize().stacks[0].template
}

/// A network that exists already, so that templates hold what is tested and little else.
let testVpc = ImportedVpc(
  id: "vpc-0a1b2c3d",
  subnets: [
    .private("subnet-0000000a", zone: "eu-central-1a"), .private("subnet-0000000b", zone: "eu-central-1b"),
    .public("subnet-0000000c", zone: "eu-central-1a"), .public("subnet-0000000d", zone: "eu-central-1b"),
  ])

/// A network with isolated subnets, which databases are in.
let databaseVpc = ImportedVpc(
  id: "vpc-0a1b2c3d",
  subnets: [
    .isolated("subnet-0000000e", zone: "eu-central-1a"), .isolated("subnet-0000000f", zone: "eu-central-1b"),
  ])

var testCluster: ImportedCluster { ImportedCluster(name: "shared", vpc: testVpc) }

let testImage = ContainerImage.registry("public.ecr.aws/nginx/nginx:1.29")

/// A service of a quarter of a CPU, with a port or without.
func service(
  _ id: String, in scope: Scope, port: Int? = nil, healthCheck: HealthCheck? = nil,
  scaling: Scaling = .fixed(1), file: String = #filePath, line: Int = #line
) -> FargateService {
  FargateService(
    id, in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(0.25), memory: .mebibytes(512), port: port,
    healthCheck: healthCheck, scaling: scaling, file: file, line: line)
}

/// A load balancer inside the network, with a listener at port 80.
func listener(_ id: String = "Balancer", in scope: Scope) -> Listener {
  ApplicationLoadBalancer(id, in: scope, vpc: testVpc).listener(port: 80)
}

extension JSONValue {
  /// The text as `Fn::Sub` gives it, with `deployed` in the place of each reference.
  var deployedText: String {
    let text = string ?? self["Fn::Sub"]?.string ?? self["Fn::Sub"]?[0]?.string
    return text?.replacing(#/\$\{(!?)([^}]*\})/#) { match in
      match.output.1.isEmpty ? "deployed" : "${\(match.output.2)"
    } ?? "deployed"
  }
}
