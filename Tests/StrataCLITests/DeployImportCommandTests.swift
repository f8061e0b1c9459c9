import Foundation
import StrataJSON
import Testing
import TestSupport

@testable import StrataCLI

/// `synth deploy --import`, with a CloudFormation that is played.
@Suite struct DeployImportCommandTests {
  private static let topic = "arn:aws:sns:us-east-1:111122223333:orders"
  private static let shared = "arn:aws:sns:us-east-1:111122223333:shared"
  private let tool: ToolRun
  private let aws = PlayedAws()

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    let aws = aws
    tool.play = { try aws.run($0) }
    tool.waiting = { aws.wait($0) }
  }

  private let identified = [
    "--identify", "ProdTopic=TopicArn=\(topic)", "--identify", "Shared=TopicArn=\(shared)",
  ]

  @Test func whatIsThereIsTakenIn() throws {
    tool.answers = ["yes"]
    tool.run(["deploy", "shop", "-e", "prod", "--import"] + identified)
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output == """
        Shop: 2 changes
          Import  ProdTopic  AWS::SNS::Topic  of prod
          Import  Shared  AWS::SNS::Topic
        Shop: ProdTopic is AWS::SNS::Topic TopicArn=\(Self.topic)
        Shop: Shared is AWS::SNS::Topic TopicArn=\(Self.shared)
        Shop: an import wants deletion policies: ProdTopic, Shared get Retain, and the next deployment takes them away
        Shop: left for the next deployment: outputs ProdEndpoint; tags System
        Shop: termination protection is turned on
        imageTag: 1.0.0
        recorded in config/shop/deploy.json
        imported Shop/ProdTopic, Shop/Shared
        next: synth deployment drift shop -e prod tells what isn't as the template says, then synth deploy shop -e prod brings the rest

        """)
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(aws.stacks["Shop"]?.status == "IMPORT_COMPLETE")
    #expect(tool.files(in: "config/shop") == ["default.json", "deploy.json", "deploy.json.previous"])
    #expect(
      tool.run("deployment", "history").output
        == "2026-11-21T12:00:00.000Z  prod  import  profile=default  imageTag=1.0.0\n")
    // The ordinary way goes on from there.
    #expect(tool.run("deploy", "shop", "-e", "prod", "--yes").status == 0)
    #expect(tool.output.contains("endpoint: value of ProdEndpoint\n"))
  }

  @Test func aFileSaysItToo() throws {
    let entries = [("ProdTopic", Self.topic), ("Shared", Self.shared)].map { id, arn in
      #"{"ResourceType":"AWS::SNS::Topic","LogicalResourceId":"\#(id)","ResourceIdentifier":{"TopicArn":"\#(arn)"}}"#
    }
    try Data("[\(entries.joined(separator: ","))]".utf8).write(
      to: URL(fileURLWithPath: tool.folder + "/resources.json"))
    tool.run("deploy", "shop", "-e", "prod", "--import", "--identifiers", "%/resources.json", "--yes", "--json")
    #expect(tool.status == 0, "\(tool.errors)")
    let json = try JSONValue(parsing: tool.output)
    #expect(
      json["imported"]?[0] == [
        "stack": "Shop", "logicalId": "ProdTopic", "type": "AWS::SNS::Topic",
        "identifier": ["TopicArn": .string(Self.topic)], "getsDeletionPolicy": true,
      ])
    #expect(json["isCarriedOut"] == true && json["imported"]?.array?.count == 2)
  }

  @Test func aPlanSaysAllOfIt() throws {
    tool.run(["deploy", "shop", "-e", "prod", "--import", "--plan", "%/plan.json"] + identified)
    #expect(
      tool.output.hasSuffix(
        "planned in plan.json; carry it out: synth deploy shop --environment prod --import --apply plan.json\n"),
      "\(tool.output)\(tool.errors)")
    #expect(aws.stacks["Shop"]?.status == "REVIEW_IN_PROGRESS")
    // The plan says what it's for.
    tool.run("deploy", "shop", "-e", "prod", "--apply", "%/plan.json", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(aws.stacks["Shop"]?.status == "IMPORT_COMPLETE")
  }

  @Test func aPlanForSomethingElseIsRefused() {
    tool.run("deploy", "shop", "-e", "prod", "--plan", "%/plan.json")
    tool.run(["deploy", "shop", "-e", "prod", "--import", "--apply", "%/plan.json", "--yes"])
    #expect(tool.status == 3)
    #expect(
      tool.errors.hasPrefix(
        """
        error: the plan is for a deployment; expected one for an import
          hint: deploy shop --environment prod --apply FILE
        """), "\(tool.errors)")
  }

  @Test func whatIsNotKnownIsAskedFor() {
    tool.run("deploy", "shop", "-e", "prod", "--import", "--yes", "--skip", "Shared")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: 1 resource has no identifier that is known:
          ProdTopic (AWS::SNS::Topic) needs TopicArn: --identify ProdTopic=TopicArn=…
            at Shop/Prod/Topic, /sources/Shop.swift:12
          hint: say which existing resource each is, or leave it for the next deployment, which makes it: --skip ProdTopic

        """)
  }

  @Test func anotherEnvironmentIsGrave() throws {
    try tool.profile("dev", devProfile)
    var dev = PlayedStack("Shop", number: 1)
    dev.status = "CREATE_COMPLETE"
    dev.template = [
      "Metadata": ["Strata::Environments": ["dev": ["Dev*"]]],
      "Resources": ["Shared": ["Type": "AWS::SNS::Topic"], "DevTopic": ["Type": "AWS::SNS::Topic"]],
    ]
    dev.physicalIDs = ["DevTopic": Self.topic]
    aws.stacks["Shop"] = dev
    tool.run("deploy", "shop", "-e", "prod", "--import", "--yes", "--identify", "ProdTopic=TopicArn=\(Self.topic)")
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        error: ProdTopic is AWS::SNS::Topic TopicArn=\(Self.topic), which the stack Shop has as DevTopic, of dev
          hint: a resource is in one stack, once: give ProdTopic its own, or take DevTopic out of Shop

        """)
    #expect(!aws.operations.contains("create-change-set"))
  }

  @Test(arguments: [
    (["--identify", "A=B=c"], "--identify is for --import"), (["--skip", "A"], "--skip is for --import"),
    (["--identifiers", "x"], "--identifiers is for --import"),
    (
      ["--import", "--apply", "x", "--identify", "A=B=c"],
      "--identify is for a new change set, and --apply takes that of the plan"
    ),
    (["--import", "--touch-other-environments"], "--import and --touch-other-environments exclude each other"),
    (["--import", "--drop-environment", "dev"], "--import and --drop-environment exclude each other"),
    (["--import", "--identify", "A=hunter2"], "what --identify was given isn't of the form LOGICALID=KEY=VALUE"),
  ])
  func optionsThatSayDifferentThings(arguments: [String], message: String) {
    tool.run(["deploy", "shop", "-e", "prod"] + arguments)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(message)\n"), "\(tool.errors)")
    #expect(!tool.errors.contains("hunter2"))
    #expect(!aws.operations.contains("create-change-set"))
  }

  @Test func aParameterThatAnImportDoesNotTake() {
    tool.run(["deploy", "shop", "-e", "prod", "--import", "--yes", "--parameter", "ProdImageTg=9"] + identified)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: there is no parameter ProdImageTg; did you mean ProdImageTag?\n"))
  }
}
