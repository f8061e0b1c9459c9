import StrataConstructs
import StrataContainers
import StrataLanguage
import StrataNetwork
import Testing

@testable import StrataLifting

/// Services that become constructs, with their clusters.
@Suite struct FargateServiceReaderTests {
  @Test func serviceBecomesWhatMadeIt() throws {
    let migration = try lifted { scope in
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16")
      let cluster = Cluster("Cluster", in: scope, vpc: vpc, containerInsights: .enhanced)
      let worker = FargateService(
        "Worker", in: scope, cluster: cluster, image: .registry("example/worker:1"), cpu: .vcpu(0.25),
        memory: .mebibytes(512), command: ["work"], environment: ["STAGE": "prod"],
        permissions: [.allow("s3:GetObject", on: "*")], scaling: .cpu(target: 0.7, tasks: 1...4), capacity: .spot,
        logRetention: .days(7))
      scope.output("Group", worker.securityGroup.id)
    }
    #expect(migration.told == ["Vpc: Vpc", "Cluster: Cluster", "Worker: FargateService"])
    #expect(
      migration.body == """
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16")
        let cluster = Cluster("Cluster", in: scope, vpc: vpc, containerInsights: .enhanced)

        let worker = FargateService(
          "Worker", in: scope,
          cluster: cluster,
          image: .registry("example/worker:1"),
          cpu: .units(256),
          memory: .mebibytes(512),
          command: ["work"],
          environment: ["STAGE": "prod"],
          permissions: [Permission([.allow("s3:GetObject", on: "*")])],
          scaling: .cpu(target: 0.7, tasks: 1, upTo: 4),
          capacity: .spot,
          logRetention: .days(7))

        scope.output("Group", worker.securityGroup.id)
        """)
  }

  @Test func serviceBehindALoadBalancerStaysItself() throws {
    let migration = try lifted(
      """
      Resources:
        Web: {Type: AWS::ECS::Service, Properties: {Cluster: shared, LoadBalancers: [{ContainerName: main}]}}
        Worker: {Type: AWS::ECS::Service, Properties: {Cluster: shared}}
      """)
    #expect(
      migration.told == [
        "Web: not a FargateService: a load balancer sends to it",
        "Worker: not a FargateService: its cluster isn't in the template",
      ])
  }
}
