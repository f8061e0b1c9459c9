import BenchlingWebhook
import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataTesting
import Testing

/// The way of the specification from one environment to two, in which nothing of prod is made anew.
@Suite struct MigrationTests {
  /// Both stages lead to the one service that there is.
  private func first() throws -> Template {
    var environments = try samples()
    environments[1].profile = environments[0].profile
    environments[1].profile.serviceOf = "prod"
    return try synthesize(environments)
  }

  /// Dev has a profile of its own, and still no service.
  private func second() throws -> Template {
    var environments = try samples()
    environments[1].profile.serviceOf = "prod"
    return try synthesize(environments)
  }

  @Test func prodIsTheSameInEveryPhase() throws {
    let phases = try [prodAlone(), first(), second(), both()]
    let environments = TemplateEnvironments(phases[3])
    let prod = phases[3].allResources.filter { environments.environment(of: $0.logicalID) == "prod" }
    #expect(prod.count == 23)
    for phase in phases {
      // What a resource waits for isn't part of it: prod's service waits for each rule that leads to it.
      for resource in prod {
        #expect(phase.resource(resource.logicalID)?.properties == resource.properties, "\(resource.logicalID)")
      }
      #expect(phase.parameters["ProdImageTag"] == phases[0].parameters["ProdImageTag"])
      #expect(phase.outputs["ProdEndpoint"] == phases[0].outputs["ProdEndpoint"])
    }
  }

  @Test func whatIsSharedKeepsItsIds() throws {
    let shared = try prodAlone().allResources.map(\.logicalID)
    for phase in try [first(), second(), both()] {
      #expect(Set(shared).subtracting(phase.allResources.map(\.logicalID)) == [])
    }
  }

  @Test func atFirstDevIsAnAddressOfProdsService() throws {
    let template = try first()
    #expect(template.resources(of: "AWS::ECS::Service").map(\.logicalID) == ["ProdService"])
    #expect(template.resources(of: "AWS::ApiGateway::Stage").map(\.logicalID) == ["ApiDev", "ApiProd"])
    let rule = try #require(template.resource("ApiDevRule"))
    #expect(template.resources(referencedBy: rule).map(\.logicalID).contains("ProdServiceTargetGroup"))
    #expect(TemplateEnvironments(template).environment(of: "ApiDev") == "dev")
    #expect(template.outputs["DevEndpoint"] != nil)
    #expect(template.parameters["DevImageTag"] == nil)
  }

  /// What dev has at first stays when it gets a service: its address above all.
  @Test func devKeepsItsAddress() throws {
    let (before, after) = try (second(), both())
    #expect(before.resource("ApiDev")?["StageName"] == after.resource("ApiDev")?["StageName"])
    #expect(before.outputs["DevEndpoint"] == after.outputs["DevEndpoint"])
    let deployments = [before, after].map { template in
      template.resources(of: "AWS::ApiGateway::Deployment").map(\.logicalID).filter { $0.hasPrefix("ApiDev") }
    }
    #expect(deployments[0] == deployments[1])
  }

  @Test func aServiceThatIsNotThere() throws {
    var environments = try samples()
    environments[1].profile.serviceOf = "staging"
    let error = #expect(throws: SynthesisError.self) { try app(environments).synthesize() }
    #expect(
      error?.findings.map {
        "\($0.path): \($0.property ?? ""): \($0.message); \($0.expected ?? ""), \($0.given ?? "")"
      }
        == ["BenchlingWebhookStack/Dev: serviceOf: there is no such environment before this one; prod, staging"])
  }

  @Test func aRegionThatDoesNotExist() throws {
    #expect(Region("us-esat-1") == nil)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = ProfileStore(system: "benchling-webhook", directory: folder.path)
    var profile = try benchlingWebhook.store(.samples).store.read("default").merged
    profile["region"] = "us-esat-1"
    try store.create("default", profile)
    let error = #expect(throws: ProfileError.self) { try store.profile("default", as: WebhookProfile.self) }
    #expect(
      error?.findings.map(\.description) == [
        "\(folder.path)/default.json:10:13: error: benchling-webhook/default: /region: there is no region \"us-esat-1\" "
          + "that is known here; did you mean us-east-1?; given \"us-esat-1\" [invalid-profile]"
      ])
  }

  @Test func environmentsInTwoRegions() throws {
    var environments = try samples()
    environments[1].profile.region = Region("eu-central-1")
    let error = #expect(throws: SynthesisError.self) { try app(environments).synthesize() }
    #expect(error?.findings.map(\.message) == ["environments of one stack are in one region"])
    environments[0].profile.region = Region("eu-central-1")
    #expect(try app(environments).synthesize().stacks[0].env?.region == "eu-central-1")
  }
}
