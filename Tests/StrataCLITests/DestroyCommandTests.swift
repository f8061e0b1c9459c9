import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import TestSupport
import Testing

@testable import StrataCLI

/// `synth destroy`, with CloudFormation played.
@Suite struct DestroyCommandTests {
  private let tool: ToolRun
  private let cloud: PlayedStacks

  /// A system whose environments have stacks of their own, and one that they share.
  private static let system = System(
    "shop", environments: [.required("prod", profile: "default"), .optional("dev")]
  ) { (app: AppScope, environments: [Environment<ShopProfile>]) in
    for environment in environments {
      app.stack("Data\(environment.title)") { scope in
        let own = Scope(environment.title, in: scope, environment: environment.name)
        Resource("Topic", type: "AWS::SNS::Topic", in: own)
        Resource("Bucket", type: "AWS::S3::Bucket", in: own).deletionPolicy = .retain
      }
    }
  }

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    let assembly = try Self.system.assemble(.folder(tool.folder + "/config")).assembly
    cloud = PlayedStacks(assembly.stacks.map { PlayedStacks.Stack($0.name, template: $0.template.json) })
    let cloud = cloud
    tool.play = { try cloud.answer($0) }
    try tool.profile("deploy", #"{"dev": {"stackName": "DataDev"}, "prod": {"stackName": "DataProd"}}"#)
  }

  @discardableResult
  private func run(_ arguments: String...) -> ToolRun {
    tool.run(["destroy", "shop", "-e", "dev"] + arguments, systems: [Self.system])
  }

  private func record() throws -> JSONValue {
    try JSONValue(parsing: tool.text(of: "config/shop/deploy.json") ?? "{}")
  }

  private static let shown = """
    DataDev goes, with 1 resource
      DevTopic  AWS::SNS::Topic  DataDev/Dev/Topic
    stays:
      DevBucket  AWS::S3::Bucket  physical-DevBucket: it stays, and costs what it costs
        remove it by aws s3 rb s3://physical-DevBucket --force

    """

