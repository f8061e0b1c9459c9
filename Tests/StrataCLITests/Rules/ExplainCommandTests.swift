import StrataChecks
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth explain`.
@Suite struct ExplainCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private let accepted = """

    accept it where it's no fault:
      in Swift       resource.accept(.strata("early-transition"), because: "…"), or scope.accept for the whole stack
      in a template  "Metadata": {"Strata::Accepted": [{"Rule": "early-transition", "Because": "…"}]}
      in one run     synth validate FILE --ignore early-transition

    """

  @Test func aRuleIsExplainedAsRulesDoesWithTheWaysToAcceptIt() {
    let rule = tool.run("rules", "early-transition").output
    #expect(tool.run("explain", "early-transition").output == rule + accepted)
  }

  @Test(
    arguments: [
      ["a.json:3:4: error: Jobs: it's early; given [x] [early-transition]"],
      ["a.json:3:4:", "error:", "it's", "early", "[early-transition]", "hint:", "wait"],
      ["warning: it's early [early-transition]\n  note: [nothing]\nerror: again [early-transition]"],
    ])
  func aFindingAsItWasPrinted(words: [String]) {
    #expect(tool.run(["explain"] + words).output == tool.run("explain", "early-transition").output)
  }

  @Test func aConstraintOfAType() throws {
    let entry = try #require(ConstraintCatalog.entries(of: "AWS::SQS::Queue").first)
    let output = tool.run("explain", "\(entry.about.id)").output
    #expect(output.hasPrefix("\(entry.about.id), error of AWS::SQS::Queue: \(entry.about.reason)\n"))
  }

  @Test func aType() {
    let rules = tool.run("rules", "AWS::SQS::Queue").output
    #expect(tool.run("explain", "AWS::SQS::Queue").output == "what holds for AWS::SQS::Queue:\n" + rules)
  }

  @Test func anExitCode() {
    #expect(
      tool.run("explain", "4").output == "4: an answer was asked for, and what is known doesn't decide it\n")
    #expect(tool.run("explain", "7").status == 2)
    #expect(
      tool.errors
        == "error: no command ends with 7; expected 0, 1, 2, 3, 4 or 130\n  hint: synth explain --help tells what it takes\n"
    )
  }

  @Test func whatMetadataDoesNotAccept() {
    #expect(
      tool.run("explain", "duplicate-id").output == """
        duplicate-id: what has an id must be the only one that has it
        It's told while templates are declared, read or written.
        Metadata doesn't accept it; its hint says what puts it right.

        """)
    #expect(tool.run("explain", "environment-reach").output.contains("in Swift  System(…, shares: ["))
  }

  @Test(
    arguments: [
      ("environment-reach", "It's told of a system's environments together."),
      ("old-price", "It's told where costs are estimated."),
    ])
  func whenARuleIsToldThatNoTemplateShows(rule: String, words: String) {
    #expect(tool.run("explain", rule).output.contains("\n\(words)\n"))
    #expect(tool.run("rules", rule).output.contains("\n\(words)\n"))
  }

  @Test func aFormerNameGivesThoseOfToday() throws {
    let rules = try #require(JSONValue(parsing: tool.run("explain", "invalid-parameter", "--json").output).array)
    #expect(rules.map { $0["id"] } == ["parameter-form", "exposed-parameter"])
    #expect(tool.errors == "note: the rule invalid-parameter is called parameter-form and exposed-parameter now\n")
  }

  @Test func forMachinesWithTheWaysToAcceptIt() throws {
    let rule = try #require(JSONValue(parsing: tool.run("rules", "early-transition", "--json").output)[0]?.object)
    let explained = try #require(
      JSONValue(parsing: tool.run("explain", "early-transition", "--json").output)[0]?.object)
    for member in rule { #expect(explained[member.key] == member.value) }
    #expect(explained["accept"]?.array?.map { $0["where"] } == ["in Swift", "in a template", "in one run"])
    #expect(
      try JSONValue(parsing: tool.run("explain", "3", "--json").output)[0]?["exitCode"] == 3)
  }

  // MARK: Standard input

  private let template =
    #"{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"No": 1}}, "#
    + #""B": {"Type": "AWS::SNS::Topic", "Properties": {"Not": 1, "DisplayName": []}}}}"#

  @Test(arguments: ["text", "json", "sarif"])
  func eachRuleOfWhatWasPrintedOnce(format: String) throws {
    try tool.write("a.json", template)
    tool.input = tool.run("validate", "%/a.json", "--format", format).output
    let explained = try #require(JSONValue(parsing: tool.run("explain", "-", "--json").output).array)
    #expect(explained.map { $0["id"] } == ["unknown-property", "wrong-type"])
  }

  @Test func inputWithoutAFinding() {
    tool.input = "3 errors in [1/2] templates\n"
    #expect(tool.run("explain", "-").status == 1)
    #expect(
      tool.errors == """
        error: standard input has no finding of a rule that there is
          hint: synth validate template.json | synth explain -

        """)
  }

  // MARK: What there isn't

  @Test(
    arguments: [
      ("limt", "there is no rule limt; did you mean limit?"), ("[no-such-thing]", "there is no rule no-such-thing"),
      ("", "there is no rule \"\""),
    ])
  func anUnknownRule(name: String, message: String) {
    #expect(tool.run("explain", name).status == 2)
    #expect(tool.errors == "error: \(message)\n  hint: synth rules lists those that there are\n")
    #expect(tool.output == "")
  }

  @Test func nothingToExplain() {
    #expect(tool.run("explain").status == 2)
    #expect(
      tool.errors == """
        error: name a rule, or give a finding as it was printed, as in explain wrong-type
          hint: synth explain --help tells what it takes

        """)
  }
}
