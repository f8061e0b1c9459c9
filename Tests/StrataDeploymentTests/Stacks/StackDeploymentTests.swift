import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Change sets on their way.
@Suite struct StackDeploymentTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private func failing(_ operation: String, _ times: Int, _ fault: PlayedFault) {
    played.aws.fault = { call, number, answer in
      call.operation == operation && number <= times ? fault.answer(call, answer) : nil
    }
  }

  @Test(arguments: [
    PlayedFault.connectionResetAfter, .internalFailureAfter, .killedAfter, .emptyAnswer, .html, .nullFields,
    .wrongStack,
  ])
  func aLostAnswerLeavesOneChangeSet(fault: PlayedFault) {
    failing("create-change-set", 1, fault)
    #expect(played.complaint() == nil)
    #expect(played.aws.changeSets.count == 1)
    #expect(played.aws.operations.filter { $0 == "create-change-set" }.count == 1)
  }

  @Test(arguments: [PlayedFault.connectionResetBefore, .throttled, .killedBefore])
  func whatWasNotMadeIsAskedForAgain(fault: PlayedFault) {
    failing("create-change-set", 2, fault)
    #expect(played.complaint() == nil)
    let calls = played.aws.calls.filter { $0.operation == "create-change-set" }
    #expect(calls.count == 3 && Set(calls.map(\.arguments)).count == 1)
    #expect(played.aws.changeSets.count == 1)
  }

  @Test func whatCannotBeKnownIsSaid() {
    failing("create-change-set", 99, .connectionResetBefore)
    let complaint = played.complaint() ?? ""
    #expect(
      complaint.hasPrefix(
        "aws cloudformation create-change-set failed: Connection was closed before we received a valid response, and it "
          + "isn't known whether the change set strata-"), "\(complaint)")
    #expect(
      complaint.contains("\n  hint: nothing is deployed; aws cloudformation delete-change-set --stack-name Shop "))
  }

  @Test func aChangeSetWithoutEndIsGivenUp() throws {
    failing("describe-change-set", 999, .hang)
    let complaint = played.complaint() ?? ""
    #expect(
      complaint.hasPrefix(
        "the change set of Shop isn't ready after 20 seconds, and its status is CREATE_IN_PROGRESS\n"
          + "  hint: nothing is deployed; look at it: aws cloudformation describe-change-set --change-set-name arn:"),
      "\(complaint)")
    #expect(!played.aws.operations.contains("execute-change-set"))
    #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty)
  }

  @Test func aChangeSetThatSomebodyRemoved() {
    let aws = played.aws
    aws.fault = { call, _, _ in
      if call.operation == "describe-change-set" { aws.changeSets = [] }
      return nil
    }
    #expect(
      played.complaint() == """
        the change set of Shop is gone before it was carried out
          hint: somebody else removed it; deploy again
        """)
  }

  @Test func theLimitsAreStated() {
    #expect(Patience.text(Patience().changeSet) == "15 minutes")
    #expect(Patience.text(Patience().beginning) == "5 minutes")
    #expect(Patience.text(Patience().news) == "4 hours")
    #expect(Patience.text(60) == "1 minute" && Patience.text(20) == "20 seconds")
  }

  @Test func noTagsAreGivenAsNone() throws {
    try played.deploy()
    let call = try #require(played.aws.calls.first { $0.operation == "create-change-set" })
    let tags = try #require(call.arguments.firstIndex(of: "--tags"))
    #expect(call.arguments[tags + 1] == "[]")
  }

  @Test func whoIsGoneIsAskedForByTheIdItHad() throws {
    try played.deploy()
    let id = try #require(played.aws.stacks["Shop"]?.id)
    let begun = try #require(played.aws.operations.firstIndex(of: "create-change-set"))
    for call in played.aws.calls[(begun + 1)...] where call.operation != "create-change-set" {
      #expect(call.arguments.contains(id), "\(call.operation)")
    }
  }
}