  @Test func aPersonTypesTheName() throws {
    tool.answers = ["dev"]
    #expect(
      run().output == Self.shown + """
        DataDev is deleted
        dev is destroyed; recorded in config/shop/deploy.json

        """, "\(tool.errors)")
    #expect(tool.status == 0)
    #expect(tool.questions == ["Type dev to destroy it: "])
    #expect(cloud.names == ["DataProd"])
    #expect(try record()["dev"] == nil)
    #expect(try record()["prod"] == ["stackName": "DataProd"])
    #expect(
      try record()["_history"]?[0] == [
        "environment": "dev", "destroyedAt": "2026-11-21T12:00:00.000Z", "stackNames": ["DataDev"],
      ])
    #expect(
      tool.run("deployment", "history", systems: [Self.system]).output == "2026-11-21T12:00:00.000Z  dev  destroyed\n")
  }

  @Test(arguments: ["", "y", "yes", "Dev", "dev ", "prod"])
  func anythingElseIsNo(answer: String) throws {
    tool.answers = [answer]
    #expect(run().errors == "error: nothing was done: dev wasn't typed\n")
    #expect(tool.status == 1)
    #expect(cloud.names == ["DataDev", "DataProd"])
    #expect(try record()["dev"] != nil)
  }

  @Test func scriptsSayTheName() {
    #expect(
      run().errors == """
        error: this asks for the environment's name before it goes on, and there is nobody to ask
          hint: say --confirm dev

        """)
    #expect(run("--confirm", "prod").errors.hasPrefix("error: --confirm prod isn't dev, which is to be destroyed\n"))
    #expect(tool.status == 2)
    #expect(run("--confirm", "").errors.hasPrefix("error: --confirm \"\" isn't dev, which is to be destroyed\n"))
    #expect(run("--yes").status == 2)
    #expect(cloud.names == ["DataDev", "DataProd"])
    #expect(run("--confirm", "dev").status == 0)
    #expect(cloud.names == ["DataProd"])
  }

  @Test func aDryRunShowsOnly() throws {
    #expect(run("--dry-run").output == Self.shown)
    #expect(tool.status == 0)
    #expect(cloud.names == ["DataDev", "DataProd"])
    #expect(try record()["_history"] == nil)
    #expect(cloud.calls.allSatisfy { $0[1] != "delete-stack" })
  }

  @Test func aRequiredEnvironmentNeedsAWordMore() {
    tool.run("destroy", "shop", "-e", "prod", "--confirm", "prod", systems: [Self.system])
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        error: prod isn't destroyed: shop can't be without prod
          hint: if it's to go all the same, say --required-too

        """)
    #expect(cloud.names == ["DataDev", "DataProd"])
    tool.run("destroy", "shop", "-e", "prod", "--confirm", "prod", "--required-too", systems: [Self.system])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(cloud.names == ["DataDev"])
  }

  @Test func severalObstaclesComeAtOnce() {
    cloud.stacks = cloud.stacks.map { stack in
      var stack = stack
      stack.isProtected = true
      stack.exports = ["DataDev:Topic"]
      return stack
    }
    cloud.imports["DataDev:Topic"] = ["Reports"]
    run("--confirm", "dev")
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        error: dev isn't destroyed: DataDev is protected against being deleted
          hint: take the protection off: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name DataDev
          Reports uses the export DataDev:Topic of DataDev
            hint: delete Reports first, or deploy it without what it uses

        """)
    #expect(cloud.names == ["DataDev", "DataProd"])
  }

  @Test func forMachines() throws {
    let plan = try JSONValue(parsing: run("--json", "--dry-run").output)
    #expect(plan["destroyed"] == false)
    let stack = try #require(plan["stacks"]?[0])
    #expect(stack["name"] == "DataDev" && stack["deleted"] == false)
    #expect(
      stack["resources"] == [
        [
          "logicalId": "DevBucket", "type": "AWS::S3::Bucket", "fate": "kept", "physicalId": "physical-DevBucket",
          "construct": "DataDev/Dev/Bucket", "removal": ["aws", "s3", "rb", "s3://physical-DevBucket", "--force"],
        ],
        [
          "logicalId": "DevTopic", "type": "AWS::SNS::Topic", "fate": "deleted", "physicalId": "physical-DevTopic",
          "construct": "DataDev/Dev/Topic",
        ],
      ])
    let done = try JSONValue(parsing: run("--json", "--confirm", "dev").output)
    #expect(done["destroyed"] == true)
    #expect(done["stacks"]?[0]?["deleted"] == true)
    let nothing = try JSONValue(parsing: run("--json", "--confirm", "dev").output)
    #expect(nothing["destroyed"] == false && nothing["stacks"] == [])
  }

  @Test func obstaclesForMachines() throws {
    for place in cloud.stacks.indices { cloud.stacks[place].isProtected = true }
    let plan = try JSONValue(parsing: run("--json", "--confirm", "dev").output)
    #expect(tool.status == 3)
    #expect(plan["obstacles"]?[0]?["message"] == "DataDev is protected against being deleted")
    #expect(plan["obstacles"]?[0]?["isGrave"] == true)
  }

  @Test func whatWentWrongIsSaid() throws {
    for place in cloud.stacks.indices { cloud.stacks[place].stubborn = ["DevTopic": "it has a subscription"] }
    run("--confirm", "dev")
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasSuffix(
        """
        error: DataDev wasn't deleted, and its status is DELETE_FAILED
          DELETE_FAILED  DevTopic  AWS::SNS::Topic  it has a subscription  DataDev/Dev/Topic
          hint: mend the cause and destroy it again; or leave behind what can't be deleted: aws cloudformation delete-stack --stack-name DataDev --retain-resources DevTopic

        """), "\(tool.errors)")
    #expect(try record()["dev"] != nil)
  }

  @Test func nothingIsThere() {
    cloud.stacks = []
    #expect(
      run("--confirm", "dev").output == """
        there is no stack of dev
        nothing of dev is deployed where aws connects to, and nothing was recorded

        """)
    #expect(tool.status == 0)
  }

  @Test func aDamagedRecordIsFoundBeforeAnythingIsDeleted() throws {
    try tool.profile("deploy", "{")
    run("--confirm", "dev")
    #expect(tool.status == 1)
    #expect(cloud.calls.isEmpty)
  }

  @Test func theHelpTellsOfIt() {
    tool.run("destroy", "--help", systems: [Self.system])
    #expect(tool.output.hasPrefix("Delete all that is wholly an environment's own.\n"))
    for option in ["--confirm NAME", "--required-too", "--dry-run", "--json"] { #expect(tool.output.contains(option)) }
  }

  // MARK: Shared stacks

  @Test func thePartInASharedStackGoesByADeploymentWithoutIt() throws {
    let assembly = try shop.assemble(.folder(tool.folder + "/config")).assembly
    cloud.stacks = assembly.stacks.map { PlayedStacks.Stack($0.name, template: $0.template.json) }
    tool.run("destroy", "-e", "dev", "--confirm", "dev")
    #expect(tool.status == 1)
    #expect(
      tool.output == """
        Shop stays, since prod is in it as well
          the part of dev goes by synth deploy shop -e prod --drop-environment dev
        dev is still part of what others use

        """)
    #expect(cloud.names == ["Shop"])
    #expect(try record()["dev"] != nil)
  }

  @Test func aDeploymentWithoutAnEnvironment() throws {
    try tool.profile("deploy", #"{"dev": {"stackName": "Shop"}, "prod": {"stackName": "Shop"}}"#)
    let played = PlayedCloud()
    played.deploy(["prod", "dev"], parameters: ["ProdImageTag": "1"])
    played.changes = [("Remove", "DevTopic", nil)]
    tool.play = { try played.answer($0) }
    tool.run("deploy", "shop", "-e", "prod", "--drop-environment", "dev", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.hasPrefix("Shop: 1 change\n  Remove  DevTopic  AWS::SNS::Topic  of dev\n"))
    #expect(played.template?["Resources"]?["DevTopic"] == nil)
    #expect(played.template?["Resources"]?["ProdTopic"] != nil)
    #expect(try record()["dev"] == nil)
    #expect(tool.output.contains("\ndev is destroyed\n"))
    #expect(
      try record()["_history"]?.array?.contains { $0["destroyedAt"] != nil && $0["environment"] == "dev" } == true)
  }

  @Test func whatIsDroppedIsNothingElse() {
    tool.run("deploy", "shop", "-e", "dev", "--drop-environment", "prod", "--yes")
    #expect(tool.status == 3)
    #expect(tool.errors == "error: shop can't be without prod\n  hint: declare it as optional first\n")
    tool.run("deploy", "shop", "-e", "dev", "--drop-environment", "dev", "--yes")
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: dev is what is deployed, and can't be dropped at the same time\n"))
    let played = PlayedCloud()
    played.deploy(["prod", "dev"])
    played.changes = [("Remove", "ProdTopic", nil), ("Remove", "DevTopic", nil)]
    tool.play = { try played.answer($0) }
    // Another environment stays protected.
    tool.run("deploy", "shop", "-e", "prod", "--drop-environment", "test", "--yes")
    #expect(tool.status == 3, "\(tool.errors)")
    #expect(tool.errors.contains("this would change 1 resource of dev, and prod is to be deployed: DevTopic"))
  }
}
