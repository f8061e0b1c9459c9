import BenchlingWebhook
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// The committed templates, and what adding an environment does to them.
@Suite struct TemplateTests {
  @Test func theTemplatesAreTheCommittedOnes() throws {
    try both().expectSnapshot(at: "../../templates/benchling-webhook/BenchlingWebhookStack.template.json")
    try prodAlone().expectSnapshot(
      at: "../../templates/prod-alone/benchling-webhook/BenchlingWebhookStack.template.json")
  }

  @Test(arguments: [[0], [1], [0, 1]])
  func nothingIsLeftToWarnAbout(places: [Int]) throws {
    let samples = try samples()
    #expect(try app(places.map { samples[$0] }).synthesize().warnings == [])
  }

  @Test func theCommandLineTakesTheTemplatesInline() throws {
    #expect(try both().bytes().count <= 51_200)
    #expect(try prodAlone().bytes().count <= 51_200)
  }

  @Test func addingDevChangesNothingOfProd() throws {
    let (both, prod) = try (both(), prodAlone())
    for resource in prod.allResources where resource.logicalID != "Api" {
      #expect(both.resource(resource.logicalID) == resource)
    }
    #expect(both.outputs["ProdEndpoint"] == prod.outputs["ProdEndpoint"])
    #expect(both.parameters["ProdImageTag"] == prod.parameters["ProdImageTag"])
  }

  @Test func ofWhatIsSharedOnlyThePolicyTellsOfDev() throws {
    var shared = try #require(both().resource("Api")).properties
    var alone = try #require(prodAlone().resource("Api")).properties
    #expect(shared["Policy"]?["Statement"]?[0] == alone["Policy"]?["Statement"]?[0])
    #expect(shared["Policy"]?["Statement"]?[1]?["Resource"] == ["execute-api:/dev/*"])
    shared["Policy"] = nil
    alone["Policy"] = nil
    #expect(shared == alone)
  }

  @Test func theOrderOfEnvironmentsChangesNothing() throws {
    let turned = try synthesize(samples().reversed())
    let both = try both()
    #expect(turned.resources.count == both.resources.count)
    for resource in both.allResources where resource.logicalID != "Api" {
      #expect(turned.resource(resource.logicalID) == resource)
    }
  }

  @Test func anotherImageChangesTheParameterAlone() throws {
    var prod = try samples()[0]
    let same = try synthesize([prod])
    prod.profile.imageTag = "0.7.0"
    let changed = try synthesize([prod])
    #expect(changed.parameters["ProdImageTag"]?["Default"] == "0.7.0")
    #expect(changed.resources == same.resources)
  }
}
