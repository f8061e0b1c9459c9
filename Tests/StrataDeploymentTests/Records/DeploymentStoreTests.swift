import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataReleases
import StrataText
import TestSupport
import Testing

@testable import StrataDeployment

/// Deployments of a system that keeps records.
@Suite struct DeploymentStoreTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    played.keepsRecords = true
  }

  private func events(of environment: String = "prod") throws -> [ReleaseEvent] {
    try played.records.chain(of: environment).read().records.map(\.event)
  }

  /// All that is in the folder of the records.
  private func everything() -> String {
    let folder = played.records.folder
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.compactMap { try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
  }

  @Test func aDeploymentIsRecorded() throws {
    try played.deploy()
    let event = try #require(try events().first)
    #expect(event.kind == .deployment)
    #expect(event.outcome == .completed)
    #expect(event.tool == "1.0")
    #expect(event.time == "2026-11-21T12:00:00.000Z")
    #expect(event.release == .none(.init("it wasn't made with the environment's committed profile alone")))
    #expect(event.profile == RecordedProfile(name: "default", sha256: nil))
    let stack = try #require(event.stacks.first)
    #expect(stack.name == "Shop" && stack.end == "deployed")
    #expect(stack.id == played.aws.stacks["Shop"]?.id)
    #expect(stack.parameters == [RecordedParameter(name: "Password", value: .hidden(.given))])
    #expect(stack.changes == [RecordedChange(action: "Add", logicalID: "OwnTopic", type: "AWS::SNS::Topic")])
    #expect(event.outputs == ["environment": "value of OwnEnvironment"])
    // The template is kept, byte for byte.
    let digest = try #require(stack.template)
    let template = try #require(try played.records.templates.template(digest))
    #expect(SHA256.hexDigest(of: template) == digest)
    #expect(try JSONValue(parsing: template)["Resources"] == played.aws.stacks["Shop"]?.template["Resources"])
    #expect(!everything().contains(PlayedDeployment.password))
    #expect(!everything().contains("x1x2x3"))
    // The file is for what is under way, and nothing is.
    #expect(try played.folder.store.deployments().history().isEmpty)
    #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty)
  }

  @Test func aValueThatStaysIsKept() throws {
    try played.deploy()
    played.settings = EnvironmentDeployment.Settings()
    played.tag = "2"
    try played.deploy()
    #expect(try events().last?.stacks[0].parameters == [RecordedParameter(name: "Password", value: .hidden(.kept))])
    #expect(try events().last?.stacks[0].changes.map(\.action) == ["Modify"])
  }

  @Test func theSameAgainIsNotRecorded() throws {
    #expect(try played.deploy() != nil)
    #expect(try played.deploy() == nil)
    #expect(try events().count == 1)
    played.tag = "2"
    #expect(try played.deploy() != nil)
    played.tag = "1"
    // It was there before, and isn't any more.
    #expect(try played.deploy() != nil)
    #expect(try events().count == 3)
  }

  @Test func whatFailsIsRecorded() throws {
    try played.deploy()
    played.aws.failing["OwnTopic"] = "it's full"
    played.tag = "2"
    #expect(played.complaint()?.contains("it's full") == true)
    let event = try #require(try events().last)
    #expect(event.outcome == .failed)
    #expect(event.stacks[0].end == "UPDATE_ROLLBACK_COMPLETE")
    #expect(event.stacks[0].parameters == [])
    #expect(event.outputs == [:])
    #expect(try played.records.chain(of: "prod").read().inPlace?.number == 1)
    #expect(try played.records.templates.template(event.stacks[0].template ?? "") != nil)
  }

  @Test func whatIsNotCarriedOutIsRecorded() throws {
    played.aws.fault = { call, _, _ in
      call.operation == "execute-change-set" ? PlayedAws.refused("AccessDenied", "not you") : nil
    }
    #expect(played.complaint() != nil)
    #expect(try events().map(\.outcome) == [.notCarriedOut])
    #expect(try events()[0].stacks[0].end == "not carried out")
  }

  @Test func whatIsRefusedBeforeIsNoEvent() throws {
    played.follower.approves = false
    #expect(played.complaint() != nil)
    #expect(try events().isEmpty)
  }

  @Test func whatLooksLikeASecretIsWithheld() {
    var event = ReleaseEvent(.deployment, at: "", by: "")
    event.take(
      outputs: [("endpoint", "x"), ("dbPassword", "tr0ub4dor&3")], parameters: [("apiToken", "abcdef0123456789")])
    #expect(event.outputs == ["endpoint": "x"])
    #expect(event.parameters == [:])
    #expect(event.withheld == ["dbPassword", "apiToken"])
  }

  // MARK: What an earlier run left

  /// Deploys, and is killed at a call of an operation.
  private func die(at operation: String, after isAfter: Bool = false) {
    var isDead = false
    played.aws.fault = { call, _, answer in
      if call.operation == operation {
        isDead = true
        if isAfter { _ = answer() }
      }
      if isDead { throw PlayedAws.Killed() }
      return nil
    }
    #expect(played.complaint() != nil)
    played.aws.fault = { _, _, _ in nil }
  }

  @Test func whatWasBegunIsLookedUpAndRecorded() throws {
    die(at: "execute-change-set", after: true)
    #expect(try events().isEmpty)
    #expect(try played.folder.store.deployments().pending(of: "prod").count == 1)
    #expect(played.complaint() == nil)
    let events = try events()
    #expect(events.map(\.outcome) == [.completed, .completed])
    #expect(events[0].stacks[0].template == events[1].stacks[0].template)
    #expect(events[0].release == events[1].release)
    #expect(try played.records.templates.template(events[0].stacks[0].template ?? "") != nil)
    // What was given then can't be known by who looks it up, and that it was can.
    #expect(events[0].stacks[0].parameters == [RecordedParameter(name: "Password", value: .hidden(.given))])
    #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty)
    #expect(try played.folder.store.deployments().history().isEmpty)
  }

  @Test func whatWasRecordedBeforeTheNoteWasTakenAwayIsNotRecordedAgain() throws {
    die(at: "execute-change-set", after: true)
    let note = try #require(played.folder.text(of: "deploy.json"))
    #expect(played.complaint() == nil)
    let records = try played.records.chain(of: "prod").read().records
    for record in records.dropFirst() {
      try FileManager.default.removeItem(atPath: "\(played.records.folder)/prod/\(record.name)")
    }
    try played.folder.write(note, to: "deploy.json")
    played.follower.approves = false
    played.tag = "2"
    #expect(played.complaint() != nil)
    #expect(try events().count == 1)
    #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty)
  }

  @Test func whatNeverBeganIsRecorded() throws {
    die(at: "execute-change-set")
    #expect(played.complaint() == nil)
    #expect(try events().map(\.outcome) == [.notCarriedOut, .completed])
  }

  // MARK: Records that aren't right

  @Test func recordsThatAreNotRightAreRefusedBeforeAnythingIsDone() throws {
    try played.deploy()
    let file = try #require(try played.records.chain(of: "prod").read().heads.first).name
    try played.folder.write("{}", to: "Deployments/prod/\(file)")
    played.aws.forget()
    #expect(played.complaint()?.contains("the record was edited after it was written") == true)
    #expect(played.aws.calls.isEmpty)
  }

  @Test func recordsOfAnotherEnvironmentDoNotStandInTheWay() throws {
    try FileManager.default.createDirectory(
      atPath: "\(played.records.folder)/dev", withIntermediateDirectories: true)
    try played.folder.write("x", to: "Deployments/dev/0001-00000000.json")
    #expect(played.complaint() == nil)
    #expect(throws: RecordError.self) { try played.deployment().target.store.deployments() }
  }

  // MARK: deploy.json

  private static let old = """
    {"prod": {"outputs": {"endpoint": "b"}, "stackName": "Shop"},
     "_format": 2, "_history": [
      {"environment": "prod", "deployedAt": "2026-01-01T00:00:00.000Z", "stackName": "Shop", "profile": "default", "outputs": {"endpoint": "a", "dbPassword": "hunter2hunter2"}, "parameters": {"tag": "1"}, "sha256": {"Shop": "1"}},
      {"environment": "prod", "deployedAt": "2026-01-02T00:00:00.000Z", "outcome": "failed", "profile": "default", "ends": {"Shop": "UPDATE_FAILED"}, "sha256": {"Shop": "2"}},
      {"environment": "dev", "deployedAt": "2026-01-03T00:00:00.000Z", "stackName": "DevShop", "profile": "dev", "sha256": {"DevShop": "3"}},
      {"environment": "prod", "destroyedAt": "2026-01-04T00:00:00.000Z", "stackNames": ["Shop"], "profile": "default"}]}
    """

  @Test func anOldRecordIsTakenOver() throws {
    try played.folder.write(Self.old, to: "deploy.json")
    #expect(try played.deployment().target.store.deployments().history().count == 4)
    #expect(played.said == [])
    try played.deploy()
    let events = try events()
    #expect(events.map(\.kind) == [.migration, .migration, .destruction, .deployment])
    #expect(events.map(\.origin) == ["deploy.json", "deploy.json", "deploy.json", nil])
    #expect(events[0].outputs == ["endpoint": "a"])
    #expect(events[0].withheld == ["dbPassword"])
    #expect(events[0].parameters == ["tag": "1"])
    #expect(events[0].stacks == [RecordedStack(name: "Shop", id: nil, template: "1", end: "deployed")])
    #expect(events[1].outcome == .failed)
    #expect(events[1].stacks[0].end == "UPDATE_FAILED")
    #expect(events[2].time == "2026-01-04T00:00:00.000Z")
    #expect(
      played.said == [
        "3 entries of prod in %/deploy.json are taken over into %/Deployments/prod; the file stays as it is"
      ])
    // What it had is in it still.
    #expect(try played.folder.store.deployments().history().count == 4)
    let all = try played.deployment().target.store.deployments()
    #expect(all.history(of: ["prod"]).count == 4)
    #expect(all.history(of: ["dev"]).count == 1)
    #expect(all.profile(of: "dev") == "dev")
    played.tag = "2"
    try played.deploy()
    #expect(played.said.count == 1)
  }

  @Test func whoWasKilledGoesOn() throws {
    try played.folder.write(Self.old, to: "deploy.json")
    let store = try played.deployment().target.store
    try store.takeOver("prod")
    let files = try FileManager.default.contentsOfDirectory(atPath: played.records.folder + "/prod").sorted()
    let whole = try events()
    for count in 0..<3 {
      for file in files.dropFirst(count) {
        try FileManager.default.removeItem(atPath: "\(played.records.folder)/prod/\(file)")
      }
      try store.takeOver("prod")
      #expect(try events() == whole)
    }
  }

  @Test func whatOthersRecordedIsAnotherHistory() throws {
    try played.deploy()
    try played.folder.write(Self.old, to: "deploy.json")
    played.tag = "2"
    try played.deploy()
    #expect(try events().map(\.kind) == [.deployment, .deployment])
    #expect(played.said == [])
  }

  @Test func whatIsInPlaceIsReadFromRecords() throws {
    try played.folder.write(Self.old, to: "deploy.json")
    try played.deploy()
    let record = try played.deployment().target.store.deployments()
    #expect(record["prod"]?["outputs"]?["environment"] == "value of OwnEnvironment")
    #expect(record["prod"]?["outputs"]?["endpoint"] == nil)
    #expect(record.stackNames(of: "prod") == ["Shop"])
    #expect(record.profile(of: "prod") == "default")
    try played.deployment().target.store.recordDestruction(of: "prod", stacks: ["Shop"], at: "2026-11-22T00:00:00.000Z")
    let gone = try played.deployment().target.store.deployments()
    #expect(gone["prod"] == nil)
    #expect(gone.profile(of: "prod") == "default")
    #expect(gone.history(of: ["prod"]).last?["destroyedAt"] == "2026-11-22T00:00:00.000Z")
  }
}
