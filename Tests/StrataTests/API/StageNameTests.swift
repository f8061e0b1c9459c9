import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct StageNameTests {
  private func findings(_ names: String...) -> [String] {
    TestSupport.findings { scope in
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, accountLogging: .existingRole)
      for (index, name) in names.enumerated() {
        gateway.stage(name, to: service("Service\(index)", in: scope, port: 80))
      }
    }
  }

  private func finding(_ text: String) -> [String] { ["StageNameTests.swift: error: Test/Api: name: \(text)"] }

  @Test(arguments: ["dev", "v1", "my_stage-2", "2", String(repeating: "a", count: 63)])
  func namesThatAreTaken(_ name: String) {
    #expect(findings(name) == [])
  }

  @Test(arguments: ["", "-", "__", "my stage", "a/b", "a.b", "$default", "ä", String(repeating: "a", count: 64)])
  func namesThatAreRefused(_ name: String) {
    #expect(
      findings(name)
        == finding(
          "this can't be a stage's name; expected 1 to 63 letters, digits, hyphens and underscores, given \"\(name)\" "
            + "[construct]"))
  }

  @Test(arguments: ["proxy", "Proxy", "link", "load-balancer", "root_method", "proxyMethod", "account", "loggingRole"])
  func namesThatPartsOfTheApiHave(_ name: String) {
    #expect(
      findings(name)
        == finding("a part of the API has this name; expected another name, given \"\(name)\" [construct]"))
  }

  @Test func aNameTwice() {
    #expect(
      findings("dev", "dev")
        == [
          "StageNameTests.swift: error: Test/Api/dev: a construct \"dev\" is declared here already [duplicate-id]\n"
            + "  note: StageNameTests.swift: the other is declared here\n  hint: give one of them another id"
        ])
  }

  /// Hosts know no case, so that one of two such stages would lead to the service of the other.
  @Test(arguments: [("dev", "Dev"), ("ab", "aB"), ("a-b", "a_b"), ("a-b", "AB"), ("v1-1", "v11")])
  func namesThatAreTooMuchAlike(_ one: String, _ other: String) {
    #expect(
      findings(one, other)
        == finding(
          "the API has a stage \"\(one)\" already; expected a name that differs in more than case and punctuation, "
            + "given "
            + "\"\(other)\" [construct]"))
  }

  @Test func aHostThatIsTooLong() {
    let (id, name) = (String(repeating: "Part", count: 15), String(repeating: "a", count: 63))
    #expect(
      TestSupport.findings { scope in
        AlbApiGateway("Api", in: Scope(id, in: scope), vpc: testVpc).stage(
          name, to: service("Web", in: scope, port: 80))
      } == [
        "StageNameTests.swift: error: Test/\(id)/Api: name: the load balancer must know the stage \"\(name)\" by a host "
          + "of at "
          + "most 128 characters; expected 128 or fewer, given 137 [construct]\n"
          + "  hint: shorten the name, or the ids of the API and of the scopes around it"
      ])
  }

  @Test func hostsInAScope() throws {
    let template = try template { scope in
      let part = Scope("Eu West", in: scope)
      AlbApiGateway("Api", in: part, vpc: testVpc).stage("My_Stage", to: service("Web", in: scope, port: 80))
    }
    #expect(
      try template.onlyResource(of: "AWS::ApiGateway::Stage")["Variables"]
        == ["backendHost": "my-stage.api.eu-west.internal"])
  }
}
