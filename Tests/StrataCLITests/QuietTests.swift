import Testing

@testable import StrataCLI

/// `--quiet`, which every command takes.
@Suite struct QuietTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
  }

  @Test func everyCommandTakesIt() {
    for command in [Command].all.map(\.syntax) where !command.summary.isEmpty {
      #expect(tool.run(command.words + ["--quiet", "--help"]).output.contains("  -q, --quiet"), "\(command.words)")
    }
  }

  @Test func resultsWithoutNextStepsAndNotes() throws {
    tool.run("--output", "%/out")
    let whole = (tool.output, tool.errors)
    #expect(whole.0.contains("\ndeploy prod with\n"))
    tool.run("--output", "%/other", "--quiet")
    #expect(whole.0.replacing("%/out", with: "%/other").hasPrefix(tool.output.dropLast()))
    #expect(!tool.output.contains("deploy"))
    #expect(tool.errors == "")
  }

  @Test func errorsWithoutHints() {
    #expect(tool.run("dif", "-q").errors == "error: there is no command or system dif; did you mean diff?\n")
    #expect(tool.status == 2)
    #expect(tool.run("deployment", "show", "-e", "dev", "--quiet").errors.split(separator: "\n").count == 1)
    #expect(tool.status == 1)
  }

  @Test func findingsWithoutHintsAndCounts() throws {
    try tool.write("a.json", #"{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayNam": "a"}}}}"#)
    let whole = tool.run("validate", "%/a.json").output
    #expect(tool.errors == "1 error in 1 template\n")
    let quiet = tool.run("validate", "%/a.json", "--quiet")
    #expect(quiet.errors == "")
    #expect(whole.contains("\n  hint: ") && !quiet.output.contains("hint:"))
    #expect(whole.hasPrefix(quiet.output.dropLast()))
  }

  @Test func behindTwoHyphensItIsAnOperand() {
    #expect(tool.run("explain", "--", "--quiet").errors.contains("there is no rule --quiet\n  hint: "))
  }
}
