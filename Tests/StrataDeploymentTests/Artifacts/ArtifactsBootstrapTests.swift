import Foundation
import StrataChecks
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import TestSupport
import Testing

@testable import StrataDeployment

/// An environment's own bucket for templates: how it's made, found and used.
@Suite struct ArtifactsBootstrapTests {
  private struct Profile: Decodable, Sendable { var tag: String }

  private struct Follower: DeploymentFollower {
    struct No: Error {}
    var approves = true
    func progress(_ text: String) {}
    func changes(_ changes: [ChangeSet.Change], of stack: String) {}
    func nothingChanges(in stack: String) {}
    func settings(_ lines: [String], of stack: String) {}
    func note(_ text: String) {}
    func approve() throws { if !approves { throw No() } }
  }

  /// CloudFormation and S3, as far as a bucket for templates goes.
  private final class Cloud {
    var stacks: [String: JSONValue] = [:]
    var objects: [String: Int] = [:]
    /// Who the bucket is of.
    var owner = "111122223333"
    /// What becomes of what is put into the bucket.
    var stored: (Int) -> Int = { $0 }
    var fault: ([String]) -> ChildProcess.Result? = { _ in nil }
    private(set) var calls: [[String]] = []
    private(set) var templates: [JSONValue] = []

    private let played = PlayedAws()

    var aws: AwsClient { AwsClient(run: { try self.answer($0) }, wait: { self.played.wait($0) }) }

    /// Whether anything was made.
    var isEmpty: Bool { played.stacks.values.allSatisfy { $0.status == "REVIEW_IN_PROGRESS" } }

    func has(_ name: String, status: String = "CREATE_COMPLETE", region: String = "eu-west-1") {
      stacks[name] = [
        "StackId": .string("arn:aws:cloudformation:\(region):111122223333:stack/\(name)/1"), "StackName": .string(name),
        "StackStatus": .string(status),
        "Outputs": [["OutputKey": "ArtifactsBucketName", "OutputValue": "templates-1"]],
      ]
    }

