import StrataChecks
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataTesting
import Testing

@testable import StrataCLI

/// The page of all rules, and `synth rules --markdown` that makes it.
@Suite struct RulesPageTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  /// The page that is committed is what the rules say of themselves today; `make record` writes it anew.
  @Test func theDocumentedPageIsWhatTheRulesSay() throws {
    #expect(tool.run("rules", "--markdown").status == 0)
    try Snapshot(path: "../../Sources/StrataChecks/StrataChecks.docc/AllRules.md").check(tool.output)
  }

  @Test func everyNameThatAFindingCanHaveIsOnThePage() {
    tool.run("rules", "--markdown")
    let lines = tool.output.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let rows = Set(lines.map { $0.split(separator: "`")[1] })
    let constraints = Set(ConstraintCatalog.names)
    let missing = RulesCommand.all(of: TemplateChecker()).map(\.id)
      .filter { !constraints.contains($0) && !rows.contains($0.description[...]) }
    #expect(missing == [])
  }

  @Test func theConstraintsOfAllTypesAreCounted() {
    tool.run("rules", "--markdown")
    for type in ConstraintCatalog.types {
      #expect(tool.output.contains("`\(type)` \(ConstraintCatalog.entries(of: type).count)"), "\(type)")
    }
    let services = tool.output.split(separator: "\n").filter { $0.hasPrefix("| `AWS::") || $0.hasPrefix("| `Alexa::") }
    let counts = services.compactMap { Int($0.split(separator: "|")[1].filter(\.isNumber)) }
    #expect(counts.reduce(0, +) == ConstraintCatalog.names.count)
  }

  @Test func rulesOfOnesOwnAreOnThePage() {
    tool.policies = [PolicyPack("stars", rules: [StarredQueues()])]
    tool.run("rules", "--markdown")
    #expect(
      tool.output.contains(
        "| `starred-queues` | warning | a queue\\*s \\`name\\` is one \\| two | <https://example.com/queues> |\n"))
  }

  @Test(arguments: [
    (
      ["rules", "--markdown", "--json"],
      "error: --markdown and --json exclude each other\n  hint: synth rules --help tells what it takes\n"
    ),
    (
      ["rules", "limit", "--markdown"],
      "error: --markdown is for all rules, and takes no limit\n  hint: synth rules --help tells what it takes\n"
    ),
  ])
  func whatDoesNotGoTogetherIsRefused(_ arguments: [String], _ message: String) {
    tool.run(arguments)
    #expect(tool.errors == message)
    #expect([tool.output, "\(tool.status)"] == ["", "2"])
  }
}

/// A rule whose reason has what means something to Markdown.
private struct StarredQueues: TemplateRule {
  let about = RuleDescription(
    "starred-queues", .warning, reason: "a queue*s `name` is one | two", source: "https://example.com/queues",
    good: [:], bad: [:])

  func check(_ template: TemplateContents) -> [Finding] { [] }
}
