import StrataChecks
import StrataFindings
import Testing

@testable import StrataCLI

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
      #expect(line.hasPrefix("\(entry.about.id) "), "\(line)")
      #expect(line.hasSuffix(entry.about.reason), "\(line)")
    }
    #expect(tool.output.contains("\nshared-queue "), "\(tool.output)")
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
