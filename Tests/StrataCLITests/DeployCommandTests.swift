import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth deploy`, `synth deployment …` and `synth secret put`, with CloudFormation played.
@Suite struct DeployCommandTests {
  private let tool: ToolRun
  private let cloud = PlayedCloud()

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    let cloud = cloud
    tool.play = { try cloud.answer($0) }
  }

  private func record() throws -> JSONValue {
    try JSONValue(parsing: tool.text(of: "config/shop/deploy.json") ?? "{}")
  }

  @Test func theFirstDeployment() throws {
    cloud.changes = [("Add", "ProdTopic", nil), ("Add", "Shared", nil)]
    tool.answers = ["yes"]
    tool.run("deploy", "shop", "--environment", "prod")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(
      tool.output == """
        Shop: 2 changes
          Add     ProdTopic  AWS::SNS::Topic  of prod
          Add     Shared  AWS::SNS::Topic
        Shop: termination protection is turned on
        endpoint: arn:prod
        imageTag: 1.0.0
        recorded in config/shop/deploy.json

        """)
    #expect(tool.errors.contains("CREATE_COMPLETE  ProdTopic  AWS::SNS::Topic\n"))
    #expect(cloud.isProtected)
    #expect(cloud.creation?["type"] == "CREATE")
    #expect(cloud.creation?["parameters"] == #"[{"ParameterKey":"ProdImageTag","ParameterValue":"1.0.0"}]"#)
    #expect(cloud.creation?["tags"] == #"[{"Key":"System","Value":"shop"}]"#)
    // Dev has a profile, but isn't deployed by this.
    #expect(cloud.template?["Resources"]?["DevTopic"] == nil)
    #expect(
      try record()["prod"] == [
        "outputs": ["endpoint": "arn:prod"], "parameters": ["imageTag": "1.0.0"],
        "deployedAt": "2026-11-21T12:00:00.000Z", "stackName": "Shop", "stage": "prod",
      ])
    #expect(try record()["_history"]?[0]?["sha256"]?["Shop"]?.string?.count == 64)
  }

  @Test func machinesAreToldTheSame() throws {
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "shop", "--environment", "prod", "--dry-run", "--json")
    let changes: JSONValue = [
      [
        "stack": "Shop", "changes": ["Add     ProdTopic  AWS::SNS::Topic  of prod"],
        "settings": ["termination protection is turned on"],
      ]
    ]
    #expect(
      try JSONValue(parsing: tool.output) == [
        "system": "shop", "environment": "prod", "changes": changes, "isCarriedOut": false,
      ])
    tool.run("deploy", "shop", "--environment", "prod", "--plan", "%/plan.json", "--json")
    #expect(try JSONValue(parsing: tool.output)["plan"] == "%/plan.json")
    tool.run("deploy", "shop", "--environment", "prod", "--yes", "--json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      try JSONValue(parsing: tool.output) == [
        "system": "shop", "environment": "prod", "values": ["endpoint": "arn:prod", "imageTag": "1.0.0"],
        "record": "%/config/shop/deploy.json", "changes": changes, "isCarriedOut": true,
      ])
  }

  @Test func anotherEnvironmentKeepsWhatItHas() throws {
    cloud.deploy(["prod"], parameters: ["ProdImageTag": "0.9"])
    cloud.changes = [("Add", "DevTopic", nil)]
    tool.run("deploy", "-e", "dev", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(cloud.creation?["type"] == "UPDATE")
    #expect(
      cloud.creation?["parameters"]
        == #"[{"ParameterKey":"DevImageTag","ParameterValue":"latest"},{"ParameterKey":"ProdImageTag","UsePreviousValue":true}]"#
    )
    #expect(cloud.template?["Resources"]?["ProdTopic"] != nil)
  }

  @Test func whatIsOfAnotherEnvironmentIsNotTouched() throws {
    cloud.deploy(["prod", "dev"])
    cloud.changes = [("Modify", "DevTopic", "False"), ("Modify", "ProdTopic", "True"), ("Remove", "ProdOld", nil)]
    tool.run("deploy", "--environment", "dev", "--yes")
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        Shop: making a change set
        error: this would change 2 resources of prod, and dev is to be deployed: ProdOld, ProdTopic
          hint: deploy prod by itself, or say --touch-other-environments

        """)
    #expect(tool.output.contains("  Modify  ProdTopic  AWS::SNS::Topic  of prod  is replaced\n"))
    #expect(cloud.calls.last == "delete-change-set")
    #expect(!cloud.calls.contains("execute-change-set"))
    #expect(tool.files(in: "config/shop") == ["default.json", "dev.json"])
    #expect(tool.run("deploy", "-e", "dev", "--yes", "--touch-other-environments").status == 0)
  }

  @Test func anEnvironmentThatIsDeployedIsNotLeftOut() throws {
    cloud.deploy(["prod", "dev", "old"])
    #expect(
      tool.run("deploy", "-e", "dev", "--yes").errors == """
        error: the environment old is deployed in the same stack, and shop doesn't declare it any more
          hint: deploying dev would delete all that old has; declare it again, or delete it first

        """)
    cloud.deploy(["prod", "dev"])
    try FileManager.default.removeItem(atPath: tool.folder + "/config/shop/dev.json")
    #expect(tool.run("deploy", "-e", "prod", "--yes").errors.contains("there is no profile dev"))
    #expect(!cloud.calls.contains("create-change-set"))
  }

  @Test func nothingToChange() throws {
    cloud.deploy(["prod", "dev"])
    cloud.isProtected = true
    cloud.failure =
      "The submitted information didn't contain changes. Submit different information to create a change set."
    tool.run("deploy", "-e", "dev")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.hasPrefix("Shop is as it should be\n"))
    #expect(try record()["dev"]?["outputs"]?["endpoint"] == "arn:dev")
    tool.run("deploy", "-e", "dev")
    #expect(tool.output == "Shop is as it should be\n")
    #expect(try record()["_history"]?.array?.count == 1)
  }

  @Test func aDeploymentThatWasNotRecordedIsRecordedLater() throws {
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--yes")
    // As if the process had been killed behind another deployment.
    cloud.deploy(["prod"], parameters: ["ProdImageTag": "0.7.0"])
    cloud.failure = "The submitted information didn't contain changes."
    tool.run("deploy", "-e", "prod")
    #expect(tool.output.contains("imageTag: 0.7.0\nrecorded in"))
    #expect(try record()["_history"]?.array?.count == 2)
  }

  @Test func aDamagedRecordIsFoundBeforeAnythingIsDeployed() throws {
    try tool.profile("deploy", "{")
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 1)
    #expect(tool.errors.contains("deploy.json:1:2: error: shop/deploy.json: the file isn't JSON"), "\(tool.errors)")
    #expect(cloud.calls == [])
  }

  @Test func eachRunHasAChangeSetOfItsOwn() throws {
    cloud.changes = [("Add", "ProdTopic", nil)]
    var ids: Set<String> = []
    for _ in 0..<2 {
      tool.run("deploy", "-e", "prod", "--yes")
      let execution = try #require(tool.programs.first { $0.arguments.contains("execute-change-set") })
      ids.insert(try #require(execution.arguments.first { $0.hasPrefix("arn:strata-") }))
    }
    #expect(ids.count == 2)
  }

  @Test func othersKeepTheProfileTheyWereDeployedWith() throws {
    try tool.profile("mine", #"{"_inherits": "default", "tenant": "mine"}"#)
    cloud.changes = [("Add", "DevTopic", nil)]
    tool.run("deploy", "-e", "dev", "--profile", "mine", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    let name = cloud.template?["Resources"]?["DevTopic"]?["Properties"]?["DisplayName"]
    #expect(name == ["Fn::Sub": "mine ${DevImageTag}"])
  }

  @Test func aDeployedTemplateThatSaysNothing() throws {
    cloud.deploy([])
    cloud.changes = [("Remove", "Old", nil), ("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(
      tool.errors.hasSuffix(
        """
        error: this would remove Old, and the deployed template doesn't say which environment that is of
          hint: if nothing of another environment is among it, say --touch-other-environments

        """), "\(tool.errors)")
    #expect(cloud.calls.last == "delete-change-set")
    #expect(tool.run("deploy", "-e", "prod", "--yes", "--touch-other-environments").status == 0)
  }

  @Test func aParameterThatThereIsNot() {
    tool.run("deploy", "-e", "prod", "--yes", "--parameter", "ProdImageTg=9")
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: there is no parameter ProdImageTg; did you mean ProdImageTag?\n"))
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--yes", "--parameter", "ProdImageTag=9")
    #expect(cloud.creation?["parameters"] == #"[{"ParameterKey":"ProdImageTag","ParameterValue":"9"}]"#)
  }

  @Test func waitingOutlivesAFewFailures() {
    cloud.changes = [("Add", "ProdTopic", nil)]
    cloud.failuresWhileWaiting = 7
    #expect(tool.run("deploy", "-e", "prod", "--yes").status == 0)
    cloud.failuresWhileWaiting = 8
    cloud.deploy([])
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(
      tool.errors.hasSuffix(
        """
        error: aws cloudformation describe-stacks failed: slow down (Throttling), while Shop is being deployed
          hint: it may be going on: aws cloudformation describe-stacks --stack-name Shop tells; deploying prod again \
        looks it up first

        """), "\(tool.errors)")
  }

  @Test func aLargeTemplateGoesThroughABucket() throws {
    let large = System("shop", environments: [.required("prod", profile: "default")]) {
      (app: AppScope, environments: [Environment<ShopProfile>]) in
      app.stack("Shop") { scope in
        let own = Scope("Prod", in: scope, environment: "prod")
        Resource(
          "A", type: "Acme::Test::A", in: own, properties: ["V": .literal(String(repeating: "x", count: 60_000))])
      }
    }
    tool.run("deploy", "-e", "prod", "--yes", systems: [large])
    #expect(
      tool.errors.hasSuffix(
        "and CloudFormation takes up to 51,200 without a bucket\n"
          + "  hint: make the environment's own: deployment bootstrap -e prod; or name one: --bucket NAME\n"),
      "\(tool.errors)")
    tool.run("deploy", "-e", "prod", "--yes", "--bucket", "mine", systems: [large])
    #expect(cloud.calls.contains("cp"))
    let upload = try #require(tool.programs.first { $0.arguments.contains("cp") })
    #expect(upload.input.count > 60_000)
  }

  @Test func aRefusedChangeSet() {
    cloud.failure = "Template error: something is wrong"
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(
      tool.errors.hasSuffix(
        "error: CloudFormation refused the change set of Shop: Template error: something is wrong\n"))
    #expect(tool.status == 1)
  }

  @Test func whatFailedIsShown() throws {
    cloud.changes = [("Add", "ProdTopic", nil)]
    cloud.endStatus = "ROLLBACK_COMPLETE"
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasSuffix(
        """
        error: the deployment of Shop failed, and its status is ROLLBACK_COMPLETE
          CREATE_FAILED  ProdTopic  AWS::SNS::Topic  it's full
            at Shop/Prod/Topic, /sources/Shop.swift:12
          hint: aws cloudformation delete-stack --stack-name Shop, then deploy again; aws cloudformation \
        describe-stack-events --stack-name Shop has all events

        """), "\(tool.errors)")
    // The attempt is in the history, and nothing is said to be deployed.
    #expect(try record()["prod"] == nil && record()["_pending"] == nil)
    #expect(
      tool.run("deployment", "history").output
        == "2026-11-21T12:00:00.000Z  prod  profile=default  outcome=failed  Shop=ROLLBACK_COMPLETE\n")
  }

  @Test(arguments: [
    ("ROLLBACK_COMPLETE", "the stack Shop never came up, and can only be deleted: its status is ROLLBACK_COMPLETE"),
    ("UPDATE_IN_PROGRESS", "the stack Shop is being changed: its status is UPDATE_IN_PROGRESS"),
  ])
  func stacksThatCannotBeDeployedTo(status: String, message: String) {
    cloud.deploy(["prod"], status: status)
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 1)
    #expect(tool.errors.contains("error: \(message)\n  hint: "), "\(tool.errors)")
    #expect(!cloud.calls.contains("create-change-set"))
  }

  @Test func aPersonMaySayNo() {
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.answers = [""]
    tool.run("deploy", "-e", "prod")
    #expect(tool.status == 1)
    #expect(tool.errors.hasSuffix("error: nothing was done\n"))
    #expect(cloud.calls.last == "delete-change-set")
  }

  @Test func withoutAwsOrCredentials() {
    tool.play = { _ in throw CommandError("aws can't be run: there is no such program in PATH") }
    #expect(
      tool.run("deploy", "-e", "prod", "--yes").errors == "error: aws can't be run: there is no such program in PATH\n")
    tool.play = { _ in .init(status: 255, output: [], errors: "\nUnable to locate credentials.\n") }
    #expect(
      tool.run("deploy", "-e", "prod", "--yes").errors == """
        error: aws cloudformation describe-stacks failed: Unable to locate credentials.
          hint: see which credentials aws takes, and from where: aws configure list

        """)
    tool.play = { _ in .init(status: 0, output: Array("<html>".utf8), errors: "") }
    #expect(
      tool.run("deploy", "-e", "prod", "--yes").errors.hasPrefix(
        "error: aws cloudformation describe-stacks failed: its answer isn't JSON"))
  }

  /// Where nothing else changes, it's asked about as well.
  @Test func protectionAloneIsAskedAbout() {
    cloud.deploy(["prod"])
    cloud.failure = "No updates are to be performed."
    tool.answers = ["no"]
    tool.run("deploy", "-e", "prod")
    #expect(tool.status == 1)
    #expect(tool.output == "Shop is as it should be\nShop: termination protection is turned on\n")
    #expect(!cloud.isProtected)
    cloud.mayProtect = false
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 0)
    #expect(tool.errors.contains("note: Shop isn't protected against being deleted: "), "\(tool.errors)")
  }

  @Test func aDryRunChangesNothing() {
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output == """
        Shop: 1 change
          Add     ProdTopic  AWS::SNS::Topic  of prod
        Shop: termination protection is turned on

        """)
    #expect(!cloud.isProtected)
    #expect(cloud.calls.last == "delete-change-set" && !cloud.calls.contains("execute-change-set"))
    #expect(tool.files(in: "config/shop") == ["default.json", "dev.json"])
  }

  @Test func aPlanIsMadeAndCarriedOut() throws {
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--plan", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output.hasSuffix(
        "planned in plan.json; carry it out: synth deploy shop --environment prod --apply plan.json\n"))
    #expect(!cloud.calls.contains("delete-change-set") && !cloud.calls.contains("execute-change-set"))
    tool.run("deploy", "-e", "dev", "--apply", "%/plan.json", "--yes")
    #expect(tool.errors.contains("error: the plan is for prod of shop; expected dev of shop\n"), "\(tool.errors)")
    tool.answers = ["y"]
    tool.run("deploy", "-e", "prod", "--apply", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(try record()["prod"]?["outputs"]?["endpoint"] == "arn:prod")
    tool.run("deploy", "-e", "prod", "--apply", "%/plan.json", "--yes")
    #expect(tool.status == 3)
    #expect(tool.errors.contains("error: Shop was deployed since the plan was made\n"), "\(tool.errors)")
  }

  @Test func aFileThatIsNoPlanStays() throws {
    try tool.write("mine.txt", "mine")
    tool.run("deploy", "-e", "prod", "--plan", "%/mine.txt")
    #expect(tool.errors.contains("can't be written: there is a file that is no plan\n"), "\(tool.errors)")
    #expect(tool.text(of: "mine.txt") == "mine" && cloud.calls.isEmpty)
  }

  @Test func whatIsUnderWayIsShown() throws {
    struct Killed: Error {}
    cloud.changes = [("Add", "ProdTopic", nil)]
    let cloud = cloud
    tool.play = { program in
      if program.arguments[2] == "execute-change-set" { throw Killed() }
      return try cloud.answer(program)
    }
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 1)
    #expect(
      tool.run("deployment", "show", "-e", "prod").errors.hasPrefix(
        "note: Shop was begun at 2026-11-21T12:00:00.000Z, and hasn't been seen to end: the next deploy looks it up\n"))
    tool.play = { try cloud.answer($0) }
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.errors.contains("note: Shop, begun at 2026-11-21T12:00:00.000Z: it was never carried out\n"))
    #expect(
      tool.run("deployment", "history").output.hasPrefix(
        "2026-11-21T12:00:00.000Z  prod  profile=default  outcome=not carried out  Shop=not carried out\n"))
  }

  @Test func anOldRecordIsShown() throws {
    try tool.profile(
      "deploy",
      #"{"prod": {"endpoint": "x", "deployedAt": "2025", "stackName": "Shop", "stage": "prod"}, "_history": ["#
        + #"{"environment": "prod", "endpoint": "x", "deployedAt": "2025", "profile": "default", "stage": "prod"}]}"#)
    #expect(tool.run("deployment", "show", "-e", "prod", "--field", "endpoint").output == "x\n")
    #expect(tool.run("deployment", "history").output == "2025  prod  profile=default  endpoint=x\n")
  }

  @Test func samplesAreNotDeployed() throws {
    let samples = try ToolRun()
    try samples.profile("default", defaultProfile)
    let system = System(
      "shop", environments: [.required("prod", profile: "default")], samples: samples.folder + "/config/shop"
    ) { (app: AppScope, _: [Environment<ShopProfile>]) in
      app.stack("Shop") { Resource("A", type: "AWS::SNS::Topic", in: $0) }
    }
    let fresh = try ToolRun()
    #expect(
      fresh.run("deploy", "-e", "prod", "--yes", systems: [system]).errors == """
        error: you have no profile of your own, and samples aren't deployed
          hint: make one: synth profile create shop default

        """)
  }

  @Test func everythingIsInTheRegionOfTheProfile() throws {
    try tool.profile(
      "default", #"{"tenant": "acme", "imageTag": "1.0.0", "password": "hush", "region": "eu-central-1"}"#)
    cloud.changes = [("Add", "ProdTopic", nil)]
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 3)
    #expect(
      tool.errors.hasSuffix(
        """
        error: the stack Shop is for the region eu-central-1, and aws works in us-east-1
          hint: see what aws is set to: aws configure list

        """), "\(tool.errors)")
    #expect(cloud.calls.last == "delete-change-set")
    cloud.region = "eu-central-1"
    tool.run("deploy", "-e", "prod", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.programs.allSatisfy { $0.arguments.suffix(2) == ["--region", "eu-central-1"] })
    tool.run("secret", "put", "-e", "prod", "--yes")
    #expect(tool.programs.count == 2)
    #expect(tool.programs.allSatisfy { $0.arguments.suffix(2) == ["--region", "eu-central-1"] })
  }

  // MARK: deployment

  @Test func whatWasDeployedByOthersIsRecorded() throws {
    cloud.deploy(["prod", "dev"], parameters: ["DevImageTag": "2.0", "ProdImageTag": "1"])
    #expect(tool.run("deployment", "record", "-e", "dev").output == "recorded in config/shop/deploy.json\n")
    #expect(try record()["dev"]?["parameters"]?["imageTag"] == "2.0")
    tool.input = #"{"Stacks": [{"StackName": "Shop", "Outputs": [{"OutputKey": "ProdEndpoint", "OutputValue": "x"}]}]}"#
    #expect(tool.run("deployment", "record", "-e", "prod", "--from", "-").status == 0)
    #expect(try record()["prod"]?["outputs"]?["endpoint"] == "x")
    #expect(tool.run("deployment", "show", "-e", "prod", "--field", "endpoint").output == "x\n")
    #expect(
      tool.run("deployment", "show", "-e", "prod", "--field", "endpont").errors
        == "error: there is no endpont among what was deployed to prod\n  hint: did you mean endpoint?\n")
    #expect(
      tool.run("deployment", "history", "-e", "dev").output
        == "2026-11-21T12:00:00.000Z  dev  profile=dev  endpoint=arn:dev  imageTag=2.0\n")
    #expect(try JSONValue(parsing: tool.run("deployment", "history", "--json").output).array?.count == 2)
  }

  @Test func whatIsInPlaceIsShownAndNotRecorded() throws {
    cloud.deploy(["prod", "dev"], parameters: ["DevImageTag": "2.0", "ProdImageTag": "1"])
    #expect(
      tool.run("deployment", "show", "-e", "dev", "--live", "--format", "env").output
        == "ENDPOINT='arn:dev'\nIMAGE_TAG='2.0'\n", "\(tool.errors)")
    #expect(tool.run("deployment", "show", "-e", "dev", "--live", "--field", "imageTag").output == "2.0\n")
    #expect(tool.run("deployment", "show", "-e", "dev").errors.hasPrefix("error: nothing was deployed to dev"))
    #expect(tool.run("deployment", "show", "--live").errors.hasPrefix("error: --live is for one --environment\n"))
    #expect(tool.status == 2)
  }

  @Test(arguments: [
    (#"{"Stacks": []}"#, "there is no stack Shop in what was given"),
    ("[", "standard input isn't JSON: line 1, column 2"),
    (#"{"Stacks": [{"StackName": "Shop"}]}"#, "the stack has no output or parameter of prod"),
  ])
  func whatIsNoStack(text: String, message: String) {
    tool.input = text
    #expect(
      tool.run("deployment", "record", "-e", "prod", "--from", "-").errors.hasPrefix("error: \(message)"),
      "\(tool.errors)")
    #expect(tool.status == 1)
  }

  @Test func nothingWasDeployed() {
    #expect(
      tool.run("deployment", "show", "-e", "prod").errors == """
        error: nothing was deployed to prod, by config/shop/deploy.json
          hint: deploy it: synth deploy shop --environment prod

        """)
    #expect(tool.run("deployment", "show").output == "{}\n")
    #expect(tool.run("deployment", "history").output == "")
    #expect(tool.run("deployment", "record", "-e", "prod").errors.hasPrefix("error: the stack Shop isn't deployed\n"))
    #expect(
      tool.run("deployment", "record", "-e", "prod", "--from", "%/none").errors.contains(
        "none can't be read: it does not exist"))
  }

  @Test func aDamagedRecordIsLeftAlone() throws {
    try tool.profile("deploy", "{\"prod\": 1}")
    cloud.deploy(["prod"])
    for command in [["show"], ["history"], ["record", "-e", "prod"]] {
      let console = Console(output: { _ in }, errors: { _ in })
      _ = console
      tool.run("deployment", command[0], "-e", "prod")
      #expect(tool.status == 1)
      #expect(tool.errors.contains("what was deployed to prod is damaged"), "\(tool.errors)")
    }
    #expect(tool.text(of: "config/shop/deploy.json") == "{\"prod\": 1}")
  }

  // MARK: secret

  @Test func aSecretGoesThroughStandardInput() throws {
    tool.answers = ["y"]
    tool.run("secret", "put", "-e", "dev")
    #expect(tool.output == "created the secret shop/login: TENANT, PASSWORD\n")
    #expect(tool.questions == ["Create the secret shop/login with TENANT, PASSWORD? [y/N] "])
    let call = try #require(tool.programs.last)
    #expect(call.arguments.contains("create-secret") && call.arguments.contains("file:///dev/stdin"))
    #expect(!call.arguments.joined().contains("horse"))
    #expect(String(decoding: call.input, as: UTF8.self) == #"{"TENANT":"acme","PASSWORD":"correct horse battery"}"#)
    cloud.hasSecret = true
    #expect(
      tool.run("secret", "put", "-e", "dev", "--yes").output == "updated the secret shop/login: TENANT, PASSWORD\n")
    #expect(tool.programs.last?.arguments.contains("put-secret-value") == true)
  }

  @Test(arguments: [
    (["deploy"], "name an environment: --environment prod or dev"),
    (["deploy", "-e", "de"], "shop has no environment de; it has prod, dev"),
    (["deploy", "-e", "dev", "--parameter", "x"], "what --parameter was given isn't of the form KEY=VALUE"),
    (["deploy", "-e", "dev", "--dry-run", "--plan", "x"], "--dry-run and --plan exclude each other"),
    (["deployment", "show", "--field", "x"], "--field is for one --environment"),
    (["secret", "put", "orders", "-e", "prod"], "there is no system orders; expected shop"),
  ])
  func wrongArguments(arguments: [String], message: String) {
    var said = ""
    let console = Console(output: { _ in }, errors: { said += $0 }, variables: ["HOME": tool.folder])
    let status = Tool(name: "synth", commands: .all, systems: [shop], console: console).run(arguments)
    let words = arguments[0] == "deploy" ? "deploy" : arguments.prefix(2).joined(separator: " ")
    #expect(said == "error: \(message)\n  hint: synth \(words) --help tells what it takes\n")
    #expect(status == 2)
  }
}
