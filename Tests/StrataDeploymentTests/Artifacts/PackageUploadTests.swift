import Foundation
import StrataEnvironments
import StrataFiles
import StrataFunctions
import StrataJSON
import StrataLanguage
import StrataPackages
import StrataPipeline
import TestSupport
import Testing

@testable import StrataDeployment

/// Packages of functions on their way into the bucket of their environment.
@Suite struct PackageUploadTests {
  private final class Follower: DeploymentFollower {
    var lines: [String] = []
    func progress(_ text: String) { lines.append(text) }
    func changes(_ changes: [ChangeSet.Change], of stack: String) {}
    func nothingChanges(in stack: String) {}
    func settings(_ lines: [String], of stack: String) {}
    func note(_ text: String) {}
    func approve() throws {}
  }

  /// S3 and CloudFormation, as far as a bucket goes.
  private final class Cloud {
    var exports: [String: String] = ["dev": "Shop-dev-strata-artifacts-BucketName"]
    var objects: [String: [UInt8]] = [:]
    private(set) var calls: [[String]] = []

    var aws: AwsClient { AwsClient(run: { try self.answer($0) }, wait: { _ in }) }

    private func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
      let words = Array(program.arguments.dropFirst())
      calls.append(words)
      func value(_ option: String) -> String { words.firstIndex(of: option).map { words[$0 + 1] } ?? "" }
      func ok(_ json: JSONValue) throws -> ChildProcess.Result {
        .init(status: 0, output: try json.bytes(), errors: "")
      }
      switch words[1] {
      case "describe-stacks":
        let name = value("--stack-name")
        let environment = name.split(separator: "-").dropFirst().first.map(String.init) ?? ""
        guard let export = exports[environment] else {
          return PlayedStacks.failed("ValidationError", "Stack with id \(name) does not exist")
        }
        var output: JSONObject = ["OutputKey": "ArtifactsBucketName", "OutputValue": .string("bucket-\(environment)")]
        output["ExportName"] = export.isEmpty ? nil : .string(export)
        return try ok([
          "Stacks": [
            [
              "StackId": .string("arn:aws:cloudformation:eu-west-1:111122223333:stack/\(name)/1"),
              "StackName": .string(name), "StackStatus": "CREATE_COMPLETE", "Outputs": [.object(output)],
            ]
          ]
        ])
      case "head-object":
        guard let bytes = objects["\(value("--bucket"))/\(value("--key"))"] else {
          return PlayedStacks.failed("404", "Not Found")
        }
        return try ok(["ContentLength": .integer(Int64(bytes.count))])
      default:
        objects[String(words[3].dropFirst("s3://".count))] = program.input
        return try ok(.null)
      }
    }
  }

  private let folder: RecordFolder
  private let cloud = Cloud()
  private let follower = Follower()
  private let contents: PackageContents

  init() throws {
    folder = try RecordFolder()
    contents = try PackageContents([PackageEntry(name: "bootstrap", kind: .program, bytes: Array("#!".utf8))])
  }

  private func stacks(_ environments: [String] = ["dev"]) throws -> [StackArtifact] {
    var app = App("Shop") { app in
      app.stack("Shop") { scope in
        for environment in environments {
          let own = Scope(environment, in: scope, environment: environment)
          for id in ["Api", "Worker"] { Function(id, in: own, code: .package("api", executable: "Api")) }
        }
      }
    }
    app.packages = PackageLock(["api": .init(sha256: contents.sha256)])
    return try app.synthesize().stacks
  }

  private func upload(_ environments: [String] = ["dev"], of deployed: [String] = ["dev"], isRehearsed: Bool = false)
    throws
  {
    let upload = PackageUpload(
      system: "Shop", files: PackageFiles(in: folder.directory + "/packages"), aws: cloud.aws, follower: follower)
    try upload.carryOut(try stacks(environments), of: deployed, isRehearsed: isRehearsed)
  }

  private func refusal(_ attempt: () throws -> Void) -> String {
    do {
      try attempt()
      return ""
    } catch {
      return "\(error)".replacing(folder.directory, with: "%")
    }
  }

  private func makePackage() throws {
    try PackageFiles(in: folder.directory + "/packages").write(contents, as: "api", in: "Shop")
  }

  @Test func itIsPutWhereTheTemplateSays() throws {
    try makePackage()
    try upload()
    let key = "\(contents.sha256).zip"
    #expect(cloud.objects.keys.sorted() == ["bucket-dev/\(key)"])
    #expect(try PackageReader.contents(ofZip: try #require(cloud.objects["bucket-dev/\(key)"])) == contents)
    #expect(follower.lines == ["api: putting the package into bucket-dev"])
    #expect(try stacks()[0].template.resources["DevApi"]?["Properties"]?["Code"]?["S3Key"] == .string(key))
    // What is there isn't put there again, even where nobody has built it here.
    try FileManager.default.removeItem(atPath: folder.directory + "/packages")
    try upload()
    #expect(cloud.calls.filter { $0[1] == "cp" }.count == 1)
  }

  @Test func eachEnvironmentHasItsOwn() throws {
    try makePackage()
    cloud.exports["prod"] = "Shop-prod-strata-artifacts-BucketName"
    try upload(["dev", "prod"])
    #expect(cloud.objects.keys.allSatisfy { $0.hasPrefix("bucket-dev/") })
    try upload(["dev", "prod"], of: ["dev", "prod"])
    #expect(cloud.objects.count == 2)
  }

  @Test func aRehearsalPutsNothingThere() throws {
    try makePackage()
    try upload(isRehearsed: true)
    #expect(cloud.objects.isEmpty)
  }

  @Test func anotherPackageThanLockedIsRefused() throws {
    let other = try PackageContents([PackageEntry(name: "bootstrap", kind: .program, bytes: Array("#!/".utf8))])
    try PackageFiles(in: folder.directory + "/packages").write(other, as: "api", in: "Shop")
    #expect(
      refusal { try upload() } == """
        %/packages/Shop/api.zip isn't the package that is locked
          expected: \(contents.sha256)
          given: \(other.sha256)
          hint: build what was locked, or make the package, which locks it, and commit the lock file: package Shop
        """)
    #expect(cloud.objects.isEmpty)
    // Not even where what is locked is in the bucket: somebody thinks that they deploy something else.
    cloud.objects["bucket-dev/\(contents.sha256).zip"] = [1]
    #expect(refusal { try upload() }.contains("isn't the package that is locked"))
  }

  @Test func withoutThePackage() {
    #expect(
      refusal { try upload() } == """
        the package api is neither in the bucket bucket-dev nor here, as %/packages/Shop/api.zip
          hint: build it, then make it: package Shop
        """)
  }

  @Test func withoutABucket() throws {
    try makePackage()
    cloud.exports = [:]
    #expect(
      refusal { try upload() } == """
        dev has no bucket for the packages of its functions
          hint: make it: deployment bootstrap Shop -e dev
        """)
    cloud.exports = ["dev": ""]
    #expect(
      refusal { try upload() } == """
        the bucket of dev was made before functions had packages, and isn't exported as \
        Shop-dev-strata-artifacts-BucketName
          hint: bring it up to date: deployment bootstrap Shop -e dev
        """)
  }

  @Test func anObjectOfAnotherSizeIsAnother() throws {
    try makePackage()
    cloud.objects["bucket-dev/\(contents.sha256).zip"] = [1]
    #expect(
      refusal { try upload() } == """
        the bucket bucket-dev doesn't have what was put there, as \(contents.sha256).zip
          hint: see who else writes to the bucket, and remove that object
        """)
    #expect(cloud.calls.allSatisfy { $0[1] != "cp" })
  }
}
