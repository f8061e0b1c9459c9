import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// Profiles in the repository, with a user's own laid over them.
@Suite struct CommittedProfileTests {
  private let tool: ToolRun
  private let store: System

  init() throws {
    tool = try ToolRun()
    store = System(
      "store", environments: [.required("prod"), .optional("dev")], profiles: tool.folder + "/Profiles",
      secret: { (profile: StoreProfile) in ProfileSecret(name: "store/pay", ["TOKEN": .sensitive(profile.token)]) }
    ) { app, environments in
      for environment in environments {
        app.stack("Store\(environment.title)") { scope in
          let own = Scope("Own", in: scope, environment: environment.name)
          Resource(
            "Topic", type: "AWS::SNS::Topic", in: own, properties: ["DisplayName": .literal(environment.profile.name)])
        }
      }
    }
    try tool.write("Profiles/prod.json", "{\n  \"name\": \"store\",\n  \"tasks\": 2\n}\n")
  }

  @discardableResult
  private func run(_ arguments: String...) -> ToolRun { tool.run(arguments, systems: [store]) }

  private func own(_ name: String, _ text: String) throws {
    try tool.write("config/store/\(name).json", text)
    #expect(chmod("\(tool.folder)/config/store/\(name).json", 0o600) == 0)
  }

  // MARK: Templates

  @Test func whatIsCommittedNeedsNothingElse() {
    #expect(run("--output", "%/out").status == 0)
    #expect(tool.errors == "note: store: dev is left out, since there is no profile Profiles/dev.json\n")
    #expect(tool.files(in: "out/store") == ["StoreProd.template.json", "manifest.json"])
  }

