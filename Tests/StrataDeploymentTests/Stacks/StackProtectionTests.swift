import StrataEnvironments
import StrataJSON
import StrataPipeline
import TestSupport
import Testing

@testable import StrataDeployment

/// Stacks of environments that a system can't be without are protected against being deleted.
@Suite struct StackProtectionTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private let said = "Shop: termination protection is turned on"

  @Test func aNewStackIsProtectedOnceItIsThere() throws {
    try played.deploy()
    #expect(played.follower.settings == [said])
    #expect(played.aws.stacks["Shop"]?.isProtected == true)
    let call = try #require(played.aws.calls.first { $0.operation == "update-termination-protection" })
    #expect(
      call.arguments.prefix(3) == [
        "--enable-termination-protection", "--stack-name", played.aws.stacks["Shop"]?.id ?? "",
      ])
    let order = played.aws.operations.filter { ["execute-change-set", "update-termination-protection"].contains($0) }
    #expect(order == ["execute-change-set", "update-termination-protection"])
  }

  @Test func aProtectedStackIsLeftAsItIs() throws {
    try played.deploy()
    played.follower.forget()
    played.aws.forget()
    try played.deploy()
    #expect(played.follower.settings == [])
    #expect(!played.aws.operations.contains("update-termination-protection"))
  }

  /// A stack that needs no change is protected as well, once somebody agreed.
  @Test func aStackThatStaysIsProtected() throws {
    try played.deploy()
    played.aws.stacks["Shop"]?.isProtected = false
    played.follower.forget()
    played.follower.approves = false
    #expect(throws: PlayedFollower.No.self) { try played.deploy() }
    #expect(played.aws.stacks["Shop"]?.isProtected == false)
    played.follower.approves = true
    try played.deploy()
    #expect(played.follower.told.suffix(2) == ["Shop stays", "approved"])
    #expect(played.aws.stacks["Shop"]?.isProtected == true)
  }

  @Test func aStackThatFailedIsNotProtected() throws {
    played.aws.failing = ["OwnTopic": "it's full"]
    #expect(played.complaint() != nil)
    #expect(played.aws.stacks["Shop"]?.isProtected == false)
  }

  @Test func aRehearsalAndAPlanSayIt() throws {
    try played.deployment().rehearse(templatesIn: "out", played.settings)
    #expect(played.follower.settings == [said])
    #expect(!played.aws.operations.contains("update-termination-protection"))
    var plan: DeploymentPlan?
    try played.deployment().plan(templatesIn: "out", played.settings, by: "1.0") { plan = $0 }
    let json = JSONValue.object(try #require(plan).json)
    #expect(json["stacks"]?[0]?["terminationProtection"] == true)
    let read = try DeploymentPlan(parsing: json.bytes(), path: "plan.json")
    #expect(JSONValue.object(read.json) == json)
    _ = try played.deployment().apply(read, templatesIn: "out", played.settings)
    #expect(played.aws.stacks["Shop"]?.isProtected == true)
  }

  /// The deployment is done, and what isn't is said.
  @Test func whoMayNotProtectIsToldSo() throws {
    played.aws.fault = { call, _, _ in
      call.operation == "update-termination-protection" ? PlayedAws.refused("AccessDenied", "not authorized") : nil
    }
    #expect(try played.deploy() != nil)
    #expect(
      played.follower.told.last == """
        note: Shop isn't protected against being deleted: aws cloudformation update-termination-protection failed: not \
        authorized (AccessDenied); deploying again tries it once more, as does aws cloudformation \
        update-termination-protection --enable-termination-protection --stack-name Shop
        """)
  }

  @Test func anOptionalEnvironmentIsNotProtected() throws {
    played.hasOwnStacks = true
    let target = played.target
    let dev = try #require(target.system.environments.last)
    #expect(!dev.isRequired)
    let own = DeploymentTarget(
      dev, of: target.system, source: .folder(played.folder.directory), profile: nil, allowsOtherProfile: false,
      policies: [], recordedIn: played.folder.store)
    #expect(try own.stacks().map { own.isRequired($0) } == [false, true, false])
    #expect(try own.stacks().map(\.name) == ["Common", "OwnProd", "OwnDev"])
  }
}