    private func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
      let words = Array(program.arguments.dropFirst())
      calls.append(words)
      func value(_ option: String) -> String { words.firstIndex(of: option).map { words[$0 + 1] } ?? "" }
      func ok(_ json: JSONValue) throws -> ChildProcess.Result {
        .init(status: 0, output: try json.bytes(), errors: "")
      }
      if let result = fault(words) { return result }
      switch words[1] {
      case "describe-stacks":
        if let stack = stacks[value("--stack-name")] { return try ok(["Stacks": [stack]]) }
        let answer = try played.run(program)
        let text = String(decoding: answer.output, as: UTF8.self)
          .replacing("value of ArtifactsBucketName", with: "templates-1")
        return .init(status: answer.status, output: Array(text.utf8), errors: answer.errors)
      case "create-change-set":
        var arguments = program.arguments
        if let index = words.firstIndex(of: "--template-url") {
          // S3 isn't played: what is there is any template.
          arguments[index + 1] = "--template-body"
          arguments[index + 2] = #"{"Resources": {"A": {"Type": "AWS::SNS::Topic"}}}"#
        }
        if words.contains("--template-body") { templates.append(try JSONValue(parsing: value("--template-body"))) }
        return try played.run(ChildProcess(arguments: arguments, input: program.input))
      case "head-object":
        if value("--expected-bucket-owner") != owner { return PlayedStacks.failed("403", "Forbidden") }
        guard let size = objects[value("--key")] else { return PlayedStacks.failed("404", "Not Found") }
        return try ok(["ContentLength": .integer(Int64(size))])
      case "cp":
        objects[words[3].split(separator: "/").last.map(String.init) ?? ""] = stored(program.input.count)
        return try ok(.null)
      default: return try played.run(program)
      }
    }
  }

  private let folder: RecordFolder
  private let cloud = Cloud()

  init() throws {
    folder = try RecordFolder()
    try FileManager.default.createDirectory(atPath: folder.directory + "/shop", withIntermediateDirectories: true)
    try folder.write(#"{"tag": "1"}"#, to: "shop/default.json")
  }

  private func target(size: Int = 10, region: String? = nil) -> DeploymentTarget {
    let system = System("shop", environments: [.required("prod", profile: "default")]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      app.stack("Shop", env: region.map { StackEnvironment(region: $0) }) { scope in
        Resource(
          "A", type: "Acme::Test::A", in: Scope("Prod", in: scope, environment: "prod"),
          properties: ["V": .literal(String(repeating: "x", count: size))])
      }
    }
    return DeploymentTarget(
      system.environments[0], of: system, source: .folder(folder.directory), profile: nil, allowsOtherProfile: false,
      policies: [], recordedIn: folder.store)
  }

  // MARK: Making it

  @Test func theStackHasNoMistake() throws {
    let artifact = try ArtifactsStack.artifact(of: "prod", in: "shop", region: "eu-central-1")
    #expect(TemplateChecker().check(artifact.template.json).map(\.description) == [])
    #expect(artifact.name == "shop-prod-strata-artifacts")
    #expect(artifact.env?.region == "eu-central-1")
    #expect(TemplateEnvironments(artifact.template).names == ["prod"])
    let bucket = try #require(artifact.template.resources["ArtifactsBucket"])
    #expect(bucket["DeletionPolicy"] == "RetainExceptOnCreate" && bucket["UpdateReplacePolicy"] == "Retain")
    let properties = bucket["Properties"]
    #expect(properties?["VersioningConfiguration"] == ["Status": "Enabled"])
    #expect(
      properties?["PublicAccessBlockConfiguration"] == [
        "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
      ])
    #expect(
      properties?["BucketEncryption"]
        == ["ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]])
    #expect(
      properties?["LifecycleConfiguration"]?["Rules"]?.array?.contains {
        $0["NoncurrentVersionExpiration"] == ["NoncurrentDays": 90] && $0["ExpirationInDays"] == nil
      } == true)
    let statement = artifact.template.resources["ArtifactsPolicy"]?["Properties"]?["PolicyDocument"]?["Statement"]?[0]
    #expect(statement?["Effect"] == "Deny" && statement?["Condition"] == ["Bool": ["aws:SecureTransport": [false]]])
    #expect(artifact.template.outputs["ArtifactsBucketName"]?["Value"] == ["Ref": "ArtifactsBucket"])
  }

  @Test(arguments: [
    ("shop", "prod", "shop-prod-strata-artifacts"), ("my_shop", "prod", "my-shop-prod-strata-artifacts"),
    ("2shop", "dev", "strata-2shop-dev-strata-artifacts"),
  ])
  func names(system: String, environment: String, name: String) {
    #expect(ArtifactsName.stack(of: environment, in: system) == name)
  }

  @Test func itIsMadeOnce() throws {
    #expect(try ArtifactsBootstrap(for: target(), aws: cloud.aws).carryOut(for: Follower()) == ["templates-1"])
    #expect(cloud.templates.count == 1)
    #expect(cloud.templates[0]["Resources"]?["ArtifactsBucket"]?["Type"] == "AWS::S3::Bucket")
    #expect(cloud.calls.allSatisfy { !$0.contains("--region") })
  }

  @Test func itIsMadeInTheEnvironmentsRegion() throws {
    _ = try ArtifactsBootstrap(for: target(region: "eu-central-1"), aws: cloud.aws).carryOut(for: Follower())
    #expect(cloud.calls.allSatisfy { $0.suffix(2) == ["--region", "eu-central-1"] })
  }

  @Test func whoDoesNotApproveMakesNothing() throws {
    let bootstrap = try ArtifactsBootstrap(for: target(), aws: cloud.aws)
    #expect(throws: Follower.No.self) { try bootstrap.carryOut(for: Follower(approves: false)) }
    #expect(cloud.calls.last?[1] == "delete-change-set")
    #expect(cloud.isEmpty)
  }

  // MARK: Using it

  private func deploy(size: Int = 60_000, bucket: String? = nil) throws {
    let deployment = try EnvironmentDeployment(
      to: target(size: size), aws: cloud.aws, for: Follower(), now: { "2026-11-21T12:00:00.000Z" })
    _ = try deployment.carryOut(templatesIn: "out", EnvironmentDeployment.Settings(bucket: bucket))
  }

  private func call(_ operation: String) -> [[String]] { cloud.calls.filter { $0[1] == operation } }

  @Test func aLargeTemplateGoesThere() throws {
    cloud.has("shop-prod-strata-artifacts")
    try deploy()
    let key = try #require(cloud.objects.keys.first)
    #expect(key.hasSuffix(".template.json") && key.count == 64 + 14)
    let creation = try #require(call("create-change-set").first)
    #expect(creation.contains("https://templates-1.s3.eu-west-1.amazonaws.com/\(key)"))
    #expect(call("head-object").allSatisfy { $0.contains("--expected-bucket-owner") && $0.contains("111122223333") })
    #expect(call("cp").count == 1)
    // The same template is there already.
    try deploy()
    #expect(call("cp").count == 1)
    #expect(cloud.objects.count == 1)
  }

  @Test func aSmallTemplateIsSentAlong() throws {
    cloud.has("shop-prod-strata-artifacts")
    try deploy(size: 10)
    #expect(call("head-object").isEmpty && call("cp").isEmpty)
  }

  @Test func aNamedBucketIsTaken() throws {
    cloud.has("shop-prod-strata-artifacts")
    try deploy(bucket: "mine")
    #expect(call("cp").map { $0[3] }.allSatisfy { $0.hasPrefix("s3://mine/") })
  }

  private func refusal() -> String {
    do {
      try deploy()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func withoutOneItIsSaidHowToMakeIt() {
    #expect(
      refusal().hasSuffix(
        "\n  hint: make the environment's own: deployment bootstrap -e prod; or name one: --bucket NAME"))
    // One that isn't finished is none.
    cloud.has("shop-prod-strata-artifacts", status: "CREATE_IN_PROGRESS")
    #expect(refusal().contains("deployment bootstrap -e prod"))
  }

  @Test func anotherAccountsBucketIsNotUsed() {
    cloud.has("shop-prod-strata-artifacts")
    cloud.owner = "444455556666"
    #expect(
      refusal() == """
        the bucket templates-1 can't be used: it isn't of the account 111122223333, or may not be read
          hint: let aws connect as somebody who may read and write it, or name another: --bucket NAME
        """)
    #expect(call("cp").isEmpty)
  }

  @Test func whatIsThereMustBeWhatWasPutThere() {
    cloud.has("shop-prod-strata-artifacts")
    cloud.stored = { $0 - 1 }
    #expect(refusal().hasPrefix("the bucket templates-1 doesn't have what was put there, as "))
    #expect(call("create-change-set").isEmpty)
    // Nor is it written over.
    #expect(refusal().hasPrefix("the bucket templates-1 doesn't have what was put there, as "))
    #expect(call("cp").count == 1)
  }

  @Test(arguments: ["{}", "", "null", "[]"])
  func anAnswerThatSaysNothing(answer: String) {
    cloud.has("shop-prod-strata-artifacts")
    cloud.fault = { words in
      words[1] == "head-object" ? .init(status: 0, output: Array(answer.utf8), errors: "") : nil
    }
    #expect(refusal().hasPrefix("S3 was asked about "))
    #expect(call("cp").isEmpty && call("create-change-set").isEmpty)
  }
}
