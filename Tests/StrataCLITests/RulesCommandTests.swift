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

/// `synth rules TYPE`, and the constraints of types.
@Suite struct TypeRulesTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  @Test func aTypeHasItsConstraintsAndTheRulesThatLookAtIt() throws {
    tool.run("rules", "AWS::SQS::Queue")
    #expect(tool.status == 0)
    let lines = tool.output.split(separator: "\n")
    let constraints = ConstraintCatalog.entries(of: "AWS::SQS::Queue")
    #expect(lines.count > constraints.count)
    for (line, entry) in zip(lines, constraints) {
      #expect(line.hasPrefix("\(entry.about.id) ") && line.hasSuffix(entry.about.reason), "\(line)")
    }
    #expect(tool.output.contains("\ndead-letter-queue "), "\(tool.output)")
  }

  @Test func aConstraintIsExplained() throws {
    let entry = try #require(ConstraintCatalog.entries(of: "AWS::SQS::Queue").first)
    tool.run("rules", entry.about.id.description)
    #expect(
      tool.output.hasPrefix(
        "\(entry.about.id), \(entry.about.severity.rawValue) of AWS::SQS::Queue: \(entry.about.reason)\n"),
      "\(tool.output)")
    #expect(tool.output.contains("right:\n{"))
  }

  @Test func anUnknownType() {
    tool.run("rules", "AWS::SQS::Queu")
    #expect(
      tool.errors
        == "error: there is no type with rules of its own AWS::SQS::Queu; did you mean AWS::SQS::Queue?\n  hint: synth rules --help tells what it takes\n"
    )
    #expect(tool.status == 2)
  }

  @Test func theListSaysThatThereAreMore() {
    tool.run("rules")
    #expect(
      tool.errors
        == "note: \(ConstraintCatalog.names.count) constraints of \(ConstraintCatalog.types.count) types besides; synth rules TYPE lists those of a type\n"
    )
  }

  @Test func aConstraintIsIgnoredByItsName() throws {
    let entry = try #require(ConstraintCatalog.entries(of: "AWS::SQS::Queue").first { $0.about.severity == .error })
    try tool.write("t.json", "\(entry.about.bad)")
    #expect(tool.run("validate", "%/t.json").status == 1)
    #expect(tool.output.contains("[\(entry.about.id)]"), "\(tool.output)")
    #expect(tool.run("validate", "%/t.json", "--ignore", entry.about.id.description).status == 0)
    #expect(tool.run("validate", "%/t.json", "--ignore", "constraint").status == 0)
  }
}
