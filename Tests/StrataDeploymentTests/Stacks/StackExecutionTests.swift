import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// The end of a deployment, which is believed only where all that tells of it agrees.
@Suite struct StackExecutionTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    try played.deploy()
    played.tag = "2"
    played.aws.forget()
    played.follower.forget()
  }

  /// Changes answers once the change set is being carried out.
  private func afterwards(_ operation: String, _ change: @escaping (JSONValue) -> JSONValue) {
    let (aws, usual) = (played.aws, played.aws.fault)
    aws.fault = { call, number, answer in
      guard call.operation == operation, aws.operations.contains("execute-change-set") else {
        return try usual(call, number, answer)
      }
      return PlayedAws.answered(change((try? JSONValue(parsing: answer().output)) ?? [:]))
    }
  }

  private func with(_ key: String, _ value: JSONValue) -> (JSONValue) -> JSONValue {
    { json in
      var object = json.object ?? [:]
      object[key] = value
      return .object(object)
    }
  }

  private func pending() throws -> Int { try played.folder.store.deployments().pending(of: "prod").count }

  @Test func anOldEndIsNoEnd() throws {
    // All but the stack's events say that it's done, since they are of the time before.
    let old = JSONValue.array((played.aws.stacks["Shop"]?.events ?? []).reversed())
    afterwards("describe-stack-events", with("StackEvents", old))
    afterwards("describe-change-set", with("ExecutionStatus", "EXECUTE_COMPLETE"))
    #expect(
      played.complaint() == """
        nothing was heard of Shop for 1 minute
          hint: it may be going on: aws cloudformation describe-stacks --stack-name Shop tells; deploying prod again \
        looks it up first
        """)
    #expect(try pending() == 1)
  }

  @Test func anEventAloneIsNoEnd() throws {
    afterwards("describe-change-set", with("ExecutionStatus", "EXECUTE_IN_PROGRESS"))
    #expect(played.complaint()?.hasPrefix("nothing was heard of Shop for 1 minute") == true)
    #expect(try pending() == 1)
  }

  @Test func theEventIsOfTheStackItself() throws {
    // A stack within it that is called the same.
    afterwards("describe-stack-events") { json in
      .object([
        "StackEvents": .array(
          (json["StackEvents"]?.array ?? []).map { event in
            var object = event.object ?? [:]
            if object["LogicalResourceId"] == "Shop" { object["PhysicalResourceId"] = "arn:another" }
            return .object(object)
          })
      ])
    }
    #expect(played.complaint() != nil)
    #expect(try pending() == 1)
  }

  @Test func whatDoesNotBeginIsGivenUp() throws {
    afterwards("describe-stack-events", with("StackEvents", []))
    afterwards("describe-change-set", with("ExecutionStatus", "AVAILABLE"))
    #expect(
      played.complaint()?.hasPrefix("CloudFormation doesn't begin with Shop, ") == true)
    #expect(try pending() == 1)
  }

  @Test(arguments: [
    ("UPDATE_ROLLBACK_COMPLETE", "it is as it was before; mend the cause and deploy again"),
    ("UPDATE_ROLLBACK_FAILED", "aws cloudformation continue-update-rollback --stack-name Shop, then deploy again"),
    ("UPDATE_FAILED", "or go back: aws cloudformation rollback-stack --stack-name Shop"),
    ("DELETE_FAILED", "see what can't be deleted, then aws cloudformation delete-stack --stack-name Shop"),
  ])
  func otherEnds(status: String, hint: String) throws {
    let stack = JSONValue.string(status)
    afterwards("describe-stack-events") { json in
      .object([
        "StackEvents": .array(
          (json["StackEvents"]?.array ?? []).map { event in
            var object = event.object ?? [:]
            let isNew = !["event-1", "event-2", "event-3", "event-4"].contains(object["EventId"]?.string ?? "")
            if isNew, object["LogicalResourceId"] == "Shop", object["ResourceStatus"] == "UPDATE_COMPLETE" {
              object["ResourceStatus"] = stack
            }
            return .object(object)
          })
      ])
    }
    afterwards("describe-stacks") { json in
      var described = json["Stacks"]?[0]?.object ?? [:]
      if described["StackStatus"] == "UPDATE_COMPLETE" { described["StackStatus"] = stack }
      return ["Stacks": [.object(described)]]
    }
    afterwards("describe-change-set") { json in
      var object = json.object ?? [:]
      if object["ExecutionStatus"] == "EXECUTE_COMPLETE" { object["ExecutionStatus"] = "EXECUTE_FAILED" }
      return .object(object)
    }
    let complaint = played.complaint() ?? ""
    #expect(complaint.hasPrefix("the deployment of Shop failed, and its status is \(status)"), "\(complaint)")
    #expect(complaint.contains(hint), "\(complaint)")
    #expect(try pending() == 0)
    #expect(try played.folder.store.deployments().history().last?["ends"] == ["Shop": stack])
  }

  @Test func whatSomebodyElseBeginsThenIsAnotherMatter() throws {
    let aws = played.aws
    let usual = aws.fault
    aws.fault = { call, number, answer in
      if call.operation == "execute-change-set" {
        let result = answer()
        // Right behind it, and going wrong.
        aws.later("Shop") { $0.happen("UPDATE_IN_PROGRESS", token: "other", at: $1) }
        aws.later("Shop") { $0.happen("UPDATE_FAILED", to: "OwnTopic", reason: "theirs", token: "other", at: $1) }
        aws.later("Shop") { $0.happen("UPDATE_ROLLBACK_COMPLETE", token: "other", at: $1) }
        return result
      }
      return try usual(call, number, answer)
    }
    played.patience.news = 200
    let complaint = played.complaint()
    #expect(complaint == nil)
    #expect(!played.follower.told.contains { $0.contains("theirs") })
    #expect(aws.stacks["Shop"]?.status == "UPDATE_ROLLBACK_COMPLETE")
  }

  @Test func anOlderEventMayComeLater() throws {
    var wasLast = false
    afterwards("describe-stack-events") { json in
      let events = json["StackEvents"]?.array ?? []
      let isLast = events.first?["ResourceStatus"] == "UPDATE_COMPLETE" && events.first?["LogicalResourceId"] == "Shop"
      defer { wasLast = isLast }
      return .object([
        "StackEvents": .array(
          wasLast
            ? events
            : events.filter { $0["ResourceStatus"] != "UPDATE_IN_PROGRESS" || $0["LogicalResourceId"] != "Shop" })
      ])
    }
    // Else it has ended before the event comes.
    var count = 0
    afterwards("describe-change-set") { json in
      var object = json.object ?? [:]
      if object["ExecutionStatus"] == "EXECUTE_COMPLETE" {
        count += 1
        if count < 3 { object["ExecutionStatus"] = "EXECUTE_IN_PROGRESS" }
      }
      return .object(object)
    }
    #expect(played.complaint() == nil)
    #expect(played.follower.told.contains("UPDATE_IN_PROGRESS  Shop  AWS::CloudFormation::Stack"))
  }

  // MARK: Beginning

  private func failing(_ times: Int, _ fault: PlayedFault) {
    played.aws.fault = { call, number, answer in
      call.operation == "execute-change-set" && number <= times ? fault.answer(call, answer) : nil
    }
  }

  @Test(arguments: [PlayedFault.connectionResetAfter, .internalFailureAfter, .killedAfter, .truncatedJSON])
  func aLostAnswerIsLookedUp(fault: PlayedFault) {
    failing(1, fault)
    #expect(played.complaint() == nil)
    #expect(played.aws.operations.filter { $0 == "execute-change-set" }.count == 1)
  }

  @Test(arguments: [PlayedFault.connectionResetBefore, .throttled, .killedBefore])
  func whatWasNotBegunIsBegunWithTheSameToken(fault: PlayedFault) {
    failing(2, fault)
    #expect(played.complaint() == nil)
    let calls = played.aws.calls.filter { $0.operation == "execute-change-set" }
    #expect(calls.count == 3 && Set(calls.map(\.arguments)).count == 1)
    #expect(calls[0].arguments.contains("--client-request-token"))
  }

  @Test func aLostAnswerThatCannotBeLookedUp() throws {
    played.aws.fault = { call, number, answer in
      switch call.operation {
      case "execute-change-set": PlayedFault.connectionResetAfter.answer(call, answer)
      case "describe-change-set" where self.played.aws.operations.contains("execute-change-set"):
        PlayedAws.refused("ExpiredToken", "The security token is expired")
      default: nil
      }
    }
    #expect(
      played.complaint() == """
        aws cloudformation describe-change-set failed: The security token is expired (ExpiredToken), while Shop is being \
        deployed
          hint: it may be going on: aws cloudformation describe-stacks --stack-name Shop tells; deploying prod again \
        looks it up first
        """)
    #expect(try pending() == 1)
  }

  @Test func somebodyElseWasFaster() throws {
    let aws = played.aws
    aws.fault = { call, _, _ in
      guard call.operation == "execute-change-set" else { return nil }
      aws.changeSets[aws.changeSets.count - 1].execution = "OBSOLETE"
      return nil
    }
    #expect(
      played.complaint() == """
        somebody else deployed Shop meanwhile, so that its change set is out of date
          hint: nothing of this one was carried out; see what was deployed, then deploy again
        """)
    #expect(try pending() == 0)
  }
}
