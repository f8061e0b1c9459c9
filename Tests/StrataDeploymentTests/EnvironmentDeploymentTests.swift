import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataDeployment

/// A deployment without a command line: who follows it is told, and decides.
@Suite struct EnvironmentDeploymentTests {
  private struct Profile: Decodable, Sendable { var tag: String }

  /// Somebody who notes what is told.
  private final class Follower: DeploymentFollower {
    struct No: Error {}

    private(set) var told: [String] = []
    let approves: Bool

    init(approves: Bool = true) { self.approves = approves }

    func progress(_ text: String) { told.append(text) }
    func changes(_ changes: [ChangeSet.Change], of stack: String) {
      told.append("\(stack) changes: " + changes.map { "\($0.action) \($0.logicalID)" }.joined(separator: ", "))
    }
    func nothingChanges(in stack: String) { told.append("\(stack) stays") }
    func approve() throws {
      if !approves { throw No() }
      told.append("approved")
    }
  }

  /// CloudFormation with one stack that isn't there yet, and what it was asked.
  private final class Cloud {
    private(set) var calls: [[String]] = []
    private var isDeployed = false

    func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
      calls.append(Array(program.arguments.dropFirst(2)))
      func answer(_ text: String) -> ChildProcess.Result { .init(status: 0, output: Array(text.utf8), errors: "") }
      switch program.arguments[2] {
      case "describe-stacks" where isDeployed:
        return answer(
          #"{"Stacks": [{"StackStatus": "CREATE_COMPLETE", "Outputs": [{"OutputKey": "ProdTopic", "OutputValue": "x"}]}]}"#
        )
      case "describe-stacks":
        return .init(
          status: 254, output: [],
          errors: "An error occurred (ValidationError) when calling the X operation: Stack Shop does not exist")
      case "create-change-set": return answer(#"{"Id": "arn:1"}"#)
      case "describe-change-set":
        return answer(
          #"{"Status": "CREATE_COMPLETE", "Changes": [{"ResourceChange": {"Action": "Add", "LogicalResourceId": "ProdA"}}]}"#
        )
      case "execute-change-set":
        isDeployed = true
        return answer("")
      default: return answer("{}")
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

  private func deployment() throws -> EnvironmentDeployment {
    let system = System("shop", environments: [.required("prod", profile: "default")]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      app.stack("Shop") { scope in
        let own = Scope("Prod", in: scope, environment: "prod")
        own.output("Topic", Resource("A", type: "AWS::SNS::Topic", in: own).ref)
      }
    }
    let target = DeploymentTarget(
      system.environments[0], of: system, source: .folder(folder.directory), profile: nil, allowsOtherProfile: false,
      rules: [], recordedIn: folder.store)
    let cloud = cloud
    return try EnvironmentDeployment(to: target, aws: AwsClient(run: { try cloud.answer($0) }, wait: { _ in }))
  }

  @Test func whoFollowsIsTold() throws {
    let follower = Follower()
    let recorded = try deployment().carryOut(templatesIn: "out", .init(), for: follower, now: { "now" })
    #expect(follower.told == ["Shop: making a change set", "Shop changes: Add ProdA", "approved"])
    #expect(recorded?.values.map(\.key) == ["topic"])
    #expect(try folder.store.deployments()["prod"]?["topic"] == "x")
  }

  @Test func whoDoesNotApproveChangesNothing() throws {
    let follower = Follower(approves: false)
    let deployment = try deployment()
    #expect(throws: Follower.No.self) {
      try deployment.carryOut(templatesIn: "out", .init(), for: follower, now: { "now" })
    }
    #expect(
      cloud.calls.last == [
        "delete-change-set", "--stack-name", "Shop", "--change-set-name", "arn:1", "--output", "json",
      ])
    #expect(folder.files == ["shop"])
  }

  @Test func parametersAreKnownBefore() throws {
    #expect(try deployment().parameterNames == [])
    #expect(cloud.calls.map(\.first) == ["describe-stacks"])
  }
}
