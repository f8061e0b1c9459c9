import Foundation
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// A deployment without a command line: who follows it is told, and decides.
@Suite struct EnvironmentDeploymentTests {
  @Test func whoFollowsIsTold() throws {
    let played = try PlayedDeployment()
    let recorded = try played.deploy()
    #expect(
      played.follower.told == [
        "Shop: making a change set", "Shop changes: Add OwnTopic", "approved", "Shop: carrying it out",
        "CREATE_IN_PROGRESS  Shop  AWS::CloudFormation::Stack", "CREATE_COMPLETE  OwnTopic  AWS::SNS::Topic",
        "CREATE_COMPLETE  Shop  AWS::CloudFormation::Stack",
      ])
    #expect(recorded?.outputs == [.init(id: "Environment", text: "value of OwnEnvironment")])
    let record = try played.folder.store.deployments()
    #expect(record["prod"]?["outputs"]?["environment"] == "value of OwnEnvironment")
    #expect(record.pending(of: "prod") == [])
    #expect(played.folder.files == ["deploy.json", "deploy.json.previous", "shop"])
  }

  @Test func whatStaysIsSaid() throws {
    let played = try PlayedDeployment()
    try played.deploy()
    played.follower.forget()
    #expect(try played.deploy() == nil)
    #expect(played.follower.told == ["Shop: making a change set", "Shop stays"])
    played.tag = "2"
    played.follower.forget()
    #expect(try played.deploy() != nil)
    #expect(
      played.follower.told.suffix(4) == [
        "UPDATE_COMPLETE  OwnTopic  AWS::SNS::Topic",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS  Shop  AWS::CloudFormation::Stack",
        "the work on Shop is done, and what isn't needed any more is being removed",
        "UPDATE_COMPLETE  Shop  AWS::CloudFormation::Stack",
      ])
  }

  @Test func whoDoesNotApproveChangesNothing() throws {
    let played = try PlayedDeployment(approves: false)
    #expect(throws: PlayedFollower.No.self) { try played.deploy() }
    #expect(played.aws.operations.last == "delete-change-set")
    #expect(played.aws.changeSets.isEmpty)
    #expect(played.folder.files == ["shop"])
  }

  @Test func aRehearsalLeavesNothing() throws {
    let played = try PlayedDeployment(isLarge: true, approves: false)
    try played.deployment().rehearse(templatesIn: "out", played.settings)
    #expect(
      played.follower.told == [
        "Data: making a change set", "Mail: making a change set", "Data changes: Add OwnTopic",
        "Web: its changes are known when Data is deployed, and shown then", "Mail changes: Add OwnTopic",
      ])
    #expect(played.aws.changeSets.isEmpty)
    #expect(!played.aws.operations.contains("execute-change-set"))
    #expect(played.folder.files == ["shop"])
  }

  @Test func parametersAreKnownBefore() throws {
    let played = try PlayedDeployment()
    #expect(try played.deployment().parameterNames == ["Password"])
    #expect(played.aws.operations == ["describe-stacks"])
    played.settings = .init()
    #expect(
      played.complaint() == "the parameter Password has no value\n  hint: give it one: --parameter Password=VALUE")
    #expect(!played.aws.operations.contains("create-change-set"))
  }

  @Test func secretsAreNoArguments() throws {
    let played = try PlayedDeployment()
    played.aws.failing["OwnTopic"] = "Value '\(PlayedDeployment.password)' failed to satisfy a constraint"
    let complaint = played.complaint() ?? ""
    #expect(complaint.contains("Value '****' failed"), "\(complaint)")
    let texts = played.aws.calls.flatMap(\.arguments) + played.follower.told + [complaint]
    #expect(texts.allSatisfy { !$0.contains(PlayedDeployment.password) })
    let creation = try #require(played.aws.calls.first { $0.operation == "create-change-set" })
    #expect(
      String(decoding: creation.input, as: UTF8.self)
        == #"[{"ParameterKey":"Password","ParameterValue":"correct horse"}]"#)
    #expect(creation.arguments.contains("[]") && creation.arguments.contains("--tags"))
    #expect(played.folder.text(of: "deploy.json")?.contains(PlayedDeployment.password) == false)
  }

  @Test func otherEnvironmentsAreNotSpokenOf() throws {
    for isLarge in [false, true] {
      let played = try PlayedDeployment(isLarge: isLarge)
      try played.deploy()
      #expect(played.aws.calls.allSatisfy { !$0.arguments.joined(separator: " ").contains("DevShop") })
    }
  }

  @Test func stacksOfOneEnvironmentAreItsOwn() throws {
    let played = try PlayedDeployment()
    played.hasOwnStacks = true
    let recorded = try played.deploy()
    #expect(Set(played.aws.stacks.keys) == ["Common", "OwnProd"])
    #expect(played.aws.calls.allSatisfy { !$0.arguments.joined(separator: " ").contains("OwnDev") })
    #expect(recorded?.outputs == [.init(id: "Endpoint", text: "value of Endpoint")])
    // A template from before says of nothing whose it is; in a stack of one's own it's one's own.
    played.aws.stacks["OwnProd"]?.template = ["Resources": ["Old": ["Type": "AWS::SNS::Topic"]]]
    #expect(played.complaint() == nil)
    #expect(played.follower.told.contains("OwnProd changes: Remove Old, Add Topic"))
  }

  @Test func anotherRunIsWaitedFor() throws {
    let played = try PlayedDeployment()
    let first = try played.deployment()
    played.aws.forget()
    #expect(
      played.complaint() == """
        another run deploys prod of shop, since 2026-11-21T12:00:00.000Z, as process \(ProcessInfo.processInfo.processIdentifier)
          hint: wait for it to end, and run again
        """)
    #expect(played.aws.calls.isEmpty)
    _ = try first.carryOut(templatesIn: "out", played.settings)
  }
}
