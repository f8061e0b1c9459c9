import StrataFiles
import StrataJSON
import StrataTemplate
import TestSupport
import Testing

@testable import StrataDeployment

/// What is known of a deployment before it's carried out.
@Suite struct DeploymentOutlookTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private func outlook() throws -> DeploymentOutlook {
    var seen: DeploymentOutlook?
    var deployment = try played.deployment()
    deployment.judging = { outlook in
      seen = outlook
      return nil
    }
    try deployment.rehearse(templatesIn: "out", played.settings)
    return try #require(seen)
  }

  /// Puts a resource into the deployed template.
  private func add(_ name: String, _ resource: JSONObject) {
    guard var template = played.aws.stacks["Shop"]?.template.object else { return }
    var resources = template["Resources"]?.object ?? [:]
    resources[name] = .object(resource)
    template["Resources"] = .object(resources)
    played.aws.stacks["Shop"]?.template = .object(template)
  }

  @Test func inAFirstDeploymentThereIsNothingToCompareWith() throws {
    let outlook = try outlook()
    #expect(outlook.newStacks == ["Shop"])
    #expect(outlook.dataAtRisk == [])
    #expect(outlook.widerAccess == nil)
  }

  @Test func whatStaysIsNoRisk() throws {
    try played.deploy()
    var outlook = try outlook()
    #expect(outlook.newStacks.isEmpty && outlook.dataAtRisk == [] && outlook.widerAccess == [])
    played.tag = "2"
    outlook = try self.outlook()
    #expect(outlook.newStacks.isEmpty && outlook.dataAtRisk == [] && outlook.widerAccess == [])
  }

  @Test func dataThatNothingKeepsIsAtRisk() throws {
    try played.deploy()
    add("Files", ["Type": "AWS::S3::Bucket"])
    add("Kept", ["Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain"])
    #expect(try outlook().dataAtRisk == ["Files of Shop: its objects: removed, no DeletionPolicy"])
  }

  /// By a parameter a resource is replaced that is written the same in both templates.
  @Test(arguments: [
    (nil, true), ("ReplaceAndDelete", true), ("ReplaceAndRetain", false), ("ReplaceAndSnapshot", false),
  ])
  func aChangeSetKnowsOfMore(_ policy: String?, _ isAtRisk: Bool) throws {
    try played.deploy()
    played.tag = "2"
    played.aws.fault = { call, _, answer in
      guard call.operation == "describe-change-set" else { return nil }
      let usual = answer()
      guard var json = try JSONValue(parsing: usual.output).object else { return usual }
      var change: JSONObject = [
        "Action": "Modify", "LogicalResourceId": "Files", "ResourceType": "AWS::S3::Bucket", "Replacement": "True",
      ]
      change["PolicyAction"] = policy.map(JSONValue.string)
      json["Changes"] = [["Type": "Resource", "ResourceChange": .object(change)]]
      return PlayedAws.answered(.object(json))
    }
    #expect(try outlook().dataAtRisk == (isAtRisk ? ["Files of Shop: its objects: replaced"] : []))
  }

  @Test func whatIsJudgedBadlyLeavesNothing() throws {
    struct No: Error {}
    var deployment = try played.deployment()
    deployment.judging = { _ in throw No() }
    #expect(throws: No.self) { try deployment.carryOut(templatesIn: "out", played.settings) }
    #expect(throws: No.self) { try deployment.rehearse(templatesIn: "out", played.settings) }
    #expect(throws: No.self) { try deployment.plan(templatesIn: "out", played.settings, by: "9") { _ in } }
    #expect(played.aws.changeSets.isEmpty)
    #expect(!played.follower.told.contains("approved"))
  }
}
