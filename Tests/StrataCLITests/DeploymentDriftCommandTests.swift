import StrataJSON
import TestSupport
import Testing

@testable import StrataCLI

/// `synth deployment drift`, in a repository of git's, with AWS played.
@Suite struct DeploymentDriftCommandTests {
  private let repository: PromotedRepository

  init() throws {
    repository = try PromotedRepository()
    repository.deploy("dev")
  }

  private var tool: ToolRun { repository.tool }

  private func drift(_ arguments: String..., environment: String = "dev") -> ToolRun {
    repository.aws.forget()
    let run = tool.run(["deployment", "drift", "shop", "-e", environment] + arguments, systems: [repository.system])
    #expect(!repository.aws.operations.contains("create-change-set"))
    return run
  }

  private func output(of run: ToolRun) -> String {
    run.output.replacing(/PromotedRepository\.swift:\d+/, with: "FILE:LINE").replacing(/, \/.*\//, with: ", ")
  }

  private let topic = PlayedDrift.modified(
    "Topic", "AWS::SNS::Topic", expected: ["DisplayName": "1"], actual: ["DisplayName": "by hand"],
    at: "/DisplayName")

  @Test func nothingDiffers() {
    let run = drift()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "ShopDev: nothing differs from what was deployed\n")
    #expect(run.errors == "")
  }

  @Test func whatDiffersIsSaidInTheWordsOfDiff() {
    repository.aws.drift.findings["ShopDev"] = [topic]
    repository.aws.stacks["ShopDev"]?.parameters["Tag"] = "9"
    let run = drift()
    #expect(run.status == 1)
    #expect(
      output(of: run) == """
        ShopDev: parameters have other values than were deployed
          ~ Tag: 1 → 9
        ShopDev: resources differ from what its template says
          ~ Topic  AWS::SNS::Topic  changed in place  ShopDev/Topic, FILE:LINE
              ~ DisplayName: "1" → "by hand"
          1 changed

        """)
  }

  @Test func whatSomebodyElseDeployedIsSaid() throws {
    repository.aws.stacks["ShopDev"]?.template = [
      "Resources": ["Queue": ["Type": "AWS::SQS::Queue"]]
    ]
    let run = drift()
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("ShopDev: its template differs from that of record 1 of dev\n"), "\(run.output)")
    #expect(run.output.contains("\n  + Queue  AWS::SQS::Queue  added\n"))
    #expect(output(of: run).contains("\n  - Topic  AWS::SNS::Topic  removed  ShopDev/Topic, FILE:LINE\n"))
  }

  @Test func anotherStackIsGrave() {
    repository.aws.stacks = [:]
    let run = drift()
    #expect(run.status == 3)
    #expect(
      run.output == """
        the stack ShopDev isn't deployed, and record 1 of dev says that it is: somebody else has deleted it
          hint: see which account and region aws is set to: aws sts get-caller-identity

        """)
  }

  @Test func whatCannotBeLookedAtIsSaid() {
    repository.aws.drift.unsupported = ["AWS::SNS::Topic"]
    let run = drift()
    #expect(run.status == 0)
    #expect(
      run.output == """
        ShopDev: nothing differs from what was deployed
          not checked: AWS::SNS::Topic (Topic)

        """)
  }

  @Test func whatIsNotKnownIsNotDecided() {
    repository.aws.fault = { call, _, _ in
      call.operation == "detect-stack-drift" ? PlayedAws.refused("AccessDenied", "not authorized") : nil
    }
    let run = drift()
    #expect(run.status == 4)
    #expect(
      run.errors == """
        note: whether the resources of ShopDev are as its template says isn't known: it needs the permission \
        cloudformation:DetectStackDrift: not authorized

        """)
  }

  @Test func machinesAreToldTheSame() throws {
    repository.aws.drift.findings["ShopDev"] = [topic]
    repository.aws.drift.unsupported = ["AWS::SQS::Queue"]
    let run = drift("--json")
    #expect(run.status == 1)
    let json = try JSONValue(parsing: run.output)
    #expect(json["verdict"] == "different")
    #expect(json["isKnown"] == true)
    let stack = json["stacks"]?[0]
    #expect(stack?["name"] == "ShopDev")
    #expect(stack?["template"] == nil)
    #expect(stack?["resources"]?["resources"]?[0]?["changes"]?[0]?["after"] == "by hand")
    #expect(stack?["notChecked"] == [])
  }

  @Test func longWaitsAreSaid() {
    repository.aws.drift.looks = 4
    let run = drift()
    #expect(run.status == 0)
    #expect(run.errors == "ShopDev: CloudFormation looks whether its resources are as its template says\n")
  }

  @Test func withoutAwsNothingIsKnown() {
    tool.play = { _ in throw CommandError("aws: command not found") }
    let run = drift()
    #expect(run.status == 1)
    #expect(run.errors == "error: aws: command not found\n")
  }

  @Test func whatWasNeverDeployedIsSaid() {
    let run = drift(environment: "staging")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("error: nothing of staging is deployed: there is no stack ShopStaging\n"))
  }

  @Test func secretsAreNotShown() {
    repository.aws.drift.findings["ShopDev"] = [
      PlayedDrift.modified(
        "Topic", "AWS::Lambda::Function", expected: ["Environment": ["Variables": ["DB_PASSWORD": "aaXX34!kk92"]]],
        actual: ["Environment": ["Variables": ["DB_PASSWORD": "bbXX34!kk93"]]], at: "/Environment/Variables/DB_PASSWORD"
      )
    ]
    for arguments in [[], ["--json"]] {
      let run = tool.run(
        ["deployment", "drift", "shop", "-e", "dev"] + arguments, systems: [repository.system])
      #expect(run.status == 1)
      #expect(run.output.contains("DB_PASSWORD"))
      #expect(!run.output.contains("XX34!kk9"), "\(run.output)")
    }
  }
}
