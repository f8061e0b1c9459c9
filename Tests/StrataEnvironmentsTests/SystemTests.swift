import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// Which environments and profiles are chosen.
@Suite struct SystemTests {
  private static let good = #"{"tenant": "acme", "imageTag": "1.0", "password": "correct horse battery"}"#

  private func system(samples: ProfileFolder? = nil) -> System {
    System(
      "shop", environments: [.required("prod", profile: "default"), .optional("dev"), .optional("test")],
      samples: samples?.directory
    ) { (app, environments: [Environment<ShopProfile>]) in
      app.stack("Shop") { scope in
        for environment in environments {
          let own = Scope(environment.title, in: scope, environment: environment.name)
          Resource(
            "Thing", type: "Acme::Test::Thing", in: own,
            properties: [
              "Tag": .literal(environment.profile.imageTag), "Order": .value(IntegerValue.literal(environment.order)),
            ])
        }
      }
    }
  }

  private func folder(_ profiles: [String: String]) throws -> (ProfileFolder, ProfileSource) {
    let folder = try ProfileFolder()
    for (name, text) in profiles {
      try ProfileStore(system: "shop", directory: folder.directory + "/shop").create(
        name, JSONValue(parsing: text).object ?? [:])
    }
    return (folder, .folder(folder.directory))
  }

  @Test func whatHasAProfileIsThere() throws {
    let (folder, source) = try folder(["default": Self.good, "test": Self.good])
    let prepared = try system().prepare(source)
    #expect(prepared.chosen.map(\.environment) == ["prod", "test"])
    #expect(prepared.chosen.map(\.profile) == ["default", "test"])
    #expect(prepared.leftOut.map(\.name) == ["dev"])
    #expect(!prepared.usesSamples)
    let stack = try #require(try prepared.app.synthesize().stacks.first)
    #expect(stack.template.resources["ProdThing"]?["Properties"]?["Order"] == 0)
    // Its place is the same without dev.
    #expect(stack.template.resources["TestThing"]?["Properties"]?["Order"] == 2)
    withExtendedLifetime(folder) {}
  }

  @Test func whatIsNamedHasToBeThere() throws {
    let (folder, source) = try folder(["default": Self.good])
    let error = #expect(throws: ProfileError.self) { try system().prepare(source, environments: ["dev"]) }
    #expect(error?.findings.first?.message.hasPrefix("there is no profile dev: ") == true)
    withExtendedLifetime(folder) {}
  }

  @Test func whatIsRequiredHasToBeThere() throws {
    let (folder, source) = try folder(["dev": Self.good])
    let error = #expect(throws: ProfileError.self) { try system().prepare(source) }
    #expect(error?.findings.first?.message.hasPrefix("there is no profile default: ") == true)
    #expect(try system().prepare(source, environments: ["dev"]).chosen.map(\.profile) == ["dev"])
    withExtendedLifetime(folder) {}
  }

