import StrataFiles
import StrataJSON
import TestSupport
import Testing

@testable import StrataCLI

/// `synth deployment diagnose`, in a repository of git's, with AWS played.
@Suite struct DeploymentDiagnoseCommandTests {
  private let repository: PromotedRepository

  init() throws { repository = try PromotedRepository() }

  private var tool: ToolRun { repository.tool }

  private func diagnose(_ arguments: String..., environment: String = "dev") -> ToolRun {
    repository.aws.forget()
    return tool.run(["deployment", "diagnose", "shop", "-e", environment] + arguments, systems: [repository.system])
  }

  /// A deployment to dev that failed.
  private func fail() throws {
    repository.deploy("dev")
    try repository.tag("2", of: "dev")
    repository.aws.failing = ["Topic": "it's full"]
    repository.run("deploy", "shop", "-e", "dev", "--yes")
    #expect(tool.status == 1)
  }

  @Test func whatFailedIsToldOf() throws {
    try fail()
    let said = tool.errors
    let run = diagnose()
    #expect(run.status == 1, "\(run.errors)")
    #expect(
      run.output.replacing(/PromotedRepository\.swift:\d+/, with: "FILE:LINE").replacing(/, \/.*\//, with: ", ") == """
        ShopDev: UPDATE_ROLLBACK_COMPLETE
          UPDATE_FAILED  Topic  AWS::SNS::Topic  it's full
            at ShopDev/Topic, FILE:LINE
          hint: it is as it was before; mend the cause and deploy again

        """)
    #expect(run.errors == "")
    // deploy has said the same.
    for line in run.output.split(separator: "\n").dropFirst().prefix(2) { #expect(said.contains(line), "\(said)") }
    #expect(!repository.aws.operations.contains("create-change-set"))
  }

  @Test func machinesAreToldTheSame() throws {
    try fail()
    let run = diagnose("--json")
    #expect(run.status == 1)
    let json = try JSONValue(parsing: run.output)
    #expect(json["verdict"] == "failed")
    #expect(json["environment"] == "dev")
    let stack = json["stacks"]?[0]
    #expect(stack?["status"] == "UPDATE_ROLLBACK_COMPLETE")
    #expect(stack?["hasFailed"] == true)
    let failure = stack?["failures"]?[0]
    #expect(failure?["logicalId"] == "Topic")
    #expect(failure?["reason"] == "it's full")
    #expect(failure?["construct"] == "ShopDev/Topic")
    #expect(failure?["file"]?.string?.hasSuffix("PromotedRepository.swift") == true)
    #expect(failure?["line"]?.integer != nil)
    #expect(stack?["advice"] == "it is as it was before; mend the cause and deploy again")
  }

  @Test func nothingFailed() {
    repository.deploy("dev")
    let run = diagnose()
    #expect(run.status == 0)
    #expect(run.output == "ShopDev: nothing failed, and its status is CREATE_COMPLETE\n")
    #expect(run.errors == "")
  }

  /// Where an old command doesn't know where the reasons are, it's said once.
  @Test func aRefusedChangeSetIsToldOf() {
    repository.deploy("dev")
    repository.aws.fault = { call, _, _ in
      switch call.operation {
      case "list-change-sets":
        PlayedAws.answered([
          "Summaries": .array(
            ["1", "2"].map {
              [
                "ChangeSetId": .string("arn:\($0)"), "ChangeSetName": .string("strata-\($0)"), "Status": "FAILED",
                "StatusReason": "validation failed", "CreationTime": .string("2026-11-2\($0)"),
              ]
            })
        ])
      case "describe-events":
        .init(status: 252, output: [], errors: "aws: error: argument operation: Invalid choice, valid choices are:")
      default: nil
      }
    }
    let run = diagnose()
    #expect(run.status == 1)
    #expect(
      run.output == """
        ShopDev: CREATE_COMPLETE
          CloudFormation refused the change set strata-2: validation failed
            CloudFormation has the reasons, and this aws command is too old to ask for them: update it
          CloudFormation refused the change set strata-1: validation failed

        """)
  }

  @Test func whatIsGoingOnIsNotDecided() {
    repository.deploy("dev")
    repository.aws.stacks["ShopDev"]?.status = "UPDATE_IN_PROGRESS"
    let run = diagnose()
    #expect(run.status == 4)
    #expect(
      run.output == "ShopDev: nothing failed so far, and it's being changed: its status is UPDATE_IN_PROGRESS\n")
  }

  @Test func whatIsNotDeployedIsSaid() {
    let run = diagnose()
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error: nothing of dev is deployed: there is no stack ShopDev
          hint: see which account and region aws is set to: aws sts get-caller-identity

        """)
  }

  @Test func withoutAwsNothingIsKnown() {
    repository.deploy("dev")
    tool.play = { _ in throw CommandError("aws: command not found") }
    let run = diagnose()
    #expect(run.status == 1)
    #expect(run.errors == "error: aws: command not found\n")
  }

  @Test func anotherEnvironmentIsUnknown() {
    let run = diagnose(environment: "producton")
    #expect(run.status == 2)
    #expect(run.errors.contains("shop has no environment producton; did you mean production?"), "\(run.errors)")
  }
}
