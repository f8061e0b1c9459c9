import StrataEnvironments
import StrataLanguage
import Testing

@testable import StrataCLI

/// Commands in groups: their help, and what is said of those that aren't.
@Suite struct CommandGroupTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
  }

  private static let secretHelp = """
    Fill the secrets of environments from their profiles.

    USAGE
      synth secret put [SYSTEM]  create or update an environment's secret in Secrets Manager from its profile

    synth secret COMMAND --help tells what a command takes.

    """

  @Test(arguments: [
    ["secret", "--help"], ["-h", "secret"], ["secret", "nothing", "--help"], ["secret", "--nothing", "-h"],
  ])
  func helpOfAGroup(arguments: [String]) {
    tool.run(arguments)
    #expect(tool.output == Self.secretHelp)
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func aGroupAloneListsItsCommands() {
    tool.run("secret")
    #expect(tool.errors == "error: secret needs a command\n\n" + Self.secretHelp)
    #expect((tool.status, tool.output) == (2, ""))
    tool.run("profile", "--json")
    #expect(
      tool.errors == """
        error: profile needs a command

        Make, show and change profiles of environments.

        USAGE
          synth profile list [SYSTEM]  list the profiles
          synth profile show [SYSTEM] PROFILE
                                       print a profile as JSON, with what it inherits and without what is sensitive
          synth profile create [SYSTEM] PROFILE [KEY=VALUE…]
                                       make a profile
          synth profile set [SYSTEM] PROFILE [KEY=VALUE…]
                                       change values of a profile
          synth profile delete [SYSTEM] PROFILE
                                       delete a profile
          synth profile path [SYSTEM] [PROFILE]
                                       print where profiles, or one of them, are

        synth profile COMMAND --help tells what a command takes.

        """)
    #expect(tool.status == 2)
  }

  @Test func theHelpHasTheGroups() {
    let help = tool.run("--help").output
    #expect(
      help.contains(
        """
        GROUPS OF COMMANDS
          synth profile list|show|create|set|delete|path
                            make, show and change profiles of environments
          synth secret put  fill the secrets of environments from their profiles
          synth deployment record|show|history|status|diagnose|drift|mend|bootstrap|policy
                            record and show what is deployed

        """), "\(help)")
    #expect(!help.contains("synth profile show"))
    #expect(!help.contains("__complete"))
  }

  @Test(arguments: [
    (["profil"], "there is no command or system profil; did you mean profile?", "synth --help lists what there is"),
    (
      ["profil", "list"], "there is no command or system profil; did you mean profile?",
      "synth --help lists what there is"
    ),
    (
      ["deployments", "show", "-e", "prod"], "there is no command or system deployments; did you mean deployment?",
      "synth --help lists what there is"
    ),
    (
      ["history"], "there is no command or system history; did you mean deployment history?",
      "synth --help lists what there is"
    ),
    (
      ["show", "--json"], "there is no command or system show; did you mean profile show or deployment show?",
      "synth --help lists what there is"
    ),
    (
      ["profile", "creat"], "there is no command profile creat; did you mean profile create?",
      "synth profile --help tells what it takes"
    ),
    (["secret", "get"], "there is no command secret get; expected put", "synth secret --help tells what it takes"),
    (
      ["deployment", ""],
      "there is no command deployment \"\"; expected record, show, history, status, diagnose, drift, mend, bootstrap or "
        + "policy",
      "synth deployment --help tells what it takes"
    ),
    (
      ["deployment", "shop", "show"], "there is no command deployment shop; did you mean deployment show?",
      "synth deployment --help tells what it takes"
    ),
    (["shop", "profile"], "profile is a command, and has to stand first", "synth --help lists what there is"),
    (
      ["profile", "list", "--output", "x"], "profile list takes no option --output",
      "synth profile list --help tells what it takes"
    ),
    (
      ["profile", "list", "--jsn"], "there is no option --jsn; did you mean --json?",
      "synth profile list --help tells what it takes"
    ),
  ])
  func whatIsNoCommand(arguments: [String], message: String, hint: String) {
    tool.run(arguments)
    #expect(tool.errors == "error: \(message)\n  hint: \(hint)\n")
    #expect((tool.status, tool.output) == (2, ""))
  }

  @Test func aSystemIsNotCalledAsAGroup() {
    #expect(
      tool.run("list", systems: [System(App("secret") { _ in })]).errors
        == "error: a system can't be called \"secret\", which is a command\n")
  }

  // MARK: Environments

  /// Whatever the command, an environment is named by one option.
  @Test func environmentsAreAlwaysNamedAlike() {
    for command in [Command].all.map(\.syntax) {
      for option in command.options where option.name == "--environment" || option.short == "-e" {
        #expect(option.name == "--environment" && option.short == "-e" && option.value == "E", "\(command.words)")
      }
      let named = command.options.filter { $0.value == "E" }.map(\.name)
      #expect(Set(named).isSubset(of: ["--environment", "--drop-environment", "--as", "--to"]), "\(command.words)")
      #expect(!command.operands.contains { $0.usage.contains("ENVIRONMENT") })
    }
  }

  @Test func oneEnvironmentOrSeveral() throws {
    try tool.profile("deploy", #"{"prod": {"a": "1"}, "dev": {"a": "2"}, "old": {"a": "3"}}"#)
    #expect(
      tool.run("deployment", "show", "-e", "dev", "-e", "prod").output
        == "{\"prod\": {\"values\": {\"a\": \"1\"}}, \"dev\": {\"values\": {\"a\": \"2\"}}}\n")
    #expect(tool.run("deployment", "show", "-e", "dev", "-e", "dev").output == "{\"values\": {\"a\": \"2\"}}\n")
    #expect(tool.run("deployment", "history", "-e", "dev", "-e", "prod").status == 0)
    #expect(
      tool.run("deploy", "-e", "dev", "-e", "prod").errors
        == "error: --environment is given twice\n  hint: synth deploy --help tells what it takes\n")
    #expect(
      tool.run("deployment", "show", "-e", "dev", "-e", "prod", "--field", "a").errors
        == "error: --field is for one --environment\n  hint: synth deployment show --help tells what it takes\n")
  }
}
