import Foundation
import StrataJSON
import StrataMigration
import StrataPlatform
import Testing

@testable import StrataCLI

/// `synth migrate`.
@Suite struct MigrateCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private let template = """
    Resources:
      # The jobs
      Jobs: {Type: "AWS::SQS::Queue", Properties: {Colour: blue}}
      Thing: {Type: "Custom::Thing", Properties: {ServiceToken: token}}
    Outputs:
      Address: {Value: !Ref Jobs}
    """

  private func migrate(_ arguments: String...) {
    tool.run(["migrate", "--library", "../strata"] + arguments)
  }

  private func entries(of folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: "\(tool.folder)/\(folder)")?.compactMap { $0 as? String } ?? []).sorted()
  }

  @Test func packageIsWritten() throws {
    try tool.write("shop.yaml", template)
    migrate("%/shop.yaml", "--output", "%/infrastructure")
    #expect(
      tool.output == """
        created  %/infrastructure/.gitignore
        created  %/infrastructure/Package.swift
        created  %/infrastructure/Sources/InfrastructureTool/Tool.swift
        created  %/infrastructure/README.md
        created  %/infrastructure/Sources/Infrastructure/InfrastructureApp.swift
        created  %/infrastructure/Tests/InfrastructureTests/InfrastructureTests.swift
        created  %/infrastructure/Tests/InfrastructureTests/Templates/shop.yaml
        created  %/infrastructure/Sources/Infrastructure/Shop/Shop.swift
        shop: 1 resource by type, 1 by the name of a type, 1 other declaration
          as in the template  Resources/Jobs/Properties/Colour: AWS::SQS::Queue has no parameter for it, or none that takes it in this form

        """)
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(
      entries(of: "infrastructure") == [
        ".gitignore", "Package.swift", "README.md", "Sources", "Sources/Infrastructure",
        "Sources/Infrastructure/InfrastructureApp.swift", "Sources/Infrastructure/Shop",
        "Sources/Infrastructure/Shop/Shop.swift", "Sources/InfrastructureTool", "Sources/InfrastructureTool/Tool.swift",
        "Tests", "Tests/InfrastructureTests", "Tests/InfrastructureTests/InfrastructureTests.swift",
        "Tests/InfrastructureTests/Templates", "Tests/InfrastructureTests/Templates/shop.yaml",
      ])
    let text = try String(
      contentsOfFile: "\(tool.folder)/infrastructure/Sources/Infrastructure/Shop/Shop.swift", encoding: .utf8)
    #expect(
      text == """
        import StrataLanguage
        import StrataSQS

        /// Declares what `shop.yaml` describes.
        @Sendable func declareShop(_ scope: Scope) {
          // The jobs
          let jobs = SQS.Queue("Jobs", in: scope)
          jobs.resource.rawProperties = ["Colour": "blue"]

          Resource("Thing", type: "Custom::Thing", in: scope, properties: ["ServiceToken": "token"])

          scope.output("Address", jobs.ref)
        }

        """)
  }

  @Test func dryRunWritesNothing() throws {
    try tool.write("shop.yaml", template)
    migrate("%/shop.yaml", "--output", "%/new", "--dry-run")
    #expect(tool.output.hasPrefix("would create  %/new/.gitignore\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  @Test func machinesAreToldTheSame() throws {
    try tool.write("shop.yaml", template)
    migrate("%/shop.yaml", "--output", "%/new", "--json")
    let json = try JSONValue(parsing: tool.output)
    #expect(json["written"] == true)
    #expect(json["files"]?.array?.count == 8)
    #expect(json["name"] == "new")
    #expect(json["dependency"] == ["path": "../strata"])
    #expect(json["notes"] == [])
    #expect(
      json["stacks"] == [
        [
          "name": "shop", "file": "%/shop.yaml", "typedResources": 1, "namedResources": 1, "otherDeclarations": 1,
          "raw": [
            [
              "path": "Resources/Jobs/Properties/Colour",
              "reason": "AWS::SQS::Queue has no parameter for it, or none that takes it in this form",
            ]
          ],
        ]
      ])
  }

  // MARK: Where this library is taken from

  private var dependency: String? {
    tool.text(of: "new/Package.swift")?.split(separator: "\n").first { $0.contains("dependencies: [.package") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func libraryIsWhereItIsSaidToBe() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--library", "../../lib/strata")
    #expect(dependency == #"dependencies: [.package(path: "../../lib/strata")],"#)
    #expect(tool.errors == "")
  }

  @Test func libraryIsTakenFromWhereTheToolIs() throws {
    try tool.write("shop.yaml", template)
    try tool.write("checkouts/Strata/Package.swift", "let package = Package(\n  name: \"strata\",\n")
    tool.program = "\(tool.folder)/checkouts/Strata/.build/debug/synth"
    tool.run("migrate", "%/shop.yaml", "--output", "%/new")
    #expect(dependency == #"dependencies: [.package(path: "../checkouts/Strata")],"#)
    #expect((tool.status, tool.errors) == (0, ""))
    // Nobody is asked where it came from.
    #expect(tool.programs == [])
  }

  @Test func libraryIsBesideWhereNobodyKnows() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/new")
    #expect(dependency == #"dependencies: [.package(path: "../strata")],"#)
    #expect(
      tool.errors == """
        note: where this tool came from can't be told, so that the package takes Strata from ../strata; say --url with the address of Strata's repository, or the path of a checkout

        """)
  }

  @Test(
    arguments: [
      (
        ["--library", "../strata", "--from", "1.2.3"],
        "--library says where Strata is, and so do --url and --from", "leave one of them out"
      ),
      (
        ["--library", "a b"], "--library a b can't be written to Package.swift as it is",
        "name a path without white space and quotes"
      ),
      (
        ["--name", "class"], "a package can't be called class, since class is a word of Swift", "did you mean my-class?"
      ),
    ])
  func whatCantBeMeantIsRefused(arguments: [String], message: String, hint: String) throws {
    try tool.write("shop.yaml", template)
    tool.run(["migrate", "%/shop.yaml", "--output", "%/new"] + arguments)
    #expect((tool.status, tool.errors) == (2, "error: \(message)\n  hint: \(hint)\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  @Test func packageIsCalledWhatIsSaid() throws {
    try tool.write("shop.yaml", template)
    migrate("%/shop.yaml", "--output", "%/1", "--name", "my-shop")
    #expect(tool.text(of: "1/Package.swift")?.contains("name: \"my-shop\"") == true)
    #expect(entries(of: "1").contains("Sources/MyShop/MyShopApp.swift"))
    migrate("%/shop.yaml", "--output", "%/strata.2")
    #expect(tool.text(of: "strata.2/Package.swift")?.contains("name: \"my-strata-2\"") == true)
  }

  // MARK: Lifting

  /// Lifts every queue that is called Jobs, whatever it has.
  private struct JobsLifter: Lifter {
    func lifting(of source: MigrationSource, without excluded: [String: String]) -> Lifting {
      let lift = Lift(
        id: "Jobs", construct: "Queue", module: "Messaging", arguments: [],
        resources: ["Jobs": Lift.Made(member: "resource")])
      return Lifting(
        lifts: [lift], refusals: [.init(id: "Thing", construct: "Bucket", reason: "Colour would differ")],
        account: "123456789012")
    }
  }

  @Test func whatIsLiftedIsTold() throws {
    try tool.write("shop.yaml", template)
    tool.lifter = JobsLifter()
    migrate("%/shop.yaml", "--output", "%/new", "--lift")
    #expect(
      tool.output.hasSuffix(
        """
        shop: 1 construct lifted, 0 resources by type, 1 by the name of a type, 1 other declaration
          lifted  Jobs: Queue, 1 resource
          not lifted  Thing: not a Bucket as Strata makes it: Colour would differ

        """))
    let text = try String(contentsOfFile: "\(tool.folder)/new/Sources/New/Shop/Shop.swift", encoding: .utf8)
    #expect(
      text == """
        import StrataLanguage
        import StrataMessaging

        /// Declares what `shop.yaml` describes.
        @Sendable func declareShop(_ scope: Scope) {
          // The jobs
          let jobs = Queue("Jobs", in: scope)

          Resource("Thing", type: "Custom::Thing", in: scope, properties: ["ServiceToken": "token"])

          scope.output("Address", jobs.resource.ref)
        }

        """)
    let main = try String(contentsOfFile: "\(tool.folder)/new/Sources/New/NewApp.swift", encoding: .utf8)
    #expect(main.contains(#"app.stack("shop", env: StackEnvironment(account: "123456789012"), declareShop)"#))
  }

  @Test func machinesAreToldWhatIsLifted() throws {
    try tool.write("shop.yaml", template)
    tool.lifter = JobsLifter()
    migrate("%/shop.yaml", "--output", "%/new", "--lift", "--dry-run", "--json")
    let stack = try JSONValue(parsing: tool.output)["stacks"]?[0]
    #expect(stack?["lifted"] == [["logicalId": "Jobs", "construct": "Queue", "resources": 1]])
    #expect(
      stack?["notLifted"] == [["logicalId": "Thing", "construct": "Bucket", "reason": "Colour would differ"]])
  }

  @Test func toolWithoutConstructsSaysWhichHasThem() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--lift")
    #expect(tool.status == 2)
    #expect(
      tool.errors == """
        error: --lift is done by the strata tool, which is compiled with all constructs
          hint: run: strata migrate --lift

        """)
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  // MARK: Templates of one shape

  private func writeEnvironments() throws {
    for name in ["dev", "prod"] {
      try tool.write(
        "shop-\(name).yaml", "Resources: {Jobs: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs-\(name)}}}")
    }
  }

  @Test func templatesOfOneShapeHaveProfiles() throws {
    try writeEnvironments()
    migrate("%/shop-dev.yaml", "%/shop-prod.yaml", "--output", "%/infrastructure")
    #expect(
      tool.output == """
        created  %/infrastructure/.gitignore
        created  %/infrastructure/Package.swift
        created  %/infrastructure/Sources/InfrastructureTool/Tool.swift
        created  %/infrastructure/README.md
        created  %/infrastructure/Tests/InfrastructureTests/InfrastructureTests.swift
        created  %/infrastructure/Tests/InfrastructureTests/Templates/shop-dev.yaml
        created  %/infrastructure/Tests/InfrastructureTests/Templates/shop-prod.yaml
        created  %/infrastructure/Sources/Infrastructure/Shop/Shop.swift
        created  %/infrastructure/Sources/Infrastructure/Shop/ShopSystem.swift
        created  %/infrastructure/Sources/Infrastructure/Shop/ShopProfile.swift
        created  %/infrastructure/Sources/Infrastructure/Shop/Profiles/dev.json
        created  %/infrastructure/Sources/Infrastructure/Shop/Profiles/prod.json
        2 templates of one shape: one function, profiles dev, prod
        shop-dev: 1 resource by type
        shop-prod: 1 resource by type

        """)
    #expect((tool.status, tool.errors) == (0, ""))
    let folder = "\(tool.folder)/infrastructure/Sources/Infrastructure/Shop/Profiles"
    let profile = try String(contentsOfFile: "\(folder)/prod.json", encoding: .utf8)
    #expect(profile == "{\"jobsQueueName\": \"jobs-prod\"}\n")
  }

  @Test func machinesAreToldOfProfiles() throws {
    try writeEnvironments()
    tool.run("migrate", "%/shop-dev.yaml", "%/shop-prod.yaml", "--output", "%/new", "--dry-run", "--json")
    let json = try JSONValue(parsing: tool.output)
    #expect(
      json["families"] == [["system": "shop", "stacks": ["shop-dev", "shop-prod"], "profiles": ["dev", "prod"]]])
    #expect(json["apart"] == [])
    #expect(json["stacks"]?.array?.map { $0["file"] } == ["%/shop-dev.yaml", "%/shop-prod.yaml"])
  }

  @Test func templatesOfOneShapeCanBeApart() throws {
    try writeEnvironments()
    tool.run("migrate", "%/shop-dev.yaml", "%/shop-prod.yaml", "--output", "%/new", "--apart", "--dry-run")
    #expect(tool.output.contains("would create  %/new/Sources/New/ShopProd/ShopProd.swift\n"))
    #expect(!tool.output.contains("one shape"))
  }

  @Test func reasonsForBeingApartAreTold() throws {
    for name in ["dev", "prod"] {
      try tool.write(
        "shop-\(name).yaml",
        "Resources: {Db: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: correct-horse-\(name)}}}")
    }
    tool.run("migrate", "%/shop-dev.yaml", "%/shop-prod.yaml", "--output", "%/new", "--dry-run")
    #expect(
      tool.output.contains(
        "shop-dev, shop-prod: of one shape, but apart: Resources/Db/Properties/MasterUserPassword looks like a secret, "
          + "which no committed profile may have\n"))
  }

  // MARK: Bad input

  @Test func folderWithFilesIsLeftAlone() throws {
    try tool.write("shop.yaml", template)
    try tool.write("mine/notes.txt", "mine")
    migrate("%/shop.yaml", "--output", "%/mine")
    #expect(
      tool.errors == """
        error: %/mine has files in it already: notes.txt; nothing was written
          hint: name a folder that is empty, or isn't there, by --output

        """)
    #expect((tool.status, entries(of: "mine")) == (1, ["notes.txt"]))
    migrate("%/shop.yaml", "--output", "%/shop.yaml")
    #expect(
      tool.errors == """
        error: %/shop.yaml can't be written: it isn't a folder; nothing was written
          hint: name another folder by --output

        """)
  }

  @Test func emptyFolderIsFilled() throws {
    try tool.write("shop.yaml", template)
    try FileManager.default.createDirectory(atPath: "\(tool.folder)/empty", withIntermediateDirectories: true)
    migrate("%/shop.yaml", "--output", "%/empty")
    #expect((tool.status, entries(of: "empty").count) == (0, 15))
  }

  @Test func linkToNowhereIsNoFolder() throws {
    try tool.write("shop.yaml", template)
    try FileManager.default.createSymbolicLink(atPath: "\(tool.folder)/link", withDestinationPath: "nowhere")
    migrate("%/shop.yaml", "--output", "%/link")
    #expect(
      tool.errors == """
        error: %/link can't be written: it isn't a folder; nothing was written
          hint: name another folder by --output

        """)
    #expect((tool.status, entries(of: "nowhere")) == (1, []))
  }

  @Test func linkToAnEmptyFolderIsThatFolder() throws {
    try tool.write("shop.yaml", template)
    try FileManager.default.createDirectory(atPath: "\(tool.folder)/there", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(tool.folder)/link", withDestinationPath: "there")
    migrate("%/shop.yaml", "--output", "%/link")
    #expect((tool.status, entries(of: "there").count) == (0, 15))
  }

  @Test(.enabled(if: getuid() != 0)) func folderThatCantBeWrittenToIsLeftAlone() throws {
    try tool.write("shop.yaml", template)
    try FileManager.default.createDirectory(
      atPath: "\(tool.folder)/closed", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    migrate("%/shop.yaml", "--output", "%/closed/new")
    #expect(
      tool.errors == """
        error: %/closed/new can't be written: permission denied; nothing was written
          hint: name another folder by --output

        """)
    #expect((tool.status, entries(of: "closed")) == (1, []))
  }

  @Test(
    arguments: [
      (
        "shop.json", "{\"Resources\": {",
        "1:16: error: this isn't JSON: expected a key in double quotes or a closing brace, found the end of the text [syntax]",
        "mend it at that place"
      ),
      (
        "package.json", "{\"name\": \"shop\", \"version\": \"1.0.0\"}",
        "1:1: error: this is no template; expected a section such as Resources, given name, version [template-form]",
        "name the file of a template"
      ),
      (
        "empty.json", "{}",
        "1:1: error: this is no template; expected a section such as Resources, given nothing [template-form]",
        "name the file of a template"
      ),
      (
        "nothing.yaml", "", "1:1: error: this isn't YAML: expected a value, found an empty text [syntax]",
        "mend it at that place"
      ),
      (
        "list.yaml", "- Resources",
        "1:1: error: a template must be an object; expected sections by name, such as Resources, given a list [template-form]",
        nil
      ),
    ])
  func whatIsNoTemplateIsSaid(name: String, text: String, message: String, hint: String?) throws {
    try tool.write(name, text)
    migrate("%/\(name)", "--output", "%/new")
    #expect(tool.errors == "\(name):\(message)\n" + (hint.map { "  hint: \($0)\n" } ?? "") + "1 error\n")
    #expect(tool.status == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  @Test func whatIsLargerThanAnyTemplateIsntRead() throws {
    try tool.write("large.yaml", "Description: " + String(repeating: "x", count: 10_485_760))
    migrate("%/large.yaml", "--output", "%/new")
    #expect(
      tool.errors == """
        large.yaml:1: error: %/large.yaml can't be read: it is larger than any template; expected 10,000,000 bytes or fewer [syntax]
        1 error

        """)
    #expect(tool.status == 1)
  }

  @Test func whatNoTemplateHasIsNamedWithItsPlace() throws {
    try tool.write("good.yaml", template)
    try tool.write("bad.yaml", "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName:\n")
    migrate("%/good.yaml", "%/bad.yaml", "--output", "%/new")
    #expect(
      tool.errors == """
        bad.yaml:5:7: error: Resources/Jobs/Properties/QueueName: a template can't have null; expected a value, or nothing, given null [null-value]
          hint: leave it out, or give it a value
        1 error

        """)
    #expect(tool.status == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  @Test func twoStacksOfOneNameAreRefused() throws {
    try tool.write("a/shop.yaml", template)
    try tool.write("b/shop.json", "{\"Resources\": {}}")
    migrate("%/a/shop.yaml", "%/b/shop.json", "--output", "%/new")
    #expect(
      tool.errors == """
        error: %/a/shop.yaml and %/b/shop.json would both be the stack shop
          hint: give one of the files another name

        """)
    #expect(tool.status == 2)
  }

  @Test(arguments: [("folder", "it is a directory"), ("missing.yaml", "it does not exist")])
  func whatCantBeReadIsSaid(name: String, reason: String) throws {
    try tool.write("folder/shop.yaml", template)
    migrate("%/\(name)", "--output", "%/new")
    #expect(tool.errors == "\(name):1: error: %/\(name) can't be read: \(reason) [syntax]\n1 error\n")
    #expect(tool.status == 1)
  }

  @Test(
    arguments: [
      ("Orders.template.json", "Orders"), ("a/b/shop-dev.yaml", "shop-dev"), ("my_stack v2.yml", "my-stack-v2"),
      ("2nd.json", "Stack-2nd"), ("ü.yaml", "Stack"), ("a/.yaml", "Stack"),
    ])
  func stacksAreCalledWhatTheirFilesAre(path: String, name: String) {
    #expect(MigratedFiles.stackName(path) == name)
  }
}
