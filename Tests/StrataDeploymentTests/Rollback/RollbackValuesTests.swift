import Foundation
import StrataJSON
import StrataReleases
import Testing

@testable import StrataDeployment

/// The values that parameters go back to.
@Suite struct RollbackValuesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "rollback-\(UUID().uuidString)").path

  private var chain: RecordChain { SystemRecords(of: "shop", in: folder).chain(of: "prod") }

  /// Adds a record of a stack with some parameters.
  @discardableResult
  private func record(
    _ parameters: [RecordedParameter], outcome: ReleaseEvent.Outcome = .completed, end: String = "deployed"
  ) throws -> ReleaseRecord {
    var event = ReleaseEvent(.deployment, at: "2026-11-21T12:00:00.000Z", by: "1")
    event.outcome = outcome
    event.stacks = [RecordedStack(name: "Shop", id: nil, template: nil, end: end, parameters: parameters)]
    return try #require(try chain.append(event))
  }

  private func values(_ record: ReleaseRecord, live: [String: String]) -> RollbackValues {
    let pairs = live.sorted { $0.key < $1.key }.map { name, value -> JSONValue in
      ["ParameterKey": .string(name), "ParameterValue": .string(value)]
    }
    return RollbackValues(
      of: "Shop", DeployedStack(["Parameters": .array(pairs)]), record.event.stacks[0], number: record.number)
  }

  private func refusal(_ values: RollbackValues, _ name: String, _ since: [ReleaseRecord]) -> String? {
    var values = values
    do {
      try values.take(name, since)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func valuesAreAsRecorded() throws {
    let first = try record([
      .init(name: "Tag", value: .text("1", resolved: nil)), .init(name: "Size", value: .text("2", resolved: nil)),
      .init(name: "Old", value: .text("3", resolved: nil)),
      .init(name: "Image", value: .text("/shop/image", resolved: "ami-1")),
    ])
    var values = values(first, live: ["Tag": "7", "Size": "2", "Image": "/shop/image"])
    for name in ["Tag", "Size", "Old", "Image"] { try values.take(name, []) }
    #expect(values.given == ["Tag": "1", "Size": "2", "Old": "3", "Image": "/shop/image"])
    #expect(values.changes == ["Tag: 7 becomes 1", "Old becomes 3"])
    #expect(
      values.notes == [
        "Image of Shop is what the Systems Manager has under /shop/image now; at record 1 that was ami-1"
      ])
  }

  @Test func whatNoRecordSaysDoesNotComeBack() throws {
    let first = try record([])
    #expect(
      refusal(values(first, live: ["Tag": "1"]), "Tag", [])
        == """
        record 1 doesn't say which value Tag of Shop had, so that it can't come back
          hint: go back to a record that does, or deploy the sources of that time
        """)
  }

  @Test func aHiddenValueIsKeptWhereEachRecordSaysSo() throws {
    let kept = RecordedParameter(name: "Password", value: .hidden(.kept))
    let given = RecordedParameter(name: "Password", value: .hidden(.given))
    let first = try record([given])
    let (live, gone) = (["Password": "****"], [String: String]())
    let begin = "the value of Password of Shop isn't recorded, since nobody is to see it, and "
    let hint = "\n  hint: deploy the sources of that time with --parameter Password=VALUE"
    var keeping = values(first, live: live)
    // A deployment that CloudFormation took back gave nothing.
    let back = try record([], outcome: .failed, end: "UPDATE_ROLLBACK_COMPLETE")
    try keeping.take("Password", [try record([kept]), back])
    #expect(keeping.given.isEmpty && keeping.changes.isEmpty)
    #expect(keeping.notes == ["Password of Shop keeps the value that it has, which nobody is to see"])
    #expect(refusal(values(first, live: gone), "Password", []) == begin + "the stack hasn't got it any more" + hint)
    // Of a stack that was deployed beside one that failed nobody knows what it was given.
    let half = try record([], outcome: .failed)
    #expect(
      refusal(values(first, live: live), "Password", [half])
        == begin + "record \(half.number) doesn't say that it kept it" + hint)
    for other in [given, .init(name: "Password", value: .hidden(.secretVersion("2")))] {
      let changed = try record([other])
      #expect(
        refusal(values(first, live: live), "Password", [changed])
          == begin + "record \(changed.number) gave it another" + hint)
    }
  }
}
