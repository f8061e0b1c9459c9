import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Stacks that are called by a naming policy, in systems of several environments.
@Suite struct EnvironmentNamesTests {
  private func app(_ word: String, _ environments: [String] = ["dev", "production"]) -> App {
    App("shop") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
      for (order, name) in environments.enumerated() {
        app.stack(word, for: Environment(name, order: order, profile: 0), file: "/x/Shop.swift", line: 5) { scope in
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["QueueName": .value(scope.name("jobs"))])
        }
      }
    }
  }

  @Test func stacksHaveNamesOfThePolicy() throws {
    let stacks = try app("compute").synthesize().stacks
    #expect(stacks.map(\.name) == ["smartstack-dev-compute", "smartstack-production-compute"])
    #expect(
      stacks.map { $0.template.resources["Jobs"]?["Properties"]?["QueueName"] } == [
        "smartstack-dev-jobs", "smartstack-production-jobs",
      ])
  }

  @Test func aStackThatGivesAValueHasOneToo() throws {
    let app = App("shop") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      let environment = Environment("dev", order: 0, profile: 0)
      let queue = app.stack("data", for: environment) { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      app.stack("compute", for: environment) { scope in
        Resource(
          "Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .value(queue.attribute("QueueName"))]
        )
      }
    }
    #expect(try app.synthesize().stacks.map(\.name) == ["smartstack-dev-data", "smartstack-dev-compute"])
  }

  @Test func aWordThatNoNameTakes() {
    #expect(
      placedFindings(app("Compute", ["dev"])) == [
        """
        /x/Shop.swift:5: error: the word for a service must be one that names of AWS take; expected a to z, 0 to 9, and \
        single hyphens within, such as api, given "Compute" [naming-policy]
          hint: say "compute"
        """
      ])
  }

  @Test func aStackWhoseNameGrowsTooLong() {
    let word = String(repeating: "a", count: 128 - "smartstack-dev-".count)
    let found = placedFindings(app(word))
    #expect(found.count == 1)
    #expect(found.first?.contains("128 characters at most, given 135 characters [invalid-id]") == true, "\(found)")
  }

  private struct Nothing: Decodable, Sendable {}

  /// The environments of a system are known, whichever it's declared for.
  @Test func anEnvironmentThatIsNotDeclaredNowIsInTheWay() throws {
    let system = System(
      "shop", environments: [.required("dev"), .optional("dev-eu")],
      { (app: AppScope, environments: [Environment<Nothing>]) in
        app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
        for environment in environments {
          app.stack("compute", for: environment) { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
        }
      })
    let folder = try ProfileFolder()
    try ProfileStore(system: "shop", directory: folder.directory + "/shop").create("dev", [:])
    do {
      _ = try system.assemble(.folder(folder.directory), environments: ["dev"])
      Issue.record("the names of dev-eu match those of dev")
    } catch {
      #expect(
        error.findings.map(\.description) == [
          """
          /x/Shop.swift:3: error: names of the environment dev-eu match those of dev, so that a policy can't tell them apart; \
          expected environments whose names don't match each other's, given smartstack-dev-*, which matches \
          smartstack-dev-eu-api [naming-policy]
            hint: call one of the environments otherwise
          """
        ])
    }
  }
}
