import StrataChecks
import StrataFindings
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth rules --json`.
@Suite struct RulesCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private func rules(_ arguments: String...) throws -> [JSONValue] {
    try #require(JSONValue(parsing: tool.run(["rules", "--json"] + arguments).output).array)
  }

  @Test func theListHasEveryNameOnceInTheOrderOfTheText() throws {
    let names = try rules().map { try #require($0["id"]?.string) }
    #expect(names == RulesCommand.all(of: TemplateChecker()).map(\.id.description))
    #expect(Set(names).count == names.count)
  }

  @Test func samplesOfTheListAreWhatTheRulesSay() throws {
    let listed = try rules()
    for rule in TemplateChecker.rules {
      let entry = try #require(listed.first { $0["id"]?.string == rule.about.id.description })
      #expect(entry["good"] == rule.about.good, "\(rule.about.id)")
      #expect(entry["bad"] == rule.about.bad, "\(rule.about.id)")
      #expect(entry["partOf"] == nil)
    }
  }

  @Test func aRuleAlone() throws {
    let about = try #require(TemplateChecker.rules.first { $0.about.id == "early-transition" }?.about)
    #expect(
      try rules("early-transition") == [
        [
          "id": "early-transition", "severity": "error", "reason": .string(about.reason),
          "source": .string(about.source),
          "good": about.good, "bad": about.bad,
        ]
      ])
  }

  @Test func aPartHasTheSamplesOfItsRule() throws {
    let part = try #require(rules("unknown-property").first)
    #expect(part["partOf"] == "schema")
    #expect(try part["bad"] == rules("schema").first?["bad"])
    #expect(part["bad"] != nil)
  }

  @Test func whatNoFinishedTemplateShowsHasNoSamples() throws {
    let rule = try #require(rules("duplicate-id").first?.object)
    #expect(Array(rule.keys) == ["id", "reason"])
  }

  @Test func aFormerNameGivesThoseOfToday() throws {
    #expect(try rules("invalid-parameter").map { $0["id"] } == ["parameter-form", "exposed-parameter"])
    #expect(tool.errors == "note: the rule invalid-parameter is called parameter-form and exposed-parameter now\n")
  }

  @Test func anUnknownNameIsRefused() {
    tool.run("rules", "limt", "--json")
    #expect(
      tool.errors
        == "error: there is no rule limt; did you mean limit?\n  hint: synth rules --help tells what it takes\n")
    #expect([tool.output, "\(tool.status)"] == ["", "2"])
  }
}
