import StrataJSON
import StrataTemplate
import Testing

/// The names of environments that a template tells of.
@Suite struct TemplateNamesTests {
  @Test func namesOfPartsAndOfWholeStacks() {
    let names: JSONValue = [
      "dev": ["Names": "x-dev-*", "Parameters": "/x/dev"], "prod": ["Names": "x-prod-*", "Parameters": "/x/prod"],
    ]
    let parts = TemplateNames([
      "Metadata": ["Strata::Environments": ["dev": ["Dev*"], "prod": ["Prod*"]], "Strata::Names": names]
    ])
    #expect(parts.names(of: "DevJobs")?.pattern == "x-dev-*")
    #expect(parts.names(of: "ProdJobs")?.parameters == "/x/prod")
    #expect(parts.names(of: "Jobs") == nil)
    let whole = TemplateNames(["Metadata": ["Strata::Environments": ["dev": ["*"]], "Strata::Names": names]])
    #expect(whole.names(of: "Jobs")?.environment == "dev")
  }

  @Test(
    arguments: [
      [:], ["Metadata": ["Strata::Names": "x"]], ["Metadata": ["Strata::Names": ["dev": ["Names": "x-*"]]]],
      ["Metadata": ["Strata::Environments": ["dev": ["*"]]]],
      ["Metadata": ["Strata::Names": ["dev": ["Names": "x-*", "Parameters": "/x"]]]],
    ] as [JSONValue])
  func whatSaysNothing(template: JSONValue) {
    #expect(TemplateNames(template).names(of: "Jobs") == nil)
  }

  @Test func asItIsWritten() {
    let json = TemplateNames.json([
      TemplateNames.Names(environment: "prod", pattern: "x-prod-*", parameters: "/x/prod"),
      TemplateNames.Names(environment: "dev", pattern: "x-dev-*", parameters: "/x/dev"),
    ])
    #expect(json.object?.map(\.key) == ["dev", "prod"])
    #expect(json["dev"] == ["Names": "x-dev-*", "Parameters": "/x/dev"])
  }
}
