import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ClusterTests {
  @Test func aClusterAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in _ = Cluster("Cluster", in: scope, vpc: testVpc) }
    #expect(
      template.json["Resources"] == [
        "Cluster": [
          "Type": "AWS::ECS::Cluster",
          "Properties": [
            "CapacityProviders": ["FARGATE", "FARGATE_SPOT"],
            "ClusterSettings": [["Name": "containerInsights", "Value": "enabled"]],
          ],
        ]
      ])
  }

  @Test(arguments: [
    (Cluster.ContainerInsights.enhanced, "enhanced"), (.enabled, "enabled"), (.disabled, "disabled"),
  ])
  func howMuchIsMeasured(_ insights: Cluster.ContainerInsights, _ value: String) throws {
    let template = try template { scope in
      _ = Cluster("Cluster", in: scope, vpc: testVpc, containerInsights: insights)
    }
    #expect(template.resource("Cluster")?["ClusterSettings"]?[0]?["Value"] == .string(value))
  }

  @Test func whatOthersSeeOfIt() throws {
    let outputs = try template { scope in
      let cluster = Cluster("Cluster", in: scope, vpc: testVpc)
      scope.output("Name", cluster.name)
      scope.output("Arn", cluster.arn)
    }.outputs
    #expect(outputs["Name"]?["Value"] == ["Ref": "Cluster"])
    #expect(outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Cluster", "Arn"]])
  }

  @Test func twoClustersInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        _ = Cluster("One", in: scope, vpc: testVpc)
        _ = Cluster("Two", in: scope, vpc: testVpc)
      } == [])
  }

  @Test func aServiceOfAnotherStackRunsInIt() throws {
    let assembly = try App("Orders") { app in
      let cluster = app.stack("Base") { scope in
        Cluster("Cluster", in: scope, vpc: Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1))
      }
      app.stack("Web") { scope in
        let web = FargateService(
          "Web", in: scope, cluster: cluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2), port: 80,
          scaling: .cpu(target: 0.5, tasks: 1...3))
        AlbApiGateway("Api", in: scope, vpc: cluster.vpc).stage("dev", to: web)
      }
    }.synthesize()
    #expect(assembly.warnings == [])
    let web = try #require(assembly["Web"]?.template)
    #expect(web.resource("Web")?["Cluster"] == ["Fn::ImportValue": "Base:Cluster"])
    #expect(
      web.resource("WebScaling")?["ResourceId"] == [
        "Fn::Sub": ["service/${Value1}/${Web.Name}", ["Value1": ["Fn::ImportValue": "Base:Cluster"]]]
      ])
    #expect(web.resource("WebTargetGroup")?["VpcId"] == ["Fn::ImportValue": "Base:Vpc"])
  }

  @Test func aClusterThatExistsIsNamed() {
    #expect(
      findings { scope in
        let cluster = ImportedCluster(name: "arn:aws:ecs:eu-central-1:123456789012:cluster/shared", vpc: testVpc)
        FargateService("Web", in: scope, cluster: cluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2))
      } == [
        "ClusterTests.swift: error: Test/Web: Cluster: this can't be a cluster's name; expected 1 to 255 letters, "
          + "digits, hyphens and underscores, given \"arn:aws:ecs:eu-central-1:123456789012:cluster/shared\" "
          + "[physical-name]\n  hint: give the name at the ARN's end"
      ])
  }
}