  @Test func checkHoldsWhatIsCommitted() throws {
    run("--output", "%/out")
    try own("prod", #"{"token": "correct horse battery"}"#)
    #expect(run("check", "--output", "%/out").output == "store: %/out/store is what the sources give\n")
    #expect(tool.status == 0, "\(tool.errors)")
    // What only the user has is no reason to say that the templates are old.
    try own("prod", #"{"token": "correct horse battery", "name": "mine"}"#)
    #expect(run("check", "--output", "%/out").output == "store: %/out/store is what the sources give\n")
    #expect(
      tool.errors == """
        note: store: your own config/store/prod.json would change the templates, and is left out
        note: store: dev is left out, since there is no profile Profiles/dev.json

        """)
    #expect(tool.status == 0)
    try tool.write("Profiles/prod.json", #"{"name": "other", "tasks": 2}"#)
    #expect(
      run("check", "--output", "%/out").output.hasSuffix("\nmend it with\n  synth --output %/out --committed\n"),
      "\(tool.output)")
  }

  @Test func secretsAreNoReasonToWriteElsewhere() throws {
    try own("prod", #"{"token": "correct horse battery", "_note": "mine"}"#)
    let prepared = try store.prepare(.user(variables: ["HOME": "/", "XDG_CONFIG_HOME": tool.folder + "/config"]))
    #expect(prepared.isOfRepository)
    #expect(prepared.overrides == [])
    #expect(TemplateFolder(for: prepared, output: nil).path == "templates")
  }

  @Test(arguments: [
    #"{"name": "mine"}"#, #"{"tasks": null}"#, #"{"labels": {"team": "shop"}}"#, #"{"tasks": 3, "token": "hush-hush"}"#,
  ])
  func whatAUserChangesIsWrittenElsewhere(text: String) throws {
    try own("prod", text)
    let prepared = try store.prepare(.user(variables: ["XDG_CONFIG_HOME": tool.folder + "/config"]))
    #expect(!prepared.isOfRepository)
    #expect(prepared.overrides == [tool.folder + "/config/store/prod.json"])
    #expect(TemplateFolder(for: prepared, output: nil).path == ".synth")
    run("--output", "%/out")
    #expect(
      tool.errors.contains(
        "note: store: your own config/store/prod.json changes what the committed profiles give, so that the templates "
          + "aren't those that check holds; --committed leaves it out\n"), "\(tool.errors)")
    run("--output", "%/out", "--committed")
    #expect(!tool.errors.contains("your own"), "\(tool.errors)")
  }

  @Test func aProfileOfTheUserAloneIsNoEnvironment() throws {
    try own("dev", #"{"name": "mine", "token": "correct horse battery"}"#)
    run("--output", "%/out")
    #expect(tool.status == 0)
    #expect(
      tool.errors
        == "note: store: dev is left out, since there is no profile Profiles/dev.json; -e dev takes your own\n")
    #expect(tool.files(in: "out/store") == ["StoreProd.template.json", "manifest.json"])
    run("--output", "%/out", "-e", "dev", "--drop-environment", "prod")
    #expect(tool.files(in: "out/store").contains("StoreDev.template.json"), "\(tool.errors)")
    try tool.write("Profiles/dev.json", #"{"_inherits": "prod"}"#)
    run("--output", "%/out", "--committed")
    #expect(tool.files(in: "out/store") == ["StoreDev.template.json", "StoreProd.template.json", "manifest.json"])
  }

  @Test func withoutAHomeTheRepositoryIsEnough() throws {
    #expect(try store.prepare(.user(variables: [:])).chosen.map(\.path) == [tool.folder + "/Profiles/prod.json"])
  }

  @Test func aSecretInTheRepositoryIsRefused() throws {
    try tool.write("Profiles/prod.json", "{\n  \"name\": \"store\",\n  \"token\": \"hush-hush\"\n}\n")
    run("check")
    #expect(
      tool.errors == """
        Profiles/prod.json:3:12: error: store/prod: /token: sensitive text stands in a committed profile, where all can read it [invalid-profile]
          hint: take it out, and put it into your own folder: profile set store prod token=-
        1 error

        """)
    #expect(tool.status == 1)
    // It's no better where it isn't in force.
    try own("prod", #"{"token": "another"}"#)
    #expect(run("--output", "%/out").status == 1)
    #expect(!tool.errors.contains("hush"))
  }

  @Test func aSecretIsNeededWhereItIsPut() throws {
    run("secret", "put", "-e", "prod", "--yes")
    #expect(tool.status == 1)
    #expect(tool.errors.contains("/token: token is missing; expected text"), "\(tool.errors)")
  }

  // MARK: Deploying

  /// A system of one stack, which is deployed to a played cloud.
  private func deployed() throws -> (System, PlayedCloud) {
    let cloud = PlayedCloud()
    tool.play = { try cloud.answer($0) }
    let system = System(
      "store", environments: [.required("prod")], profiles: tool.folder + "/Profiles",
      secret: { (profile: StoreProfile) in ProfileSecret(name: "store/pay", ["TOKEN": .sensitive(profile.token)]) }
    ) { app, environments in
      app.stack("Shop") { scope in
        for environment in environments {
          let own = Scope("Prod", in: scope, environment: environment.name)
          Resource(
            "Topic", type: "AWS::SNS::Topic", in: own, properties: ["DisplayName": .literal(environment.profile.name)])
          own.output("Endpoint", own.parameter("Tag", default: "1"))
        }
      }
    }
    return (system, cloud)
  }

  @Test func whatIsDeployedIsCommitted() throws {
    let (system, cloud) = try deployed()
    cloud.changes = [("Add", "ProdTopic", nil)]
    try own("prod", #"{"name": "mine", "token": "correct horse battery"}"#)
    tool.run("deploy", "store", "-e", "prod", "--yes", systems: [system])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(cloud.template?["Resources"]?["ProdTopic"]?["Properties"]?["DisplayName"] == "store")
    #expect(
      tool.errors.contains(
        "note: your own config/store/prod.json would change what is deployed, and is left out; --own takes it\n"),
      "\(tool.errors)")
    cloud.changes = [("Modify", "ProdTopic", nil)]
    tool.run("deploy", "store", "-e", "prod", "--yes", "--own", systems: [system])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(cloud.template?["Resources"]?["ProdTopic"]?["Properties"]?["DisplayName"] == "mine")
    #expect(!tool.errors.contains("left out"))
    // What was deployed is recorded with one's own, not in the repository.
    #expect(tool.files(in: "Profiles") == ["prod.json"])
    #expect(tool.files(in: "config/store").contains("deploy.json"))
  }

  @Test func theSecretIsOnesOwn() throws {
    let (system, cloud) = try deployed()
    cloud.hasSecret = true
    try own("prod", #"{"token": "correct horse battery"}"#)
    tool.run("secret", "put", "store", "-e", "prod", "--yes", systems: [system])
    #expect(tool.output == "updated the secret store/pay: TOKEN\n", "\(tool.errors)")
    #expect(tool.programs.contains { String(decoding: $0.input, as: UTF8.self).contains("correct horse battery") })
  }

  @Test func differencesAreThoseOfWhatIsCommitted() throws {
    run("--output", "%/out")
    try own("prod", #"{"name": "mine"}"#)
    #expect(run("diff", "--output", "%/out").status == 0, "\(tool.output)")
    #expect(run("diff", "--output", "%/out", "--own").status == 1)
    #expect(tool.output.contains(#"DisplayName: "store" → "mine""#), "\(tool.output)")
  }

  // MARK: Commands

  @Test func eachValueIsWrittenWhereItBelongs() throws {
    tool.input = "hush-hush\n"
    #expect(
      run("profile", "set", "prod", "tasks=4", "token=-").output == """
        created config/store/prod.json, which is laid over Profiles/prod.json
        changed Profiles/prod.json

        """, "\(tool.errors)")
    #expect(tool.text(of: "Profiles/prod.json") == "{\n  \"name\": \"store\",\n  \"tasks\": 4\n}\n")
    #expect(tool.text(of: "config/store/prod.json") == "{\n  \"token\": \"hush-hush\"\n}\n")
    let path = tool.folder + "/config/store/prod.json"
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(run("profile", "set", "prod", "tasks=8", "--own").output == "changed config/store/prod.json\n")
    // Only of one's own is the version before kept beside it: git has that of the other.
    #expect(!tool.files(in: "Profiles").contains("prod.json.previous"))
    #expect(tool.files(in: "config/store").contains("prod.json.previous"))
    #expect(tool.text(of: "Profiles/prod.json")?.contains("4") == true)
    #expect(
      run("profile", "set", "prod", "--unset", "labels").errors == "error: Profiles/prod.json has no labels\n")
    try own("prod", #"{"labels": {"a": "b"}}"#)
    #expect(
      run("profile", "set", "prod", "--unset", "labels").errors
        == "error: Profiles/prod.json has no labels\n  hint: your own file has it: say --own\n")
  }

  @Test func nothingIsWrittenWhereOneValueIsWrong() throws {
    tool.input = "hush-hush\n"
    let before = tool.text(of: "Profiles/prod.json")
    #expect(run("profile", "set", "prod", "token=-", "tasks=many").status == 1)
    #expect(tool.text(of: "Profiles/prod.json") == before)
    #expect(tool.files(in: "config/store") == [])
  }

  @Test func aProfileIsMadeInBothPlaces() throws {
    tool.input = "hush-hush\n"
    #expect(
      run("profile", "create", "dev", "tasks=1", "token=-").output == """
        created Profiles/dev.json, which inherits from prod
        created config/store/dev.json, which is laid over Profiles/dev.json

        """, "\(tool.errors)")
    #expect(
      tool.text(of: "Profiles/dev.json")
        == "{\n  \"_inherits\": \"prod\",\n  \"profile\": \"dev\",\n  \"tasks\": 1\n}\n")
    #expect(tool.text(of: "config/store/dev.json") == "{\n  \"token\": \"hush-hush\"\n}\n")
    #expect(
      run("profile", "list").output == """
        dev   for dev  Profiles/dev.json and your own config/store/dev.json
        prod  for prod  Profiles/prod.json

        """)
    let list = try JSONValue(parsing: run("profile", "list", "--json").output)
    #expect(list[0]?["ownPath"]?.string?.hasSuffix("/config/store/dev.json") == true)
    #expect(run("profile", "path", "dev").output == "%/Profiles/dev.json\n%/config/store/dev.json\n")
    #expect(run("profile", "path", "dev", "--committed").output == "%/Profiles/dev.json\n")
    #expect(run("profile", "path", "dev", "--own").output == "%/config/store/dev.json\n")
    #expect(run("profile", "path").output == "%/Profiles\n%/config/store\n")
    tool.answers = ["y"]
    #expect(
      run("profile", "delete", "dev").output == """
        deleted Profiles/dev.json; it's kept as Profiles/dev.json.previous
        deleted config/store/dev.json; it's kept as config/store/dev.json.previous

        """)
    #expect(tool.questions == ["Delete Profiles/dev.json and config/store/dev.json? [y/N] "])
  }

  @Test func theOwnPartOfARequiredProfileCanGo() throws {
    try own("prod", #"{"tasks": 7}"#)
    #expect(run("profile", "delete", "prod", "--yes").status == 1)
    #expect(
      run("profile", "delete", "prod", "--own", "--yes").output
        == "deleted config/store/prod.json; it's kept as config/store/prod.json.previous\n")
    #expect(tool.files(in: "Profiles") == ["prod.json"])
  }

  @Test func bothAreShownTogether() throws {
    try own("prod", #"{"tasks": 7}"#)
    #expect(try JSONValue(parsing: run("profile", "show", "prod").output) == ["name": "store", "tasks": 7])
    #expect(
      tool.errors
        == "note: store/prod: /token: token has no value yet; synth profile set store prod token=- puts it into your own folder\n"
    )
    #expect(tool.status == 0)
    #expect(
      try JSONValue(parsing: run("profile", "show", "prod", "--committed").output) == ["name": "store", "tasks": 2])
    #expect(tool.errors == "")
  }

  @Test func optionsThatExcludeEachOther() {
    #expect(
      run("--committed", "--profiles", "x").errors.hasPrefix("error: --committed and --profiles exclude each other"))
    #expect(run("diff", "--committed", "--own").errors.hasPrefix("error: --committed and --own exclude each other"))
  }

  // MARK: Making a profile without values

  @Test func withoutValuesItIsAskedOrSaidWhatIsMissing() throws {
    try FileManager.default.removeItem(atPath: tool.folder + "/Profiles/prod.json")
    #expect(
      run("profile", "create", "prod").errors == """
        error: the profile needs name=VALUE
          hint: give them behind the profile's name, sensitive ones as KEY=- and on standard input; on a terminal, you would be asked

        """)
    #expect(tool.files(in: "Profiles") == [])
    tool.answers = ["", "store"]
    #expect(run("profile", "create", "prod").output == "created Profiles/prod.json\n", "\(tool.errors)")
    #expect(tool.questions == ["name: ", "name: "])
    #expect(tool.text(of: "Profiles/prod.json") == "{\n  \"profile\": \"prod\",\n  \"name\": \"store\"\n}\n")
    // Nothing is laid over it where nothing is said.
    tool.answers = nil
    #expect(
      run("profile", "create", "prod", "--own").errors == """
        error: there is nothing to put into the profile
          hint: give values behind its name: labels=VALUE, name=VALUE, tasks=VALUE, token=VALUE

        """)
    #expect(tool.files(in: "config/store") == [])
  }
}

struct StoreProfile: Decodable, Sendable {
  var name: String
  var tasks: Int?
  var labels: [String: String]?
  var token: Sensitive
}
