import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// What a template says of whose its resources are.
@Suite struct TemplateEnvironmentsTests {
  private func artifact(_ declare: @escaping @Sendable (Scope) -> Void) throws -> StackArtifact {
    try #require(try App(Stack("Test", declare)).synthesize().stacks.first)
  }

  private func metadata(_ artifact: StackArtifact) -> JSONValue? {
    artifact.template.json["Metadata"]?["Strata::Environments"]
  }

  @Test func nothingIsSaidWithoutEnvironments() throws {
    let artifact = try artifact { Resource("A", type: "Acme::Test::A", in: $0) }
    #expect(artifact.template.json["Metadata"] == nil)
    #expect(TemplateEnvironments(artifact.template).names == [])
    #expect(TemplateEnvironments(artifact.template).environment(of: "A") == nil)
  }

  @Test func firstWordsTellWhoseAResourceIs() throws {
    let artifact = try artifact { scope in
      Resource("Shared", type: "Acme::Test::A", in: scope)
      let prod = Scope("Prod", in: scope, environment: "prod")
      Resource("A", type: "Acme::Test::A", in: prod)
      Resource("B", type: "Acme::Test::A", in: Scope("Inner", in: prod))
      Resource("A", type: "Acme::Test::A", in: Scope("Dev", in: Scope("Api", in: scope), environment: "dev"))
    }
    #expect(metadata(artifact) == ["dev": ["ApiDev*"], "prod": ["Prod*"]])
    let environments = TemplateEnvironments(artifact.template)
    #expect(environments.names == ["dev", "prod"])
    let owners = ["Shared", "ProdA", "ProdInnerB", "ApiDevA", "Prod", "Prod1", "Production", "Api"].map(
      environments.environment)
    #expect(owners == [nil, "prod", "prod", "dev", "prod", "prod", nil, nil])
  }

  @Test func theLongestWordsCount() throws {
    let artifact = try artifact { scope in
      Resource("A", type: "Acme::Test::A", in: Scope("Prod", in: scope, environment: "prod"))
      Resource("A", type: "Acme::Test::A", in: Scope("ProdCopy", in: scope, environment: "copy"))
    }
    #expect(metadata(artifact) == ["copy": ["ProdCopy*"], "prod": ["Prod*"]])
    #expect(TemplateEnvironments(artifact.template).environment(of: "ProdCopyA") == "copy")
  }

  /// Where first words don't tell them apart, every resource is named.
  @Test func aSharedResourceWithTheSameWords() throws {
    let artifact = try artifact { scope in
      Resource("A", type: "Acme::Test::A", in: Scope("Dev", in: scope, environment: "dev"))
      Resource("DevTools", type: "Acme::Test::A", in: scope)
    }
    #expect(metadata(artifact) == ["dev": ["DevA"]])
    #expect(TemplateEnvironments(artifact.template).environment(of: "DevTools") == nil)
  }

  @Test func aResourceThatWasMoved() throws {
    let artifact = try artifact { scope in
      let dev = Scope("Dev", in: scope, environment: "dev")
      Resource("A", type: "Acme::Test::A", in: dev)
      Resource("B", type: "Acme::Test::A", in: dev).keep(logicalID: "Old")
    }
    #expect(metadata(artifact) == ["dev": ["DevA", "Old"]])
  }

  @Test func anEnvironmentWithoutResources() throws {
    let artifact = try artifact { scope in
      Resource("A", type: "Acme::Test::A", in: scope)
      _ = Scope("Dev", in: scope, environment: "dev")
    }
    #expect(metadata(artifact) == ["dev": []])
  }

  @Test func theKeyIsTaken() throws {
    let error = #expect(throws: SynthesisError.self) {
      try artifact { scope in
        Resource("A", type: "Acme::Test::A", in: Scope("Dev", in: scope, environment: "dev"))
        scope.metadata("Strata::Environments", "mine")
      }
    }
    #expect(error?.findings.map(\.message) == ["metadata \"Strata::Environments\" is given twice"])
  }

  @Test func whatElseIsAnEnvironments() throws {
    let artifact = try artifact { scope in
      scope.tags["System"] = "shop"
      scope.tags["Region"] = .region
      let dev = Scope("dev-1", in: scope, environment: "dev")
      let inner = Scope("Inner", in: dev)
      let tag = dev.parameter("ImageTag", default: "latest")
      Resource("A", type: "Acme::Test::A", in: inner, properties: ["Tag": .value(tag)])
      inner.output("Endpoint", "x")
      scope.output("Shared", "y")
    }
    #expect(artifact.environmentParameters.map(\.id) == ["ImageTag"])
    #expect(artifact.environmentParameters.map(\.logicalID) == ["Dev1ImageTag"])
    #expect(artifact.environmentOutputs.map(\.id) == ["InnerEndpoint"])
    #expect(artifact.environmentOutputs.map(\.logicalID) == ["Dev1InnerEndpoint"])
    #expect(artifact.environmentOutputs.map(\.environment) == ["dev"])
    #expect(artifact.tags == ["System": "shop"])
  }

  @Test func metadataOfAnotherForm() {
    for json: JSONValue in [
      ["Metadata": []], ["Metadata": ["Strata::Environments": "x"]], ["Metadata": ["Strata::Environments": ["dev": 1]]],
    ] {
      #expect(TemplateEnvironments(Template(json)).environment(of: "Dev") == nil)
    }
  }
}
