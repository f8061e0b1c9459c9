import Foundation
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Stacks that are deployed at the same time, and those that wait for others.
@Suite struct RolloutTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment(isLarge: true) }

  private func position(_ text: String) -> Int {
    played.follower.told.firstIndex(of: text) ?? Int.max
  }

  @Test func whatDoesNotUseEachOtherRunsAtOnce() throws {
    try played.deploy()
    let executions = played.aws.calls.enumerated().filter { $0.element.operation == "execute-change-set" }.map(\.offset)
    #expect(executions.count == 3)
    // Mail begins with Data, and Web when Data is done.
    #expect(position("Mail: carrying it out") < position("Data  CREATE_COMPLETE  Data  AWS::CloudFormation::Stack"))
    #expect(position("Data  CREATE_COMPLETE  Data  AWS::CloudFormation::Stack") < position("Web: making a change set"))
    #expect(position("Web: making a change set") < position("Web changes: Add OwnPage"))
    // Before all of them, and before the one whose changes weren't known.
    #expect(played.follower.told.filter { $0 == "approved" }.count == 2)
    let record = try played.folder.store.deployments()
    #expect(record["prod"]?["stackNames"] == ["Data", "Web", "Mail"])
  }

  @Test func oneQuestionIsEnoughWhereAllIsKnown() throws {
    try played.deploy()
    played.tag = "2"
    played.follower.forget()
    try played.deploy()
    #expect(
      played.follower.told.prefix(8) == [
        "Data: making a change set", "Web: making a change set", "Mail: making a change set",
        "Data changes: Modify OwnTopic", "Web stays", "Mail changes: Modify OwnTopic", "approved",
        "Data: carrying it out",
      ])
  }

  @Test func oneFailureLetsTheOthersEndAndNoneBegin() throws {
    // A name that only Data has.
    let aws = played.aws
    let usual = aws.fault
    aws.fault = { call, number, answer in
      if call.operation == "execute-change-set" {
        aws.failing = call.arguments.contains { $0.contains("stack/Data/") } ? ["OwnTopic": "it's full"] : [:]
      }
      return try usual(call, number, answer)
    }
    #expect(
      played.complaint() == """
        the deployment of Data failed, and its status is ROLLBACK_COMPLETE
          CREATE_FAILED  OwnTopic  AWS::SNS::Topic  it's full
            at Data/Own/Topic, /sources/Shop.swift:7
          deployed: Mail
          not begun, since another failed: Web
          hint: aws cloudformation delete-stack --stack-name Data, then deploy again; aws cloudformation \
        describe-stack-events --stack-name Data has all events
        """)
    #expect(aws.has("Mail") && aws.stacks["Web"] == nil)
    let record = try played.folder.store.deployments()
    #expect(record["prod"] == nil && record.pending(of: "prod").isEmpty)
    let entry = try #require(record.history().last)
    #expect(entry["outcome"] == "failed")
    #expect(entry["ends"] == ["Data": "ROLLBACK_COMPLETE", "Web": "not begun", "Mail": "deployed"])
  }

  @Test func whoSaysNoLaterStopsTheRest() throws {
    let follower = played.follower
    let aws = played.aws
    aws.fault = { call, _, _ in
      if call.operation == "execute-change-set" { follower.approves = false }
      return nil
    }
    let complaint = played.complaint() ?? ""
    #expect(complaint.hasPrefix("Web isn't deployed: ") && complaint.contains("deployed: Data, Mail"), "\(complaint)")
    #expect(aws.changeSets.allSatisfy { $0.executions == 1 })
    (follower.approves, aws.fault) = (true, { _, _, _ in nil })
    #expect(played.complaint() == nil && aws.has("Web"))
  }

  @Test func whatCannotBeNotedDoesNotBegin() throws {
    let (aws, path) = (played.aws, played.folder.directory + "/deploy.json")
    aws.fault = { call, number, _ in
      if call.operation == "execute-change-set", number == 1 {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      }
      return nil
    }
    let complaint = played.complaint() ?? ""
    #expect(
      complaint.hasPrefix("what is to be done can't be noted, so that Mail isn't deployed: ")
        && complaint.contains("it is a directory") && complaint.contains("\n  deployed: Data\n")
        && complaint.contains("\n  and this isn't recorded: "), "\(complaint)")
    #expect(aws.has("Data") && aws.changeSets.filter { $0.executions > 0 }.map(\.stack) == ["Data"])
    try FileManager.default.removeItem(atPath: path)
    aws.fault = { _, _, _ in nil }
    #expect(played.complaint() == nil)
  }

  @Test func aChangeSetThatIsRefusedLeavesNoneOfTheOthers() throws {
    played.aws.fault = { call, _, answer in
      guard call.operation == "describe-change-set", call.arguments.contains(where: { $0.contains("stack/Mail/") })
      else { return nil }
      return PlayedFault.changeSetFailedWithoutReason.answer(call, answer)
    }
    #expect(played.complaint()?.hasPrefix("CloudFormation refused the change set of Mail") == true)
    #expect(played.aws.changeSets.isEmpty)
    #expect(!played.aws.operations.contains("execute-change-set"))
  }
}
