import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// What `synth diff` offers beside: mappings of renamed resources, templates that keep exports.
@Suite struct DiffRemedyTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
  }

  // MARK: Renames

  private func renamed(_ arguments: String...) -> ToolRun {
    tool.run("--output", "%/out", systems: [DiffSystems.queues()])
    return tool.run(["diff", "--output", "%/out"] + arguments, systems: [DiffSystems.queues(name: "Work")])
  }

  @Test func aRenameHasItsRemedy() {
    let result = renamed()
    #expect(result.output.contains("  renamed\n    Queues/Work  write .moved(from: \"Jobs\")\n"), "\(result.output)")
    #expect(
      result.errors == "note: where the new names are to stay, a stack refactoring renames what's deployed: "
        + "synth diff --output %/out --refactoring DIR\n")
    #expect(result.status == 3)
  }

  @Test func theMappingsAreWritten() throws {
    let result = renamed("--refactoring", "%/moves")
    #expect(
      result.output.hasSuffix(
        "\nthen run\n  aws cloudformation create-stack-refactor --stack-definitions "
          + "StackName=Queues,TemplateBody@=file://%/out/queues/Queues.template.json --resource-mappings "
          + "file://%/moves/Queues.refactoring.json\n"), "\(result.output)")
    #expect(result.errors == "")
    let mappings = try JSONValue(parsing: tool.text(of: "moves/Queues.refactoring.json") ?? "")
    #expect(
      mappings == [
        [
          "Source": ["StackName": "Queues", "LogicalResourceId": "Jobs"],
          "Destination": ["StackName": "Queues", "LogicalResourceId": "Work"],
        ]
      ])
    let json = try JSONValue(parsing: renamed("--json").output)
    #expect(json["systems"]?[0]?["refactorings"]?["Queues"] == mappings)
  }

  @Test func onlyMappingsAreReplaced() throws {
    _ = renamed("--refactoring", "%/moves")
    #expect(renamed("--refactoring", "%/moves").status == 3)
    try tool.write("moves/Queues.refactoring.json", "precious")
    let result = renamed("--refactoring", "%/moves")
    #expect(
      result.errors == "error: %/moves/Queues.refactoring.json can't be overwritten: "
        + "it holds something that this tool has not written\n")
    #expect((result.status, result.output) == (1, ""))
    #expect(tool.text(of: "moves/Queues.refactoring.json") == "precious")
  }

  // MARK: Exports

  private func unwired(_ arguments: String...) -> ToolRun {
    tool.run("--output", "%/out", systems: [DiffSystems.wired(isUsed: true)])
    return tool.run(["diff", "--output", "%/out"] + arguments, systems: [DiffSystems.wired(isUsed: false)])
  }

  @Test func theOrderIsSaid() {
    let result = unwired()
    #expect(result.output.contains("  this order works: deploy Web; then deploy Data\n"), "\(result.output)")
    #expect(
      result.output.hasSuffix(
        "  or, with exports kept for one round: deploy Data, keeping ExportTopicRef; then deploy Web; then deploy Data\n"
      ),
      "\(result.output)")
    #expect(
      result.errors
        == "note: templates that keep the exports for one round: synth diff --output %/out --keep-exports DIR\n")
  }

  @Test func exportsAreKept() throws {
    let result = unwired("--keep-exports", "%/round")
    #expect(tool.files(in: "round/wired") == ["Data.template.json", "Web.template.json", "manifest.json"])
    #expect(
      result.output.hasSuffix(
        """

        then run
          aws cloudformation deploy --stack-name Data --template-file %/round/wired/Data.template.json --no-fail-on-empty-changeset
          aws cloudformation deploy --stack-name Web --template-file %/round/wired/Web.template.json --no-fail-on-empty-changeset

        """), "\(result.output)")
    #expect(result.errors == "")
    // The first round is what was, but for what doesn't use it any more; the second is what synthesis gives.
    let kept = try JSONValue(parsing: tool.text(of: "round/wired/Data.template.json") ?? "")
    #expect(kept == (try JSONValue(parsing: tool.text(of: "out/wired/Data.template.json") ?? "")))
    #expect(tool.text(of: "round/wired/Web.template.json") != tool.text(of: "out/wired/Web.template.json"))
    try tool.write("round/wired/Data.template.json", "{}")
    try tool.write("round/wired/manifest.json", "{}")
    #expect(unwired("--keep-exports", "%/round").status == 1)
    #expect(tool.text(of: "round/wired/Data.template.json") == "{}")
  }

  @Test func withNothingToKeepNothingIsWritten() {
    #expect(renamed("--keep-exports", "%/round").errors.contains("no export has to be kept"), "\(tool.errors)")
    #expect(tool.files(in: "round") == [])
  }
}
