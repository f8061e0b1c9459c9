import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// What an earlier run began, and whose end it didn't see.
@Suite struct PendingLookupTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  /// Deploys, and is killed at the n-th call of an operation.
  private func die(at operation: String, _ number: Int = 1, after isAfter: Bool = false) {
    var isDead = false
    played.aws.fault = { call, count, answer in
      if call.operation == operation, count == number {
        isDead = true
        if isAfter { _ = answer() }
      }
      if isDead { throw PlayedAws.Killed() }
      return nil
    }
    #expect(played.complaint() != nil)
    played.aws.fault = { _, _, _ in nil }
    played.follower.forget()
  }

  private func record() throws -> DeploymentRecord { try played.folder.store.deployments() }

  @Test func whatNeverBeganIsSaid() throws {
    die(at: "execute-change-set")
    let pending = try #require(try record().pending(of: "prod").first)
    #expect(pending.stack == "Shop" && pending.sha256.count == 64 && pending.profile == "default")
    #expect(played.complaint() == nil)
    #expect(
      played.follower.told.prefix(3) == [
        "Shop: looking up what was begun at 2026-11-21T12:00:00.000Z",
        "note: Shop, begun at 2026-11-21T12:00:00.000Z: it was never carried out", "Shop: making a change set",
      ])
    #expect(try record().history().map { $0["outcome"] } == ["not carried out", nil])
    #expect(played.aws.changeSets.count == 1)
  }

  @Test func whatIsGoingOnIsWaitedFor() throws {
    die(at: "execute-change-set", after: true)
    #expect(played.complaint() == nil)
    #expect(played.follower.told[1] == "Shop: it's going on, and is waited for")
    #expect(played.follower.told[2] == "note: Shop, begun at 2026-11-21T12:00:00.000Z: it was carried out to its end")
    // Whoever was interrupted hadn't protected the stack yet.
    #expect(played.follower.told.suffix(2) == ["Shop stays", "approved"])
    #expect(played.aws.stacks["Shop"]?.isProtected == true)
    #expect(try record().history().map { $0["outcome"] } == ["completed", nil])
    #expect(try record()["prod"]?["outputs"]?["environment"] == "value of OwnEnvironment")
  }

  @Test func whatFailedIsSaid() throws {
    played.aws.failing["OwnTopic"] = "it's full"
    die(at: "execute-change-set", after: true)
    #expect(
      played.complaint()?.hasPrefix(
        "the stack Shop never came up, and can only be deleted: its status is ROLLBACK_COMPLETE")
        == true)
    #expect(
      played.follower.told.contains("note: Shop, begun at 2026-11-21T12:00:00.000Z: it ended as ROLLBACK_COMPLETE"))
    #expect(try record().history().map { $0["outcome"] } == ["failed"])
    #expect(try record().pending(of: "prod").isEmpty)
  }

  /// The killed run's order to carry it out comes to CloudFormation while the next run looks it up.
  @Test func whatBeginsOnlyNowIsWaitedFor() throws {
    var order: [String] = []
    var isDead = false
    played.aws.fault = { call, _, _ in
      if call.operation == "execute-change-set" { (order, isDead) = (call.arguments, true) }
      if isDead { throw PlayedAws.Killed() }
      return nil
    }
    #expect(played.complaint() != nil)
    let aws = played.aws
    aws.fault = { call, number, _ in
      if call.operation == "delete-change-set", number == 1 {
        _ = try aws.run(ChildProcess(arguments: ["aws", "cloudformation", "execute-change-set"] + order))
      }
      return nil
    }
    aws.forget()
    played.follower.forget()
    #expect(played.complaint() == nil)
    #expect(
      played.follower.told.contains("note: Shop, begun at 2026-11-21T12:00:00.000Z: it was carried out to its end"))
    #expect(try record().history().map { $0["outcome"] } == ["completed", nil])
    #expect(aws.changeSets.map(\.executions) == [1])
  }

  @Test func whatCannotBeLookedUpStaysNoted() throws {
    die(at: "execute-change-set", after: true)
    played.aws.fault = { call, _, _ in
      call.operation == "describe-change-set" ? PlayedAws.refused("AccessDenied", "no") : nil
    }
    #expect(played.complaint() == "aws cloudformation describe-change-set failed: no (AccessDenied)")
    #expect(try record().pending(of: "prod").count == 1)
    #expect(!played.aws.operations.contains { $0 == "get-template" })
  }
}
