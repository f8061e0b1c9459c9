import StrataJSON
import TestSupport
import Testing

@testable import StrataDeployment

/// Why an environment's stacks failed, asked afterwards.
@Suite struct EnvironmentDiagnosisTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private func diagnose() throws -> EnvironmentDiagnosis {
    played.aws.forget()
    return try EnvironmentDiagnosis(of: played.target, aws: played.client, relativeTo: "/sources")
  }

  private var complaint: String? {
    do {
      _ = try diagnose()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func nothingFailed() throws {
    try played.deploy()
    let diagnosis = try diagnose()
    #expect(diagnosis.verdict == .well)
    #expect(diagnosis.stacks.map(\.status) == ["CREATE_COMPLETE"])
    #expect(diagnosis.stacks.map(\.failures) == [[]])
    #expect(diagnosis.stacks.map(\.advice) == [nil])
    // It asks, and changes nothing.
    #expect(played.aws.operations == ["describe-stacks", "describe-stack-events", "list-change-sets"])
  }

  @Test func theFirstFailedResourceIsToldOf() throws {
    try played.deploy()
    played.tag = "2"
    played.aws.failing = ["OwnTopic": "it's full"]
    #expect(played.complaint()?.contains("OwnTopic  AWS::SNS::Topic  it's full") == true)
    let diagnosis = try diagnose()
    #expect(diagnosis.verdict == .failed)
    let stack = try #require(diagnosis.stacks.first)
    #expect(stack.status == "UPDATE_ROLLBACK_COMPLETE")
    #expect(
      stack.failures.map { "\($0.text); \($0.place.map { "\($0)" } ?? "")" } == [
        "UPDATE_FAILED  OwnTopic  AWS::SNS::Topic  it's full; Shop/Own/Topic, Shop.swift:7"
      ])
    #expect(stack.advice == "it is as it was before; mend the cause and deploy again")
  }

  /// What failed before the last change was mended by it.
  @Test func earlierFailuresAreOver() throws {
    played.aws.failing = ["OwnTopic": "it's full"]
    #expect(played.complaint() != nil)
    played.aws.stacks = [:]
    played.aws.failing = [:]
    try played.deploy()
    played.tag = "2"
    played.aws.failing = ["OwnTopic": "it's full"]
    #expect(played.complaint() != nil)
    played.aws.failing = [:]
    try played.deploy()
    #expect(try diagnose().verdict == .well)
  }

  /// A stack with more events than a page has.
  @Test func allPagesOfAnOperationAreRead() throws {
    try played.deploy()
    played.tag = "2"
    played.aws.failing = ["OwnTopic": "it's full"]
    #expect(played.complaint() != nil)
    let events = Array(try #require(played.aws.stacks["Shop"]).events.reversed())
    played.aws.fault = { call, number, _ in
      guard call.operation == "describe-stack-events" else { return nil }
      let page = events[number - 1]
      return PlayedAws.answered(["StackEvents": [page], "NextToken": .string("\(number)")])
    }
    #expect(try diagnose().stacks.first?.failures.map(\.logicalID) == ["OwnTopic"])
    // As far as to the beginning of the update, and not to that of the creation.
    #expect(played.aws.operations.filter { $0 == "describe-stack-events" }.count < events.count)
  }

  @Test func aRefusedChangeSetIsToldOf() throws {
    try played.deploy()
    let reason = "The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]"
    played.aws.fault = { call, _, _ in
      call.operation == "list-change-sets"
        ? PlayedAws.answered([
          "Summaries": [
            [
              "ChangeSetId": "arn:1", "ChangeSetName": "strata-1", "Status": "FAILED",
              "StatusReason": "The submitted information didn't contain changes.",
            ],
            ["ChangeSetId": "arn:2", "ChangeSetName": "strata-2", "Status": "CREATE_COMPLETE"],
            [
              "ChangeSetId": "arn:3", "ChangeSetName": "strata-3", "Status": "FAILED", "StatusReason": .string(reason),
            ],
          ]
        ]) : nil
    }
    played.aws.others["describe-events"] = """
      {"OperationEvents": [
        {"EventType": "VALIDATION_ERROR", "LogicalResourceId": "OwnTopic", "ResourceType": "AWS::SNS::Topic",
         "ValidationName": "PROPERTY_VALIDATION", "ValidationStatusReason": "not a name",
         "ValidationPath": "/Resources/OwnTopic/Properties/TopicName"}]}
      """
    let diagnosis = try diagnose()
    #expect(diagnosis.verdict == .failed)
    let changeSets = try #require(diagnosis.stacks.first).changeSets
    #expect(changeSets.map(\.name) == ["strata-3"])
    #expect(changeSets.map(\.reason) == [reason])
    #expect(
      changeSets[0].reasons.map(\.text) == [
        "OwnTopic  AWS::SNS::Topic  /Resources/OwnTopic/Properties/TopicName  PROPERTY_VALIDATION:  not a name"
      ])
    #expect(changeSets[0].reasons.map { $0.place.map { "\($0)" } } == ["Shop/Own/Topic, Shop.swift:7"])
  }

  @Test func whatIsGoingOnIsNotDecided() throws {
    try played.deploy()
    played.aws.stacks["Shop"]?.status = "UPDATE_IN_PROGRESS"
    let diagnosis = try diagnose()
    #expect(diagnosis.verdict == .undecided)
    #expect(diagnosis.stacks.map(\.hasFailed) == [nil])
  }

  @Test func whatWasBegunAndNotSeenToEndIsSaid() throws {
    let aws = played.aws
    aws.fault = { call, _, _ in
      if call.operation == "describe-stack-events", aws.operations.contains("execute-change-set") {
        throw PlayedAws.Killed()
      }
      return nil
    }
    #expect(throws: PlayedAws.Killed.self) { try played.deploy() }
    aws.fault = { _, _, _ in nil }
    #expect(
      try diagnose().notes == [
        "Shop was begun at 2026-11-21T12:00:00.000Z, and hasn't been seen to end: the next deploy looks it up"
      ])
  }

  @Test func whatIsNotDeployedIsSaid() {
    #expect(
      complaint == """
        nothing of prod is deployed: there is no stack Shop
          hint: see which account and region aws is set to: aws sts get-caller-identity
        """)
  }

  @Test func whoMayNotAskIsToldSo() throws {
    try played.deploy()
    played.aws.fault = { call, _, _ in
      call.operation == "describe-stack-events"
        ? PlayedAws.refused("AccessDenied", "not authorized to perform: cloudformation:DescribeStackEvents") : nil
    }
    #expect(
      complaint == "aws cloudformation describe-stack-events failed: not authorized to perform: "
        + "cloudformation:DescribeStackEvents (AccessDenied)")
    played.aws.fault = { _, _, _ in PlayedAws.refused("ExpiredToken", "The security token is expired") }
    #expect(
      complaint == "aws cloudformation describe-stacks failed: The security token is expired (ExpiredToken)")
  }
}
