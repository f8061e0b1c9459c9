import StrataChecks
import Testing

@testable import StrataCLI

/// The words that may stand where a person is typing.
@Suite struct CompletionsTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
  }

  private func completion(for words: [String]) -> Completion {
    Completions(
      commands: [Command].all.map(\.syntax), systems: [shop],
      variables: ["XDG_CONFIG_HOME": tool.folder + "/config"]
    ).completion(for: words)
  }

  @Test(
    arguments: [
      (
        [""],
        [
          "shop", "diff", "watch", "check", "list", "validate", "isolation", "cost", "graph", "report", "advise",
          "migrate", "rules", "explain", "package", "profile", "secret", "deploy", "promote", "rollback", "destroy",
          "health", "approve", "deployment", "init", "bundle", "completions", "schema",
        ]
      ),
      (["pro"], ["profile", "promote"]),
      (["profile", ""], ["list", "show", "create", "set", "delete", "path"]), (["profile", "s"], ["show", "set"]),
      (["profile", "show", ""], ["shop", "default"]), (["profile", "show", "shop", ""], ["default"]),
      (["deploy", "--environment", ""], ["prod", "dev"]), (["deploy", "-e", "p"], ["prod"]),
      (["-e", "prod", "--profile", "d"], ["default"]), (["completions", ""], ["bash", "zsh", "fish"]),
      (["graph", "--format", ""], ["svg", "dot", "mermaid"]), (["validate", "--severity", ""], ["error", "warning"]),
      (["init", "a", "--shape", "f"], ["functions"]),
      (["graph", "--format=s"], ["--format=svg"]), (["deploy", "--environment=p"], ["--environment=prod"]),
      (["--al"], ["--allow-other-profile"]), (["--output", ""], []), (["shop", ""], []),
      (["secret", ""], ["put"]), (["profile", "--"], ["--help"]), (["profile", "nothing", ""], []),
      (["nothing", ""], []),
      (["deploy", "-e", "prod", ""], ["shop"]), (["deployment", "history", "shop", "-e", "prod", "-e", "d"], ["dev"]),
      (["profile", "create", "default", ""], []), (["validate", ""], []), (["completions", "bash", ""], []),
      (["rules", "unknown-p"], ["unknown-property"]),
      (["explain", "unknown-property", "unknown-t"], ["unknown-type"]),
      (["validate", "--ignore", "unknown-t"], ["unknown-type"]),
      (["rules", "AWS::SQS::QueueP"], ["AWS::SQS::QueuePolicy"]),
      (["rules", "unknown-type", ""], []), (["promote", "--to", ""], ["prod", "dev"]),
      (["schema", "prof"], ["profile"]), (["schema", "profile", "l"], ["list"]), (["list", "--q"], ["--quiet"]),
    ] as [([String], [String])])
  func wordsThatMayStandThere(words: [String], expected: [String]) {
    #expect(completion(for: words).words == expected)
  }

  @Test func rulesWithoutConstraintsUnlessTheyBeginSo() {
    let words = completion(for: ["explain", ""]).words
    #expect(words == RulesCommand.names(of: TemplateChecker()))
    #expect(words.count < 300)
    #expect(completion(for: ["explain", "queue-red"]).words.contains("queue-redrive-arn"))
  }

  @Test(
    arguments: [
      (["validate", ""], .files), (["diff", ""], .files), (["graph", "shop", ""], .files),
      (["isolation", ""], .folders),
      (["--output", ""], .folders), (["validate", "--parameters", ""], .files), (["diff", "--against", ""], .files),
      (["profile", "show", ""], nil), (["rules", ""], nil), ([""], nil), (["diff", "--"], nil),
    ] as [([String], Completion.Places?)])
  func whereFilesMayStand(words: [String], places: Completion.Places?) {
    #expect(completion(for: words).places == places)
  }

  @Test func scriptsReadAWordOnEachLine() {
    #expect(tool.run("__complete", "--", "profile", "sh").output == "show\n")
    #expect(tool.run("__complete", "--", "diff", "").output == "shop\n:files\n")
    #expect(tool.run("__complete", "--", "--quiet", "nothing", "x").output == "")
    #expect(tool.errors == "")
  }
}
