import Foundation
import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Whatever `aws` does wrong at any of its calls, nothing is said to be deployed that isn't, and a second run ends well.
@Suite struct DeploymentFaultTests {
  private static let operations = [
    "describe-stacks", "get-template", "create-change-set", "describe-change-set", "describe-stack-events",
    "execute-change-set", "delete-change-set",
  ]

  /// Those that are made while a stack is being deployed.
  private static let waiting: Set = ["describe-stacks", "describe-change-set", "describe-stack-events"]

  /// When a call goes wrong.
  private enum Moment: CaseIterable {
    case first, always, afterExecution
  }

  @Test(arguments: PlayedFault.allCases)
  func nothingIsSaidThatIsNot(fault: PlayedFault) throws {
    // The stack as it is before, the same for all.
    let before = try PlayedDeployment()
    try before.deploy()
    for operation in Self.operations where fault.concerns(operation) {
      for moment in Moment.allCases where moment != .afterExecution || Self.waiting.contains(operation) {
        try check(fault, at: operation, moment, from: before)
      }
    }
  }

  private func check(
    _ fault: PlayedFault, at operation: String, _ moment: Moment, from before: PlayedDeployment
  ) throws {
    let words = Comment(rawValue: "\(fault) at \(operation), \(moment)")
    let played = try PlayedDeployment()
    (played.aws.stacks, played.aws.changeSets) = (before.aws.stacks, before.aws.changeSets)
    played.tag = "2"
    let aws = played.aws
    aws.fault = { call, number, usual in
      guard call.operation == operation else { return nil }
      switch moment {
      case .first: if number != 1 { return nil }
      case .afterExecution: if !aws.operations.contains("execute-change-set") { return nil }
      case .always: break
      }
      return fault.answer(call, usual)
    }
    let complaint = played.complaint()
    if complaint == nil {
      #expect(isDeployed("2", played), words)
      #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty, words)
    }
    #expect(aws.changeSets.map(\.executions).reduce(0, +) <= 2, words)
    let texts = played.aws.calls.flatMap(\.arguments) + played.follower.told + [complaint ?? ""]
    #expect(texts.allSatisfy { !$0.contains("DevShop") && !$0.contains(PlayedDeployment.password) }, words)
    #expect(played.aws.calls.count < 200, words)

    // The second time nothing goes wrong.
    played.aws.fault = { _, _, _ in nil }
    let second = played.complaint()
    #expect(second == nil, words)
    #expect(isDeployed("2", played), words)
    let record = try played.folder.store.deployments()
    #expect(record.pending(of: "prod").isEmpty, words)
    #expect(record.history(of: ["prod"]).last?["outcome"] == nil, words)
  }

  private func isDeployed(_ tag: String, _ played: PlayedDeployment) -> Bool {
    let name = played.aws.stacks["Shop"]?.template["Resources"]?["OwnTopic"]?["Properties"]?["DisplayName"]
    return played.aws.has("Shop") && name?.string == tag
  }

  // MARK: Being killed

  @Test(arguments: 0..<4)
  func aRunThatIsKilledIsLookedUp(part: Int) throws {
    var random = SplitMix64(seed: UInt64(part + 1))
    for _ in 0..<50 {
      let played = try PlayedDeployment(isLarge: Bool.random(using: &random))
      let isUpdate = Bool.random(using: &random)
      if isUpdate {
        try played.deploy()
        played.tag = "2"
      }
      // A large system makes about forty calls.
      let last = Int.random(in: 1...(played.isLarge ? 45 : 15), using: &random)
      let isAfter = Bool.random(using: &random)
      played.aws.forget()
      let aws = played.aws
      aws.fault = { _, _, usual in
        guard aws.calls.count >= last else { return nil }
        if isAfter, aws.calls.count == last { _ = usual() }
        throw PlayedAws.Killed()
      }
      let words = Comment(
        rawValue:
          "\(played.isLarge ? "large" : "small"), \(isUpdate ? "update" : "new"), \(isAfter ? "after" : "before") \(last)"
      )
      let wasKilled = played.complaint() != nil
      #expect(wasKilled || aws.calls.count <= last, words)
      let record = try played.folder.store.deployments()
      let begun = aws.changeSets.filter { $0.executions > 0 && $0.execution != "EXECUTE_COMPLETE" }
      for set in begun { #expect(record.pending(of: "prod").contains { $0.changeSetID == set.id }, words) }
      let pending = record.pending(of: "prod")

      aws.fault = { _, _, _ in nil }
      played.follower.forget()
      #expect(played.complaint() == nil, words)
      #expect(played.names.allSatisfy(aws.has), words)
      #expect(played.follower.told.filter { $0.hasPrefix("note: ") }.count == pending.count, words)
      #expect(aws.changeSets.allSatisfy { $0.executions <= 1 }, words)
      let settled = try played.folder.store.deployments()
      #expect(settled.pending(of: "prod").isEmpty && settled["prod"] != nil, words)
    }
  }
}
