import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@testable import StrataDeployment

/// Templates of nested stacks on their way into a bucket.
@Suite struct NestedUploadTests {
  /// S3, CloudFormation and the account, as far as buckets go.
  private final class Cloud {
    var stacks: Set<String> = ["Shop-dev-strata-artifacts"]
    var objects: [String: [UInt8]] = [:]
    /// The bytes that are kept in the place of those that are put there.
    var damage: [UInt8]?

    var aws: AwsClient { AwsClient(run: { try self.answer($0) }, wait: { _ in }) }

    private func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
      let words = Array(program.arguments.dropFirst())
      func value(_ option: String) -> String { words.firstIndex(of: option).map { words[$0 + 1] } ?? "" }
      func ok(_ json: JSONValue) throws -> ChildProcess.Result {
        .init(status: 0, output: try json.bytes(), errors: "")
      }
      switch words[1] {
      case "get-caller-identity": return try ok(["Account": "111122223333"])
      case "describe-stacks":
        let name = value("--stack-name")
        guard stacks.contains(name) else {
          return PlayedStacks.failed("ValidationError", "Stack with id \(name) does not exist")
        }
        return try ok([
          "Stacks": [
            [
              "StackId": .string("arn:aws:cloudformation:eu-west-1:111122223333:stack/\(name)/1"),
              "StackName": .string(name), "StackStatus": "CREATE_COMPLETE",
              "Outputs": [
                [
                  "OutputKey": "ArtifactsBucketName", "OutputValue": "bucket-dev",
                  "ExportName": .string("\(name)-BucketName"),
                ]
              ],
            ]
          ]
        ])
      case "head-object":
        guard let bytes = objects["\(value("--bucket"))/\(value("--key"))"] else {
          return PlayedStacks.failed("404", "Not Found")
        }
        return try ok(["ContentLength": .integer(Int64(bytes.count))])
      default:
        objects[String(words[3].dropFirst("s3://".count))] = damage ?? program.input
        return try ok(.null)
      }
    }
  }

  private let cloud = Cloud()
  private let follower = PlayedFollower(approves: true)

  private func stack() throws -> StackArtifact {
    try #require(
      try App("Shop") { app in
        app.stack("Shop") { scope in
          for environment in ["dev", "prod"] {
            let own = Scope(environment, in: scope, environment: environment)
            own.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
          }
          scope.nested("Shared") { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
        }
      }.synthesize()["Shop"])
  }

  private func upload(of environments: [String], named: [String: String] = [:]) throws {
    try NestedUpload(buckets: EnvironmentBuckets(system: "Shop", aws: cloud.aws), follower: follower)
      .carryOut([try stack()], of: environments, named: named)
  }

  @Test func eachIsPutWhereItsAddressSays() throws {
    let stack = try stack()
    try upload(of: ["dev"], named: ["Shop": "ours"])
    let (work, shared) = (stack.nested[0], stack.nested[2])
    #expect(cloud.objects == ["bucket-dev/\(work.key)": work.bytes, "ours/\(shared.key)": shared.bytes])
    // Once is enough.
    cloud.damage = []
    try upload(of: ["dev"], named: ["Shop": "ours"])
    #expect(cloud.objects["bucket-dev/\(work.key)"] == work.bytes)
  }

  @Test func withoutABucketNothingIsDone() {
    cloud.stacks = []
    var text = ""
    do { try upload(of: ["dev"]) } catch { text = "\(error)" }
    #expect(text.contains("dev has no bucket for the templates of nested stacks"))
    #expect(text.contains("make it: deployment bootstrap Shop -e dev"))
    #expect(cloud.objects.isEmpty)
  }

  @Test func whatIsAnothersUnderTheNameIsRefused() {
    cloud.damage = [0]
    var text = ""
    do { try upload(of: ["dev"]) } catch { text = "\(error)" }
    #expect(text.contains("the bucket bucket-dev doesn't have what was put there"))
  }
}
