import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataReleases
import TestSupport
import Testing

@testable import StrataCLI

/// A system whose releases go from dev over staging to production, in a repository of git's, with AWS played.
final class PromotedRepository {
  struct Profile: Decodable, Sendable {
    var tag: String
  }

  let tool: ToolRun
  let aws: PlayedAws
  /// The environments in the order in which releases go through them.
  var way = ["dev", "staging", "production"]
  /// The gates before production.
  var gates: [Gate] = [.noDataAtRisk]
  /// Whether dev is thrown away after use, and not on the way of releases.
  var hasEphemeralDev = false
  /// Whether all environments are in one stack.
  var isShared = false
  /// What else a stack has.
  var declares: (@Sendable (Scope) -> Void)?
  /// Plays what isn't git or AWS.
  var others: (ChildProcess) throws -> ChildProcess.Result = { _ in throw CommandError("nothing is played") }

  init() throws {
    (tool, aws) = (try ToolRun(), PlayedAws())
    play()
    try tool.write("Package.swift", "// swift-tools-version: 6.2")
    try tool.write(".gitignore", "config\n.build\ntemplates\nplan.json\n")
    try tool.write("Sources/Shop.swift", "1")
    for name in ["dev", "staging", "production"] { try tag("1", of: name) }
    try git("init", "--quiet", "--initial-branch=main")
    try git("config", "user.name", "Ada")
    try git("config", "user.email", "ada@example.com")
    try commit()
  }

  /// A clone of another, on another machine that talks to the same AWS.
  init(cloneOf other: PromotedRepository) throws {
    (tool, aws) = (try ToolRun(), other.aws)
    play()
    tool.now = other.tool.now
    try git("clone", "--quiet", other.tool.folder, tool.folder)
    try git("config", "user.name", "Bob")
    try git("config", "user.email", "bob@example.com")
  }

  private func play() {
    let aws = aws
    tool.play = { [weak self] program in
      switch program.arguments[0] {
      case "git": return try program.run()
      case "aws": return try aws.run(program)
      default: return try self?.others(program) ?? .init(status: 1, output: [], errors: "")
      }
    }
  }

  func git(_ arguments: String...) throws {
    let result = try ChildProcess(
      arguments: ["git", "-C", tool.folder, "-c", "commit.gpgSign=false"] + arguments
    ).run()
    #expect(result.status == 0, "git \(arguments): \(result.errors)")
  }

  func commit(by person: String = "ada") throws {
    try git("add", "--all")
    try git(
      "commit", "--quiet", "--allow-empty", "--author", "\(person) <\(person)@example.com>", "--message", "Change")
  }

  /// Changes a profile.
  func tag(_ tag: String, of environment: String) throws {
    try tool.write("Sources/Profiles/\(environment).json", #"{"tag": "\#(tag)"}"#)
  }

  /// Changes what production has, in a commit.
  func change(_ tag: String) throws {
    try self.tag(tag, of: "production")
    try commit()
  }

  var system: System {
    let (isShared, declares, hasEphemeralDev) = (isShared, declares, hasEphemeralDev)
    @Sendable func declare(_ environment: Environment<Profile>, in scope: Scope) {
      let tag = scope.parameter("Tag", default: environment.profile.tag)
      let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": "\(tag)"])
      scope.output("Endpoint", topic.ref)
      declares?(scope)
    }
    var system = System(
      "shop",
      environments: [
        hasEphemeralDev ? .ephemeral("dev") : .required("dev"), .required("staging"), .required("production"),
      ], profiles: "\(tool.folder)/Sources/Profiles", health: [.alarms],
      promotion: Promotion(way.filter { $0 != "dev" || !hasEphemeralDev }, gates: ["production": gates])
    ) { (app: AppScope, environments: [Environment<Profile>]) in
      guard isShared else {
        for environment in environments {
          app.stack("Shop", for: environment) { declare(environment, in: $0) }
        }
        return
      }
      app.stack("Shop") { scope in
        for environment in environments {
          declare(environment, in: Scope(environment.title, in: scope, environment: environment.name))
        }
      }
    }
    system.records = "\(tool.folder)/Sources/Deployments"
    return system
  }

  var records: SystemRecords { SystemRecords(of: "shop", in: "\(tool.folder)/Sources/Deployments") }

  func history(_ environment: String) throws -> RecordHistory { try records.chain(of: environment).read() }

  @discardableResult
  func run(_ arguments: String...) -> ToolRun {
    aws.forget()
    return tool.run(arguments, systems: [system])
  }

  /// Deploys an environment.
  func deploy(_ environment: String, _ arguments: String..., at time: String? = nil) {
    if let time { tool.now = "2026-11-21T\(time):00.000Z" }
    tool.run(["deploy", "shop", "-e", environment, "--yes"] + arguments, systems: [system])
    #expect(tool.status == 0, "\(tool.errors)")
  }

  @discardableResult
  func promote(_ arguments: String..., from: String = "staging", to: String = "production") -> ToolRun {
    aws.forget()
    return tool.run(["promote", "shop", "-e", from, "--to", to] + arguments, systems: [system])
  }

  /// Records an answer about the health of what staging has.
  func healthy(at time: String) throws {
    var event = ReleaseEvent(.health, at: time, by: "1")
    let deployed = try history("staging").inPlace?.event.deployedDigest ?? ""
    event.health = RecordedHealth(verdict: .healthy, deployed: deployed, checks: [])
    try records.chain(of: "staging").append(event)
  }

  /// What a stack's topic is called.
  func name(of stack: String) -> String? { aws.stacks[stack]?.parameters["Tag"] }

  /// The change sets that wait to be carried out.
  var waiting: Int { aws.changeSets.filter { $0.execution == "AVAILABLE" }.count }
}
