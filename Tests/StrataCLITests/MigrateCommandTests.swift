import Foundation
import StrataJSON
import StrataMigration
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

  private func entries(of folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: "\(tool.folder)/\(folder)")?.compactMap { $0 as? String } ?? []).sorted()
  }

  @Test func packageIsWritten() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/infrastructure")
    #expect(
      tool.output == """
        created  %/infrastructure/Package.swift
        created  %/infrastructure/Sources/Infrastructure/InfrastructureTool.swift
        created  %/infrastructure/Sources/Infrastructure/Shop/Shop.swift
        shop: 1 resource by type, 1 by the name of a type, 1 other declaration
          as in the template  Resources/Jobs/Properties/Colour: AWS::SQS::Queue has no parameter for it, or none that takes it in this form

        """)
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(
      entries(of: "infrastructure") == [
        "Package.swift", "Sources", "Sources/Infrastructure", "Sources/Infrastructure/InfrastructureTool.swift",
        "Sources/Infrastructure/Shop", "Sources/Infrastructure/Shop/Shop.swift",
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
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--dry-run")
    #expect(tool.output.hasPrefix("would create  %/new/Package.swift\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/new"))
  }

  @Test func machinesAreToldTheSame() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--json")
    let json = try JSONValue(parsing: tool.output)
    #expect(json["written"] == true)
    #expect(json["files"]?.array?.count == 3)
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

  @Test func libraryIsWhereItIsSaidToBe() throws {
    try tool.write("shop.yaml", template)
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--library", "../../lib/strata")
    let text = try String(contentsOfFile: "\(tool.folder)/new/Package.swift", encoding: .utf8)
    #expect(text.contains(#".package(name: "strata", path: "../../lib/strata")"#))
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
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--lift")
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
    let main = try String(contentsOfFile: "\(tool.folder)/new/Sources/New/NewTool.swift", encoding: .utf8)
    #expect(main.contains(#"app.stack("shop", env: StackEnvironment(account: "123456789012"), declareShop)"#))
  }

  @Test func machinesAreToldWhatIsLifted() throws {
    try tool.write("shop.yaml", template)
    tool.lifter = JobsLifter()
    tool.run("migrate", "%/shop.yaml", "--output", "%/new", "--lift", "--dry-run", "--json")
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
    tool.run("migrate", "%/shop-dev.yaml", "%/shop-prod.yaml", "--output", "%/infrastructure")
    #expect(
      tool.output == """
        created  %/infrastructure/Package.swift
        created  %/infrastructure/Sources/Infrastructure/InfrastructureTool.swift
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
    tool.run("migrate", "%/shop.yaml", "--output", "%/mine")
    #expect(
      tool.errors == """
        error: %/mine can't be written: it has files of somebody's
          hint: name a new folder, or an empty one

        """)
    #expect((tool.status, entries(of: "mine")) == (1, ["notes.txt"]))
    tool.run("migrate", "%/shop.yaml", "--output", "%/shop.yaml")
    #expect(
      tool.errors == """
        error: %/shop.yaml can't be written: there is something else
          hint: name another folder

        """)
  }

  @Test func emptyFolderIsFilled() throws {
    try tool.write("shop.yaml", template)
    try FileManager.default.createDirectory(atPath: "\(tool.folder)/empty", withIntermediateDirectories: true)
    tool.run("migrate", "%/shop.yaml", "--output", "%/empty")
    #expect((tool.status, entries(of: "empty").count) == (0, 6))
  }

  @Test func whatNoTemplateHasIsNamedWithItsPlace() throws {
    try tool.write("good.yaml", template)
    try tool.write("bad.yaml", "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName:\n")
    tool.run("migrate", "%/good.yaml", "%/bad.yaml", "--output", "%/new")
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
    tool.run("migrate", "%/a/shop.yaml", "%/b/shop.json", "--output", "%/new")
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
    tool.run("migrate", "%/\(name)", "--output", "%/new")
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
