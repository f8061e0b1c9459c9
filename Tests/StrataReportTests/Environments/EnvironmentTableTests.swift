import StrataJSON
import StrataTemplate
import Testing

@testable import StrataReport

@Suite struct EnvironmentTableTests {
  private func queue(_ name: String, seconds: Int64) -> JSONValue {
    ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": .string(name), "VisibilityTimeout": .integer(seconds)]]
  }

  private func texts(_ table: EnvironmentTable) -> [String] {
    table.groups.flatMap { group in
      group.rows.map { row in
        let places = row.resources.map { $0.map { "\($0.stack)/\($0.logicalID)" } ?? "-" }
        let differences = row.differences.map { "\($0.path): \($0.values.map { $0 ?? "-" })" }
        return ([group.stack, row.name] + places + differences).joined(separator: " | ")
      }
    }
  }

  @Test func stacksOfTheirOwn() {
    var system = ReportedSystem(name: "shop")
    system.environments = ["dev", "production"]
    system.stacks = [
      SampleReports.stack(
        "shop-dev-data", of: "dev", ["Jobs": queue("shop-dev-jobs", seconds: 30), "Same": queue("dev", seconds: 1)]),
      SampleReports.stack(
        "shop-production-data", of: "production",
        [
          "Jobs": queue("shop-production-jobs", seconds: 60), "Same": queue("production", seconds: 1),
          "Trail": ["Type": "AWS::SQS::Queue"],
        ]),
    ]
    let table = EnvironmentTable(system)
    #expect(
      texts(table) == [
        #"shop-…-data | Jobs | shop-dev-data/Jobs | shop-production-data/Jobs | VisibilityTimeout: ["30", "60"]"#,
        "shop-…-data | Same | shop-dev-data/Same | shop-production-data/Same",
        "shop-…-data | Trail | - | shop-production-data/Trail",
      ])
    #expect(table.differing == 2)
  }

  @Test func partsOfOneStack() {
    var system = ReportedSystem(name: "shop")
    system.environments = ["dev", "prod"]
    system.stacks = [
      SampleReports.stack(
        "Shop",
        [
          "DevJobs": queue("dev", seconds: 5), "ProdJobs": queue("prod", seconds: 5), "Shared": queue("s", seconds: 5),
          "ProdMore": ["Type": "AWS::SNS::Topic"],
        ], ["Metadata": ["Strata::Environments": ["dev": ["Dev*"], "prod": ["Prod*"]]]])
    ]
    #expect(
      texts(EnvironmentTable(system)) == [
        "Shop | …Jobs | Shop/DevJobs | Shop/ProdJobs", "Shop | …More | - | Shop/ProdMore",
      ])
  }

  @Test func namesWithinNames() {
    var system = ReportedSystem(name: "shop")
    system.environments = ["dev", "dev-eu"]
    system.stacks = [
      SampleReports.stack("shop-dev", of: "dev", ["Jobs": queue("shop-dev-jobs", seconds: 5)]),
      SampleReports.stack("shop-dev-eu", of: "dev-eu", ["Jobs": queue("shop-dev-eu-jobs", seconds: 5)]),
    ]
    #expect(
      texts(EnvironmentTable(system)) == ["shop-… | Jobs | shop-dev/Jobs | shop-dev-eu/Jobs"])
  }

  @Test func digestsInLogicalIdsAreNoDifference() {
    var system = ReportedSystem(name: "shop")
    system.environments = ["dev", "prod"]
    for (environment, digest) in [("dev", "1a2b"), ("prod", "3c4d")] {
      let stage: JSONValue = [
        "Type": "AWS::ApiGateway::Stage",
        "Properties": ["DeploymentId": ["Ref": .string("Deployment\(digest)")], "StageName": "live"],
      ]
      system.stacks.append(
        ReportedStack(
          name: "shop-\(environment)", file: "", environment: environment,
          contents: TemplateContents([
            "Resources": ["Stage": stage, "Deployment\(digest)": ["Type": "AWS::ApiGateway::Deployment"]]
          ])
        ) { logicalID in ("shop-\(environment)/\(logicalID.prefix(10))", "") })
    }
    #expect(
      texts(EnvironmentTable(system)) == [
        "shop-… | Stage | shop-dev/Stage | shop-prod/Stage",
        "shop-… | Deployment | shop-dev/Deployment1a2b | shop-prod/Deployment3c4d",
      ])
  }
}
