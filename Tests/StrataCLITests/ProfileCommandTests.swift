import Foundation
import StrataEnvironments
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth profile …`.
@Suite struct ProfileCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  // MARK: create

  @Test func aPersonIsAskedForTheFirstProfile() {
    tool.answers = ["acme", "hush-hush", ""]
    tool.run("profile", "create", "shop", "default")
    #expect(tool.questions == ["Tenant: ", "Password: *", "Image tag [1.0.0]: "])
    #expect(tool.output == "created config/shop/default.json\n")
    #expect(
      tool.text(of: "config/shop/default.json") == """
        {
          "profile": "default",
          "tenant": "acme",
          "password": "hush-hush",
          "imageTag": "1.0.0",
          "group": "acme-default"
        }

        """)
  }

  @Test func anotherProfileInheritsWhatIsNotAskedAgain() throws {
    try tool.profile("default", defaultProfile)
    tool.answers = [""]
    // With one system that has profiles, its name may be left out.
    tool.run("profile", "create", "dev")
    #expect(tool.questions == ["Image tag [latest]: "])
    #expect(tool.output == "created config/shop/dev.json, which inherits from default\n")
    #expect(
      try JSONValue(parsing: try #require(tool.text(of: "config/shop/dev.json")))
        == ["_inherits": "default", "profile": "dev", "imageTag": "latest", "group": "acme-dev"])
  }

  @Test func withoutAPersonEverythingIsGiven() {
    tool.input = "hush-hush\n"
    tool.run("profile", "create", "default", "tenant=acme", "password=-")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.text(of: "config/shop/default.json")?.contains("\"password\": \"hush-hush\"") == true)
    #expect(tool.text(of: "config/shop/default.json")?.contains("\"imageTag\": \"1.0.0\"") == true)
  }

  @Test func withoutAPersonItIsSaidWhatIsMissing() {
    #expect(
      tool.run("profile", "create", "default", "imageTag=2").errors == """
        error: the profile needs tenant=VALUE, password=VALUE
          hint: give them behind the profile's name, sensitive ones as KEY=- and on standard input; on a terminal, you would be asked

        """)
    #expect(tool.status == 1)
    #expect(tool.files(in: "config") == [])
  }

  @Test func whatIsSensitiveIsNoArgument() {
    #expect(
      tool.run("profile", "create", "default", "tenant=acme", "password=hush").errors == """
        error: password is sensitive, and others see the arguments of a command
          hint: say password=- and give the value on standard input

        """)
    #expect(tool.files(in: "config") == [])
  }

  @Test func aPersonIsAskedForWhatIsSensitive() throws {
    try tool.profile("default", defaultProfile)
    tool.answers = ["hush-hush"]
    tool.run("profile", "set", "default", "password=-")
    #expect(tool.questions == ["password: *"])
    #expect(tool.text(of: "config/shop/default.json")?.contains("\"password\": \"hush-hush\"") == true)
  }

  @Test(arguments: [("hush\r\n", "hush"), ("hush\n\n", "hush\\n"), ("hush", "hush")])
  func theEndOfALineIsNoPartOfAValue(input: String, value: String) throws {
    try tool.profile("default", defaultProfile)
    tool.input = input
    tool.run("profile", "set", "default", "password=-")
    #expect(tool.text(of: "config/shop/default.json")?.contains("\"password\": \"\(value)\"") == true)
  }

  @Test func nothingIsNoSecret() throws {
    try tool.profile("default", defaultProfile)
    #expect(
      tool.run("profile", "set", "default", "password=-").errors
        == "error: standard input is empty, and password has to be something\n")
    #expect(tool.text(of: "config/shop/default.json") == defaultProfile)
  }

  @Test func theEndOfInputIsNoAnswer() {
    tool.answers = ["acme"]
    #expect(tool.run("profile", "create", "default").status == 130)
    #expect(tool.errors == "\nerror: interrupted; nothing was changed\n")
    #expect(tool.files(in: "config") == [])
  }

  @Test(arguments: [
    (["profile", "create"], "name a profile, as in profile create shop default"),
    (["profile", "create", "default", "tenant"], "\"tenant\" isn't of the form KEY=VALUE"),
    (["profile", "create", "default", "=x"], "\"=x\" isn't of the form KEY=VALUE"),
    (["profile", "create", "default", "tenant=-", "password=-"], "standard input is one value only"),
    (["profile", "create", "--samples", "dev"], "profile create takes no option --samples"),
    (["profile", "show"], "name a profile, as in profile show shop default"),
    (["profile", "show", "shop", "default", "x"], "\"x\" is one argument too many"),
    (["profile", "set", "default"], "say what to set, as in imageTag=1.0.0"),
    (["profile", "delete"], "name a profile, as in profile delete shop default"),
    (["profile", "list", "--samples", "--profiles", "x"], "--samples and --profiles exclude each other"),
  ])
  func wrongArguments(arguments: [String], message: String) throws {
    let console = Console(output: { _ in }, errors: { _ in }, variables: ["HOME": tool.folder])
    #expect(Tool(name: "synth", commands: .all, systems: [shop], console: console).run(arguments) == 2)
    var said = ""
    let listening = Console(output: { _ in }, errors: { said += $0 }, variables: ["HOME": tool.folder])
    _ = Tool(name: "synth", commands: .all, systems: [shop], console: listening).run(arguments)
    let words = arguments.prefix(2).joined(separator: " ")
    #expect(said == "error: \(message)\n  hint: synth \(words) --help tells what it takes\n")
  }

  @Test(arguments: ["../up", "a/b", "deploy", "-x"])
  func namesThatLeadElsewhere(name: String) {
    tool.answers = ["a", "b", "c"]
    tool.run("profile", "create", "--", "shop", name)
    #expect(tool.status == 1)
    #expect(tool.errors.contains("a profile can't be called \"\(name)\""), "\(tool.errors)")
    #expect(tool.files(in: "") == [])
  }

  // MARK: show, list, path

  @Test func whatIsSensitiveIsMasked() throws {
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", #"{"_inherits": "default", "passwrd": "other", "allow": ["a"], "tasks": 3}"#)
    tool.run("profile", "show", "dev")
    #expect(tool.status == 0)
    #expect(
      try JSONValue(parsing: tool.output) == [
        "tenant": "acme", "imageTag": "1.0.0", "password": "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}",
        "_inherits": "default", "passwrd": "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}", "allow": ["a"],
        "tasks": 3,
      ])
    #expect(
      tool.errors.contains("config/shop/dev.json:1:26: warning: shop/dev: /passwrd: the system knows no key passwrd"))
  }

  @Test(
    arguments: [
      #""tenant": {"name": "hush"}"#, #""tenant": ["hush"]"#, #""tenant": [{"a": ["hush"]}]"#,
      #""tasks": {"hush": "hush"}"#,
      #""allow": {"a": "hush"}"#, #""allow": [["hush"]]"#, #""allow": [{"a": "hush"}]"#,
      #""password": {"a": ["hush"]}"#,
      #""region": {"name": {"a": "hush"}}"#, #""unknown": {"a": {"b": "hush"}}"#, #""_inherits": {"a": "hush"}"#,
    ])
  func whatStandsWhereSomethingElseBelongsIsMasked(member: String) throws {
    let others = #"{"tenant": "acme", "imageTag": "1", "password": "x"}"#
    try tool.profile("default", others)
    try tool.profile("dev", "{\(member)}")
    tool.run("profile", "show", "dev")
    #expect(
      !(tool.output + tool.errors).replacing("\"hush\": ", with: "").contains("hush"), "\(tool.output)\(tool.errors)")
  }

  @Test func whatIsWrongIsSaidBehindIt() throws {
    try tool.profile("default", #"{"tenant": 1, "password": ["hush"]}"#)
    tool.run("profile", "show", "default")
    #expect(tool.status == 1)
    #expect(!tool.output.contains("hush") && !tool.errors.contains("hush"))
    #expect(tool.errors.hasSuffix("3 errors\n"), "\(tool.errors)")
  }

  @Test func profilesAreListed() throws {
    #expect(
      tool.run("profile", "list").errors
        == "note: there is no profile in config/shop; synth profile create shop default makes one\n")
    try tool.profile("default", defaultProfile)
    try tool.profile("mine", devProfile)
    #expect(
      tool.run("profile", "list").output == """
        default  for prod  config/shop/default.json
        mine     no environment's own  config/shop/mine.json

        """)
    let json = try JSONValue(parsing: tool.run("profile", "list", "--json").output)
    #expect(json[0]?["environments"] == ["prod"])
    #expect(json[1]?["isSample"] == false)
  }

  @Test func whereTheyAre() throws {
    try tool.profile("default", defaultProfile)
    #expect(tool.run("profile", "path").output == "%/config/shop\n")
    #expect(tool.run("profile", "path", "shop", "default").output == "%/config/shop/default.json\n")
    #expect(tool.run("profile", "path", "defalt").status == 1)
    #expect(tool.run("profile", "path", "--profiles", "/x").output == "/x/shop\n")
  }

  // MARK: set, delete

  @Test func valuesAreTextUnlessTheyCannotBe() throws {
    try tool.profile("default", defaultProfile)
    tool.run("profile", "set", "default", "imageTag=1.10", "tasks=3", "allow=[\"a\", \"b\"]")
    #expect(tool.status == 0, "\(tool.errors)")
    let profile = try JSONValue(parsing: try #require(tool.text(of: "config/shop/default.json")))
    #expect(profile["imageTag"] == "1.10")
    #expect(profile["tasks"] == 3)
    #expect(profile["allow"] == ["a", "b"])
    #expect(tool.text(of: "config/shop/default.json.previous") == defaultProfile)
    tool.run("profile", "set", "default", "--unset", "tasks")
    #expect(tool.text(of: "config/shop/default.json")?.contains("tasks") == false)
  }

  @Test(arguments: [
    (
      "tasks=many",
      "error: shop/default: /tasks: this isn't what its key takes; expected a whole number, given \"many\" [invalid-profile]\n1 error\n"
    ),
    (
      "imagTag=2",
      "error: shop/default: /imagTag: the system knows no key imagTag [invalid-profile]\n  hint: did you mean imageTag?\n1 error\n"
    ),
  ])
  func aValueThatIsRefusedChangesNothing(argument: String, message: String) throws {
    try tool.profile("default", defaultProfile)
    #expect(tool.run("profile", "set", "default", argument).errors == message)
    #expect(tool.status == 1)
    #expect(tool.text(of: "config/shop/default.json") == defaultProfile)
    #expect(tool.files(in: "config/shop") == ["default.json"])
  }

  @Test(arguments: [
    (["_inherits=dev"], "profiles inherit in a cycle; given dev, which inherits from dev"),
    (["profile=other"], "the profile says another name than its file has"),
    (["--unset", "imageTg"], "config/shop/dev.json has no imageTg; did you mean imageTag?"),
  ])
  func whatCouldNotBeReadIsNotWritten(arguments: [String], message: String) throws {
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    let all = ["profile", "set", "dev"] + arguments
    tool.run(all)
    #expect(tool.status == 1)
    #expect(tool.errors.contains(message), "\(tool.errors)")
    #expect(tool.text(of: "config/shop/dev.json") == devProfile)
  }

  @Test func whatIsNeededIsNotTakenOut() throws {
    try tool.profile("default", defaultProfile)
    tool.run("profile", "set", "default", "--unset", "tenant")
    #expect(tool.status == 1)
    #expect(tool.errors.contains("/tenant: tenant is missing"), "\(tool.errors)")
    #expect(tool.text(of: "config/shop/default.json") == defaultProfile)
  }

  @Test func whatCannotBeReadCanBeDeleted() throws {
    try tool.profile("dev", "{")
    #expect(tool.run("profile", "delete", "dev", "--yes").status == 0, "\(tool.errors)")
  }

  @Test func aMisspelledSystem() throws {
    try tool.profile("default", defaultProfile)
    for arguments in [["profile", "show", "shopp", "default"], ["deploy", "shhop", "-e", "dev"]] {
      tool.run(arguments)
      #expect(tool.status == 2)
      #expect(tool.errors.contains("did you mean shop?"), "\(tool.errors)")
    }
  }

  @Test func aProfileIsDeletedWhenSaidTwice() throws {
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    #expect(
      tool.run("profile", "delete", "dev").errors
        == "error: this asks before it goes on, and there is nobody to ask\n  hint: say --yes\n")
    tool.answers = ["n"]
    #expect(tool.run("profile", "delete", "dev").status == 1)
    #expect(tool.questions == ["Delete config/shop/dev.json? [y/N] "])
    tool.answers = ["y"]
    #expect(
      tool.run("profile", "delete", "dev").output
        == "deleted config/shop/dev.json; it's kept as config/shop/dev.json.previous\n")
    #expect(tool.files(in: "config/shop") == ["default.json", "dev.json.previous"])
  }

  @Test func theProfileOfARequiredEnvironmentStays() throws {
    try tool.profile("default", defaultProfile)
    #expect(
      tool.run("profile", "delete", "default", "--yes").errors
        == "error: default isn't deleted: it is the profile of prod, which shop can't be without\n  hint: change it by profile set\n"
    )
    #expect(tool.files(in: "config/shop") == ["default.json"])
  }
}
