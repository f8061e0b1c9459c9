import Foundation
import StrataJSON
import StrataReleases
import Testing

@testable import StrataDeployment

/// What was lost since something was deployed.
@Suite struct StackLossesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "losses-\(UUID().uuidString)").path

  private var records: SystemRecords { SystemRecords(of: "shop", in: folder) }

  private static let bucket: JSONValue = ["Resources": ["Files": ["Type": "AWS::S3::Bucket"]]]
  private static let topic: JSONValue = ["Resources": ["Topic": ["Type": "AWS::SNS::Topic"]]]

  @discardableResult
  private func record(_ template: JSONValue, _ changes: [RecordedChange] = [], isKept: Bool = true) throws -> String {
    let bytes = try template.bytes()
    let digest = isKept ? try records.templates.keep(bytes) : String(repeating: "0", count: 64)
    var event = ReleaseEvent(.deployment, at: "2026-11-21T12:00:00.000Z", by: "1")
    event.stacks = [
      RecordedStack(name: "Shop", id: nil, template: digest, end: "deployed", parameters: [], changes: changes)
    ]
    try records.chain(of: "prod").append(event)
    return digest
  }

  /// Why record 1 doesn't come back; nil where it does.
  private func refusal() throws -> String? {
    let choice = try RollbackChoice(of: "prod", in: try records.chain(of: "prod").read(), 1)
    let losses = StackLosses(of: "Shop", environment: "prod", templates: records.templates)
    do {
      try losses.check(
        choice, comingBack: try KeptTemplates(Self.bucket, in: records.templates), choice.record.event.stacks[0])
      return nil
    } catch {
      return "\(error)".split(separator: "\n").first.map(String.init)
    }
  }

  @Test(arguments: [
    ("Remove", nil, "was removed"), ("Modify", "True", "was replaced"),
    ("Modify", "Conditional", "may have been replaced"), ("Modify", "False", nil), ("Add", nil, nil),
  ])
  func changesSayWhatWasLost(_ action: String, _ replacement: String?, _ fate: String?) throws {
    try record(Self.bucket)
    try record(
      Self.topic,
      [
        RecordedChange(action: action, logicalID: "Files", type: "AWS::S3::Bucket", replacement: replacement),
        RecordedChange(action: "Remove", logicalID: "Other", type: "AWS::S3::Bucket"),
        RecordedChange(action: "Remove", logicalID: "Topic", type: "AWS::SNS::Topic"),
      ])
    #expect(
      try refusal() == fate.map { "Files of Shop \($0) by record 2 of prod, and doesn't come back with its objects" })
  }

  /// A record of what was interrupted has no changes.
  @Test func templatesSayWhatWasLost() throws {
    try record(Self.bucket)
    try record(["Description": "the same bucket", "Resources": ["Files": ["Type": "AWS::S3::Bucket"]]])
    #expect(try refusal() == nil)
    try record(Self.topic)
    #expect(
      try refusal() == "Files of Shop was removed by record 3 of prod, and doesn't come back with its objects")
  }

  @Test func whatNobodyKnowsIsNotTakenForNothing() throws {
    try record(Self.bucket)
    try record(Self.topic, isKept: false)
    #expect(
      try refusal()
        == "nobody knows what record 2 of prod changed in Shop, so that there's no way back behind it")
  }
}
