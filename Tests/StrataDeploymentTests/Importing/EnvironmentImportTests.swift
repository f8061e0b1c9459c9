import StrataJSON
import StrataLanguage
import StrataReleases
import StrataTemplate
import Testing
import TestSupport

@testable import StrataDeployment

/// Existing resources on their way into stacks.
@Suite struct EnvironmentImportTests {
  private static let topic = "arn:aws:sns:us-east-1:111122223333:orders"
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private func template(of stack: String = "Shop") -> JSONValue { played.aws.stacks[stack]?.template ?? [:] }

  /// Declares a bucket that says its name, and a queue.
  private func declareStorage() {
    played.more = { scope in
      Resource("Files", type: "AWS::S3::Bucket", in: scope, properties: ["BucketName": "shop-files"])
      Resource(
        "Jobs", type: "AWS::SQS::Queue", in: scope, properties: [:], file: "/sources/Shop.swift", line: 9)
    }
  }

  @Test func aNewStackTakesWhatIsThere() throws {
    let recorded = try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    #expect(
      played.aws.imports == [
        [
          "ResourceType": "AWS::SNS::Topic", "LogicalResourceId": "OwnTopic",
          "ResourceIdentifier": ["TopicArn": .string(Self.topic)],
        ]
      ])
    #expect(
      played.follower.told == [
        "Shop: making a change set", "Shop changes: Import OwnTopic", "approved", "Shop: carrying it out",
        "IMPORT_IN_PROGRESS  Shop  AWS::CloudFormation::Stack", "IMPORT_COMPLETE  OwnTopic  AWS::SNS::Topic",
        "IMPORT_COMPLETE  Shop  AWS::CloudFormation::Stack",
      ])
    #expect(
      played.follower.settings == [
        "Shop: OwnTopic is AWS::SNS::Topic TopicArn=\(Self.topic)",
        "Shop: an import wants deletion policies: OwnTopic gets Retain, and the next deployment takes it away",
        "Shop: left for the next deployment: outputs OwnEnvironment", "Shop: termination protection is turned on",
      ])
    #expect(template()["Outputs"] == nil)
    #expect(template()["Resources"]?["OwnTopic"]?["DeletionPolicy"] == "Retain")
    #expect(recorded?.outputs == [])
    let history = try played.folder.store.deployments().history()
    #expect(history.map { $0["kind"] } == ["import"])
    #expect(history[0]["imported"] == ["Shop/OwnTopic": ["TopicArn": .string(Self.topic)]])
    #expect(played.folder.files == ["deploy.json", "deploy.json.previous", "shop"])
  }

  @Test func theNextDeploymentBringsTheRest() throws {
    try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    played.follower.forget()
    let recorded = try played.deploy()
    #expect(played.follower.told.contains("Shop changes: Modify OwnTopic"))
    #expect(template()["Resources"]?["OwnTopic"]?["DeletionPolicy"] == nil)
    #expect(recorded?.outputs == [.init(id: "Environment", text: "value of OwnEnvironment")])
  }

  @Test func aStackKeepsAllElse() throws {
    try played.deploy()
    let before = template()
    declareStorage()
    played.tag = "2"
    played.settings = .init()
    try played.take(["Jobs=QueueUrl=https://sqs.example.com/jobs"])
    let imported = played.aws.imports.map { $0["ResourceIdentifier"] }
    #expect(imported == [["BucketName": "shop-files"], ["QueueUrl": "https://sqs.example.com/jobs"]])
    var expected = before["Resources"]?.object ?? [:]
    expected["Files"] = [
      "Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-files"], "DeletionPolicy": "Retain",
    ]
    expected["Jobs"] = ["Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain"]
    #expect(template()["Resources"] == .object(expected))
    #expect(template()["Outputs"] == before["Outputs"] && template()["Parameters"] == before["Parameters"])
    // What is there has no other value for its parameters by it, and no other tags.
    let call = try #require(played.aws.calls.last { $0.operation == "create-change-set" })
    #expect(String(decoding: call.input, as: UTF8.self) == #"[{"ParameterKey":"Password","UsePreviousValue":true}]"#)
    #expect(!call.arguments.contains("--tags"))
    #expect(played.follower.settings.contains("Shop: left for the next deployment: changed OwnTopic"))
  }

  @Test func identifiersAreNoArguments() throws {
    try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    let texts: [String] = played.aws.calls.flatMap(\.arguments)
    #expect(texts.allSatisfy { !$0.contains(Self.topic) })
  }

  @Test func recordsSayWhatWasImported() throws {
    played.keepsRecords = true
    try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    let record = try #require(try played.records.chain(of: "prod").read().inPlace)
    #expect(record.event.kind == .resourceImport)
    #expect(
      record.event.stacks[0].changes == [
        RecordedChange(
          action: "Import", logicalID: "OwnTopic", type: "AWS::SNS::Topic", identifier: ["TopicArn": Self.topic])
      ])
    guard case .none(let absence)? = record.event.release else {
      Issue.record("\(record.event.release.debugDescription)")
      return
    }
    #expect(absence.reason == "resources were imported, and the rest comes with the next deployment")
    // What is there is what the record says, so that nobody else has deployed it.
    let stack = try #require(played.aws.stacks["Shop"])
    let live = DeployedStack(stack.json, template: .init(stack.template))
    try LiveStacks(
      environment: "prod", history: try played.records.chain(of: "prod").read(), templates: played.records.templates
    ).check("Shop", live)
  }

  @Test func anInterruptedImportIsTakenUp() throws {
    played.aws.fault = { call, _, answer in
      guard call.operation == "execute-change-set" else { return nil }
      _ = answer()
      throw PlayedAws.Killed()
    }
    #expect(throws: PlayedAws.Killed.self) { try played.take(["OwnTopic=TopicArn=\(Self.topic)"]) }
    #expect(try played.folder.store.deployments().pending(of: "prod").map(\.stack) == ["Shop"])
    played.aws.fault = { _, _, _ in nil }
    played.aws.settle()
    played.follower.forget()
    try played.deploy()
    #expect(
      played.follower.told.contains(
        "note: Shop, begun at 2026-11-21T12:00:00.000Z: it was carried out to its end"))
    #expect(try played.folder.store.deployments().pending(of: "prod").isEmpty)
  }

  private func request() throws -> ImportRequest {
    var request = ImportRequest()
    try request.identify("OwnTopic", "TopicArn", Self.topic)
    return request
  }

  private func plan() throws -> DeploymentPlan {
    let (deployment, settings) = try played.importing(request())
    var kept: DeploymentPlan?
    try deployment.plan(templatesIn: "out", settings, by: "9") { kept = $0 }
    return try DeploymentPlan(parsing: JSONValue.object(try #require(kept).json).bytes(), path: "plan.json")
  }

  @Test func aPlanIsCarriedOutAsItIs() throws {
    let plan = try plan()
    #expect(plan.kind == .resourceImport)
    #expect(plan.command == "deploy shop --environment prod --import --apply FILE")
    // Another deployment would be of another kind.
    #expect {
      try played.deployment().apply(plan, templatesIn: "out", played.settings)
    } throws: {
      "\($0)".hasPrefix("the plan is for an import; expected one for a deployment\n")
        && ($0 as? DeploymentError)?.isGrave == true
    }
    played.settings = .init()
    let (deployment, settings) = try played.importing(ImportRequest(of: plan))
    _ = try deployment.apply(plan, templatesIn: "out", settings)
    #expect(played.aws.stacks["Shop"]?.status == "IMPORT_COMPLETE")
    #expect(played.aws.imports.count == 1)
  }

  private func rehearse() throws {
    let (deployment, settings) = try played.importing(request())
    try deployment.rehearse(templatesIn: "out", settings)
  }

  @Test func aRehearsalLeavesNothing() throws {
    try rehearse()
    #expect(played.aws.changeSets.isEmpty && played.folder.files == ["shop"])
  }

  @Test func aStackThatIsStuckIsLeft() throws {
    try played.deploy()
    declareStorage()
    played.aws.stacks["Shop"]?.status = "UPDATE_ROLLBACK_FAILED"
    let complaint = played.complaint(ofTaking: ["Jobs=QueueUrl=q"])
    #expect(
      complaint?.text.hasPrefix(
        "the stack Shop is stuck between two templates: its status is UPDATE_ROLLBACK_FAILED\n") == true)
    #expect(played.aws.imports.isEmpty)
  }

  @Test func aStackInReviewIsNew() throws {
    // A change set that was made and never carried out leaves a stack without anything.
    try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    played.aws.stacks["Shop"]?.status = "REVIEW_IN_PROGRESS"
    try played.take(["OwnTopic=TopicArn=\(Self.topic)"])
    #expect(played.aws.imports.count == 2)
  }

  @Test func anotherFormOfTemplateIsLeft() throws {
    try played.deploy()
    declareStorage()
    played.aws.stacks["Shop"]?.template = "Resources: {}"
    played.settings = .init()
    #expect(
      played.complaint(ofTaking: ["Jobs=QueueUrl=q"])?.text == """
        the template that Shop has isn't JSON, so that nothing can be added to it
          hint: deploy it once without --import, or import with a template of its own form
        """)
  }

  @Test func parametersKeepTheirValues() throws {
    try played.deploy()
    declareStorage()
    #expect(
      played.complaint(ofTaking: ["Jobs=QueueUrl=q"])?.text == """
        the parameter Password keeps the value that Shop has, since an import changes nothing else
          hint: leave it out, and give it with the next deployment
        """)
  }

  @Test func newStacksDoNotExportByAnImport() throws {
    let large = try PlayedDeployment(isLarge: true)
    let complaint = large.complaint(
      ofTaking: [
        "Data/OwnTopic=TopicArn=a", "Web/OwnPage=TopicArn=b", "Mail/OwnTopic=TopicArn=c",
      ])
    #expect(
      complaint?.text == """
        OwnPage of Web uses what another stack exports, and Data isn't deployed yet: an import brings no outputs
          hint: import and deploy Data first, and leave this for then: --skip Web/OwnPage
        """)
    #expect(
      large.complaint(
        ofTaking: ["Data/OwnTopic=TopicArn=a", "Mail/OwnTopic=TopicArn=c"], skipping: ["OwnPage"]) == nil)
    #expect(Set(large.aws.stacks.keys) == ["Data", "Mail"])
  }

  @Test func whatUsesSomethingLeftIsRefused() throws {
    played.more = { scope in
      let key = Resource("Key", type: "AWS::KMS::Key", in: scope, properties: [:])
      Resource(
        "Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["KmsMasterKeyId": .value(key.ref)])
    }
    let complaint = played.complaint(
      ofTaking: ["OwnTopic=TopicArn=a", "Jobs=QueueUrl=q"], skipping: ["Key"])
    #expect(
      complaint?.text == """
        Jobs of Shop uses Key, which is neither in the stack nor imported
          hint: import Key as well, or leave both for the next deployment: --skip Jobs
        """)
  }
}
