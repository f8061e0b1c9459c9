import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// Synthesizing with environments and profiles.
@Suite struct EnvironmentCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
  }

  private var environments: [String] {
    let manifest = tool.text(of: "out/shop/manifest.json").flatMap { try? JSONValue(parsing: $0) }
    return manifest?["stacks"]?[0]?["environments"]?.array?.compactMap(\.string) ?? []
  }

  @Test func anEnvironmentWithoutProfileIsLeftOut() {
    tool.run("--output", "%/out")
    #expect(tool.status == 0)
    #expect(tool.errors == "note: shop: dev is left out, since there is no profile config/shop/dev.json\n")
    #expect(environments == ["prod"])
  }

  @Test func eachEnvironmentHasItsCommand() throws {
    try tool.profile("dev", devProfile)
    tool.run("--output", "%/out")
    #expect(
      tool.output == """
        shop
          created    %/out/shop/Shop.template.json  3 resources, 858 bytes
          created    %/out/shop/manifest.json

        deploy prod with
          aws cloudformation deploy --stack-name Shop --template-file %/out/shop/Shop.template.json --parameter-overrides ProdImageTag=1.0.0 --tags System=shop --no-fail-on-empty-changeset

        deploy dev with
          aws cloudformation deploy --stack-name Shop --template-file %/out/shop/Shop.template.json --parameter-overrides DevImageTag=latest --tags System=shop --no-fail-on-empty-changeset

        """)
    let json = try JSONValue(parsing: tool.run("--json", "--output", "%/out").output)
    #expect(json["apps"]?[0]?["profiles"]?["dev"] == "%/config/shop/dev.json")
    #expect(json["apps"]?[0]?["deploy"]?.array?.count == 2)
  }

  @Test func anEnvironmentIsNotDroppedInSilence() throws {
    try tool.profile("dev", devProfile)
    tool.run("--output", "%/out")
    let before = tool.text(of: "out/shop/Shop.template.json")
    tool.run("--environment", "prod", "--output", "%/out")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: shop: the template in %/out/shop has the environment dev, and the new one doesn't: deploying it would \
        delete all that dev has [missing-environment]
          hint: give it a profile, write elsewhere by --output, or say --drop-environment dev
        1 error

        """)
    #expect(tool.text(of: "out/shop/Shop.template.json") == before)
    #expect(tool.run("-e", "prod", "-o", "%/out", "--drop-environment", "dev").status == 0)
    #expect(environments == ["prod"])
  }

  @Test func theProfileOfAnotherEnvironmentIsRefused() throws {
    try tool.profile("dev", devProfile)
    tool.run("--environment", "prod", "--profile", "dev", "--output", "%/out")
    #expect(
      tool.errors == """
        error: shop/prod: the profile dev is that of dev; expected default, given dev [invalid-profile]
          hint: if you mean it, say --allow-other-profile
        1 error

        """)
    #expect(tool.files(in: "out") == [])
    tool.run("--environment", "prod", "--profile", "dev", "--output", "%/out", "--allow-other-profile")
    #expect(tool.status == 0)
  }

  @Test(arguments: [
    (["--environment", "prd"], "shop has no environment prd; did you mean prod?"),
    (["--environment", "staging"], "shop has no environment staging; it has prod, dev"),
    (["--environment", ""], "shop has no environment \"\"; it has prod, dev"),
    (["--profile", "dev"], "--profile is for one --environment"),
    (["-e", "prod", "-e", "dev", "-p", "mine"], "--profile is for one --environment"),
    (["shop", "shp"], "there is no command or system shp"),
  ])
  func wrongArguments(arguments: [String], message: String) {
    var said = ""
    let console = Console(output: { _ in }, errors: { said += $0 }, variables: ["HOME": tool.folder])
    #expect(Tool(name: "synth", commands: .all, systems: [shop], console: console).run(arguments) == 2)
    #expect(said.hasPrefix("error: \(message)"), "\(said)")
  }

  @Test func sensitiveTextInATemplateIsRefused() throws {
    try tool.profile("dev", #"{"_inherits": "default", "imageTag": "correct horse battery"}"#)
    tool.run("--output", "%/out")
    #expect(tool.status == 1)
    #expect(!tool.errors.contains("horse"))
    #expect(
      tool.errors == """
        /sources/Shop.swift:9: error: Shop/Dev/ImageTag: Default: the text of default/password stands in the \
        template, where all can read it [exposed-secret]
          note: config/shop/default.json:1:53: the text is here
          hint: put it into a secret, and refer to that by its name or ARN
        1 error

        """)
    #expect(tool.files(in: "out") == [])
  }

  @Test func mistakesInProfilesAreSaidAsThoseInSources() throws {
    try tool.profile("default", #"{"tenant": "acme", "imageTag": 7, "password": "x"}"#)
    tool.run("--output", "%/out")
    #expect(
      tool.errors == """
        config/shop/default.json:1:32: error: shop/default: /imageTag: this isn't what its key takes; expected text, \
        given 7 [invalid-profile]
        1 error

        """)
    let json = try JSONValue(parsing: tool.run("--json", "--output", "%/out").output)
    #expect(json["succeeded"] == false)
    #expect(json["diagnostics"]?[0]?["column"] == 32)
  }

  @Test func systemsAreListed() throws {
    #expect(tool.run("list").output == "shop: prod dev\n")
    let json = try JSONValue(parsing: tool.run("list", "--json").output)
    #expect(
      json[0]?["environments"]?[0] == [
        "name": "prod", "profile": "default", "isRequired": true, "isEphemeral": false,
      ])
    #expect(tool.run("--help").output.contains("  shop  environments: prod, dev (optional)\n"))
  }

  // MARK: Completions

  @Test(
    arguments: [
      (
        [""],
        [
          "shop", "diff", "check", "list", "validate", "isolation", "cost", "graph", "report", "migrate", "rules",
          "package",
          "profile",
          "secret", "deploy", "promote",
          "rollback", "destroy", "health", "approve", "deployment", "completions",
        ]
      ),
      (["pro"], ["profile", "promote"]),
      (["profile", ""], ["list", "show", "create", "set", "delete", "path"]), (["profile", "s"], ["show", "set"]),
      (["profile", "show", ""], ["shop", "default"]), (["profile", "show", "shop", ""], ["default"]),
      (["deploy", "--environment", ""], ["prod", "dev"]), (["deploy", "-e", "p"], ["prod"]),
      (["-e", "prod", "--profile", "d"], ["default"]), (["completions", ""], ["bash", "zsh", "fish"]),
      (["graph", "--format", ""], ["svg", "dot", "mermaid"]), (["validate", "--severity", ""], ["error", "warning"]),

      (["--al"], ["--allow-other-profile"]), (["--output", ""], []), (["shop", ""], []),
      (["secret", ""], ["put"]), (["profile", "--"], ["--help"]), (["profile", "nothing", ""], []),
      (["deploy", "-e", "prod", ""], ["shop"]), (["deployment", "history", "shop", "-e", "prod", "-e", "d"], ["dev"]),
      (["profile", "create", "default", ""], []), (["validate", ""], []), (["completions", "bash", ""], []),
    ] as [([String], [String])])
  func wordsThatMayStandThere(words: [String], candidates: [String]) {
    let variables = ["XDG_CONFIG_HOME": tool.folder + "/config"]
    #expect(
      Completions(commands: [Command].all.map(\.syntax), systems: [shop], variables: variables).candidates(for: words)
        == candidates)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func scriptsAskTheTool(shell: String) {
    #expect(tool.run("completions", shell).output.contains("__complete -- "))
    #expect(tool.run("__complete", "--", "profile", "sh").output == "show\n")
  }

  @Test func everyCommandHasHelp() {
    for command in [Command].all.map(\.syntax) where !command.isDefault && !command.summary.isEmpty {
      var said = ""
      let console = Console(output: { said += $0 }, errors: { _ in })
      let arguments = command.words + ["--help"]
      #expect(Tool(name: "synth", commands: .all, systems: [shop], console: console).run(arguments) == 0)
      #expect(said.contains("USAGE\n  synth \(command.words.joined(separator: " "))"))
      for option in command.options { #expect(said.contains(option.name), "\(command.words)") }
    }
  }
}
