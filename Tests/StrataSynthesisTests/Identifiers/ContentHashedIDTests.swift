import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@Suite struct ContentHashedIDTests {
  private struct Variation: Sendable {
    var path = "/a"
    var tag = "t"
    var unrelated = 1
    var extra: AnyValue = 1
  }

  /// The logical ids of a deployment's template, in which the deployment follows a method.
  private func template(_ variation: Variation) throws -> Template {
    try TestSupport.template { scope in
      scope.tags["Tag"] = .literal(variation.tag)
      let deployment = Resource("Deployment", type: "Acme::Test::Deployment", in: scope, tagging: Tagging.none)
      let api = Resource("Api", type: "Acme::Test::Api", in: scope, tagging: .list())
      let method = Resource(
        "Method", type: "Acme::Test::Method", in: scope, tagging: .list(),
        properties: ["Path": .literal(variation.path), "Api": .value(api.ref)])
      Resource(
        "Other", type: "Acme::Test::A", in: scope, tagging: Tagging.none,
        properties: ["V": .value(IntegerValue.literal(variation.unrelated))])
      deployment.identifiedByContent(of: [api, method], values: [variation.extra])
      scope.output("Id", deployment.ref)
    }
  }

  private func id(_ variation: Variation) throws -> String {
    try #require(template(variation).resources.keys.first { $0.hasPrefix("Deployment") })
  }

  @Test func theIdFollowsTheContentAndNothingElse() throws {
    let id = try id(Variation())
    #expect(id.wholeMatch(of: /Deployment[0-9A-F]{8}/) != nil)
    #expect(try self.id(Variation()) == id)
    #expect(try self.id(Variation(path: "/b")) != id)
    #expect(try self.id(Variation(extra: 2)) != id)
    #expect(try self.id(Variation(tag: "other")) == id, "tags don't count")
    #expect(try self.id(Variation(unrelated: 2)) == id)
  }

  @Test func referencesFollow() throws {
    let template = try template(Variation())
    #expect(template.outputs["Id"]?["Value"]?["Ref"]?.string == (try id(Variation())))
  }

  @Test func aRoundaboutCycleIsRefused() {
    let found = findings { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      let c = Resource("C", type: "Acme::Test::C", in: scope)
      let b = Resource("B", type: "Acme::Test::B", in: scope, properties: ["V": .value(c.ref)])
      let chosen = scope.condition("Chosen", .equals(.region, "x"))
      let d = Resource(
        "D", type: "Acme::Test::D", in: scope, properties: ["V": .if(chosen, then: .value(a.ref), else: 1)])
      a.identifiedByContent(of: [b])
      c.identifiedByContent(of: [d])
    }
    #expect(found.contains { $0.contains("the logical id is made from content that refers to it [dependency-cycle]") })
  }

  @Test func contentOfAnotherStackIsOnlyHashed() throws {
    let app = App("App") { app in
      let far = app.stack("First") { Resource("Far", type: "Acme::Test::A", in: $0) }
      app.stack("Second") { scope in
        Resource("A", type: "Acme::Test::A", in: scope).identifiedByContent(of: [far], values: [.value(far.ref)])
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly["First"]?.template.outputs.isEmpty == true)
    #expect(assembly["Second"]?.dependencies == [])
  }

  @Test func contentThatRefersBackIsRefused() {
    #expect(
      findings { scope in
        let deployment = Resource("Deployment", type: "Acme::Test::A", in: scope)
        let stage = Resource("Stage", type: "Acme::Test::B", in: scope, properties: ["D": .value(deployment.ref)])
        deployment.identifiedByContent(of: [stage])
      } == [
        "ContentHashedIDTests.swift: error: Test/Deployment: the logical id is made from content that refers to it [dependency-cycle]\n"
          + "  hint: leave what refers to Test/Deployment out of the content"
      ])
  }
}