  @Test func theProfileOfAnotherEnvironment() throws {
    let (folder, source) = try folder(["default": Self.good, "dev": Self.good, "mine": Self.good])
    let error = #expect(throws: ProfileError.self) {
      try system().prepare(source, environments: ["prod"], profiles: ["prod": "dev"])
    }
    #expect(
      error?.findings.first?.description == """
        error: shop/prod: the profile dev is that of dev; expected default, given dev [invalid-profile]
          hint: if you mean it, say --allow-other-profile
        """)
    let meant = try system().prepare(
      source, environments: ["prod"], profiles: ["prod": "dev"], trusted: ["prod"])
    #expect(meant.chosen.map(\.profile) == ["dev"])
    let own = try system().prepare(source, environments: ["prod"], profiles: ["prod": "mine"])
    #expect(own.chosen.map(\.profile) == ["mine"])
    withExtendedLifetime(folder) {}
  }

  @Test func samplesServeWhereThereIsNothing() throws {
    let samples = try ProfileFolder(["default": Self.good])
    let (empty, _) = try folder([:])
    let variables = ["XDG_CONFIG_HOME": empty.directory]
    let prepared = try system(samples: samples).prepare(.user(variables: variables))
    #expect(prepared.usesSamples)
    try ProfileStore(system: "shop", directory: empty.directory + "/shop").create("dev", [:])
    // With one's own, the samples are out of the game.
    #expect(throws: ProfileError.self) { try system(samples: samples).prepare(.user(variables: variables)) }
    #expect(try system(samples: samples).prepare(.samples).usesSamples)
    let error = #expect(throws: ProfileError.self) { try system().prepare(.samples) }
    #expect(error?.findings.first?.message == "the system comes with no sample profiles")
  }

  @Test func mistakesOfAllProfilesComeAtOnce() throws {
    let (folder, source) = try folder(["default": #"{"tenant": 1}"#, "dev": #"{"tenant": "acme"}"#])
    let error = #expect(throws: ProfileError.self) { try system().prepare(source) }
    #expect(error?.findings.compactMap(\.property).sorted() == ["/imageTag", "/imageTag", "/tenant"])
    withExtendedLifetime(folder) {}
  }

  @Test func nothingWhereNothingIs() throws {
    let (folder, source) = try folder([:])
    let optional = System("shop", environments: [.optional("dev")]) { (_, _: [Environment<ShopProfile>]) in }
    let error = #expect(throws: ProfileError.self) { try optional.prepare(source) }
    #expect(error?.findings.first?.message == "no environment has a profile in \(folder.directory)/shop")
  }

  @Test func theSystemCanBeWithoutAnEphemeralOne() throws {
    let (folder, source) = try folder(["prod": Self.good])
    let system = System("shop", environments: [.ephemeral("local", isLocal: true), .required("prod")]) {
      (_, _: [Environment<ShopProfile>]) in
    }
    #expect(system.environments.map(\.isEphemeral) == [true, false])
    #expect(system.environments.map(\.isLocal) == [true, false])
    #expect(!EnvironmentDeclaration.ephemeral("trial").isLocal)
    let prepared = try system.prepare(source)
    #expect(prepared.chosen.map(\.environment) == ["prod"])
    #expect(prepared.leftOut.map(\.name) == ["local"])
    withExtendedLifetime(folder) {}
  }

  @Test func titles() {
    #expect(Environment("dev-aws-deployed", order: 0, profile: 1).title == "DevAwsDeployed")
  }

  @Test func theWholeWay() throws {
    let (folder, source) = try folder(["default": Self.good, "dev": Self.good])
    let whole = try system().assemble(source, environments: ["dev"])
    #expect(whole.prepared.chosen.map(\.environment) == ["dev"])
    #expect(whole.assembly["Shop"]?.template.resources.keys == ["DevThing"])
    var names: [String] = []
    let summary = try system().summarize(source) { prepared in
      #expect(prepared.chosen.map(\.environment) == ["prod", "dev"])
      return { names.append($0.name) }
    }
    #expect(names == ["Shop"])
    #expect(summary.app.stacks.map(\.resourceCount) == [2])
    withExtendedLifetime(folder) {}
  }

  @Test func anEnvironmentThatIsNotDeclared() throws {
    let (folder, source) = try folder(["default": Self.good])
    let error = #expect(throws: SystemAssemblyError.self) { try system().assemble(source, environments: ["tets"]) }
    #expect(error?.findings.map(\.message) == ["there is no environment tets"])
    #expect(error?.findings.map(\.hint) == ["did you mean test?"])
    #expect(error?.prepared == nil)
    withExtendedLifetime(folder) {}
  }

  // MARK: Sensitive text

  private func mistakes(_ source: ProfileSource) throws -> [Finding] {
    do throws(SystemAssemblyError) {
      return try system().assemble(source).warnings
    } catch {
      #expect(error.prepared != nil)
      return error.findings
    }
  }

  @Test func sensitiveTextIsFoundWhereverItIs() throws {
    let (folder, source) = try folder([
      "default":
        #"{"tenant": "acme", "imageTag": "correct horse \"battery\"", "password": "correct horse \"battery\""}"#
    ])
    let said = try mistakes(source)
    #expect(said.map(\.path) == ["Shop/Prod/Thing"])
    #expect(said.map(\.property) == ["Tag"])
    #expect(said.first?.message == "the text of default/password stands in the template, where all can read it")
    #expect(said.first?.description.contains("battery") == false)
    #expect(said.first?.notes.first?.site?.file == folder.directory + "/shop/default.json")
  }

  @Test(arguments: [
    ("short", "short", 1), ("short", "shorter", 0), ("longer-text", "a longer-text b", 1), ("x", "1", 0),
  ])
  func shortTextIsFoundWhereItIsAll(password: String, tag: String, count: Int) throws {
    let (folder, source) = try folder([
      "default": #"{"tenant": "a", "imageTag": "\#(tag)", "password": "\#(password)"}"#
    ])
    #expect(try mistakes(source).count == count)
    withExtendedLifetime(folder) {}
  }

  @Test func maskedTextIsFound() throws {
    let (folder, source) = try folder(["default": #"{"tenant": "a", "imageTag": "\#(Sensitive("hush"))"}"#])
    #expect(
      try mistakes(source).map(\.message)
        == ["sensitive text of a profile was made part of a value, which is masked"])
    withExtendedLifetime(folder) {}
  }

  @Test func sensitiveTextIsNeverPrinted() {
    let sensitive = Sensitive("hush")
    var dumped = ""
    dump(sensitive, to: &dumped)
    for text in ["\(sensitive)", String(reflecting: sensitive), String(describing: [sensitive]), dumped] {
      #expect(!text.contains("hush"), "\(text)")
    }
  }

  @Test func filesThatOthersMayRead() throws {
    let folder = try ProfileFolder(["default": Self.good, "dev": #"{"_inherits": "default"}"#])
    let system = system()
    #expect(try system.inspection(of: "dev", in: folder.store).warnings == [])
    #expect(chmod(folder.directory + "/default.json", 0o644) == 0)
    #expect(chmod(folder.directory + "/dev.json", 0o644) == 0)
    // Only the one that has the text.
    let warnings = try system.inspection(of: "dev", in: folder.store).warnings
    #expect(
      warnings.map(\.description) == [
        """
        warning: shop/default: others may read \(folder.directory)/default.json, which has sensitive text [invalid-profile]
          hint: chmod 600 \(folder.directory)/default.json
        """
      ])
  }

  // MARK: Forms and secrets

  @Test func derivedValues() {
    let form = ProfileForm(derived: ["secret": "shop/{profile}/{tenant}"])
    #expect(form.derived.map(\.key) == ["secret"])
    let question = ProfileQuestion("tag", "Tag", suggesting: "1.0", in: ["dev": "latest"])
    #expect(question.suggestion(for: "dev") == "latest")
    #expect(question.suggestion(for: "default") == "1.0")
  }
}
