import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RollingDeploymentTests {
  private func findings(_ deployment: RollingDeployment, _ scaling: Scaling = .fixed(1)) -> [String] {
    TestSupport.findings { scope in
      FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
        scaling: scaling, deployment: deployment)
    }
  }

  private func finding(_ text: String) -> [String] {
    ["RollingDeploymentTests.swift: error: Test/Web: deployment\(text)"]
  }

  @Test func limitsInTheTemplate() throws {
    let template = try template { scope in
      FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
        deployment: .rolling(minimumHealthyPercent: 0, maximumPercent: 100))
    }
    #expect(
      template.resource("Web")?["DeploymentConfiguration"] == [
        "DeploymentCircuitBreaker": ["Enable": true, "Rollback": true], "MaximumPercent": 100,
        "MinimumHealthyPercent": 0,
      ])
  }

  @Test func limitsThatLeaveRoom() {
    #expect(findings(.rolling(minimumHealthyPercent: 50, maximumPercent: 100), .fixed(2)) == [])
    #expect(findings(.rolling(minimumHealthyPercent: 100, maximumPercent: 150), .fixed(2)) == [])
    #expect(findings(.rolling(), .fixed(0)) == [])
    #expect(findings(.rolling(), .fixed(.max)) == [])
  }

  @Test func limitsOutOfRange() {
    #expect(
      findings(.rolling(minimumHealthyPercent: 101))
        == finding(
          ".minimumHealthyPercent: a share of tasks must be 0 to 100 percent; expected 0 to 100, given 101 [construct]")
    )
    #expect(
      findings(.rolling(maximumPercent: 201))
        == finding(
          ".maximumPercent: the most tasks during a deployment must be 100 to 200 percent; expected 100 to 200, given 201 "
            + "[construct]"))
    #expect(findings(.rolling(minimumHealthyPercent: .min, maximumPercent: .max)).count == 2)
  }

  @Test(arguments: [
    (
      RollingDeployment.rolling(minimumHealthyPercent: 100, maximumPercent: 100), Scaling.fixed(5), "100 to 100",
      "5 tasks"
    ),
    (.rolling(minimumHealthyPercent: 50, maximumPercent: 150), .fixed(1), "50 to 150", "1 task"),
    (.rolling(minimumHealthyPercent: 60, maximumPercent: 140), .cpu(target: 0.5, tasks: 2...9), "60 to 140", "2 tasks"),
  ])
  func limitsThatLeaveNoRoom(
    _ deployment: RollingDeployment, _ scaling: Scaling, _ percent: String, _ tasks: String
  ) {
    #expect(
      findings(deployment, scaling)
        == finding(
          ": no task can be replaced: none may stop and none may start; expected limits that leave room for one task "
            + "fewer or more, given \(percent) percent of \(tasks) [construct]\n"
            + "  hint: a maximum of 200 percent always leaves room"))
  }
}
