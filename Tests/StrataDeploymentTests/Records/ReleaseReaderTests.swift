import Foundation
import StrataEnvironments
import StrataFiles
import StrataLanguage
import StrataReleases
import StrataText
import TestSupport
import Testing

@testable import StrataDeployment

/// The release that is deployed, in a repository of git's.
@Suite struct ReleaseReaderTests {
  private struct Profile: Decodable, Sendable {
    var tag: String
  }

  private let folder: RecordFolder
  private let aws = PlayedAws()

  init() throws {
    folder = try RecordFolder()
    for path in ["Sources/Shop/Profiles", "own/shop"] {
      try FileManager.default.createDirectory(atPath: "\(folder.directory)/\(path)", withIntermediateDirectories: true)
    }
    try folder.write("// swift-tools-version: 6.2", to: "Package.swift")
    try folder.write(#"{"tag": "1"}"#, to: "Sources/Shop/Profiles/dev.json")
    try folder.write(#"{"_inherits": "dev"}"#, to: "Sources/Shop/Profiles/prod.json")
    try folder.write("own\n", to: ".gitignore")
    try git("init", "--quiet", "--initial-branch=main")
    try commit()
  }

  private func git(_ arguments: String...) throws {
    let person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgSign=false"]
    let result = try ChildProcess(arguments: ["git", "-C", folder.directory] + person + arguments).run()
    #expect(result.status == 0, "\(result.errors)")
  }

  private func commit() throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", "Change")
  }

  private var system: System {
    var system = System(
      "shop", environments: [.required("dev"), .required("prod")], profiles: "\(folder.directory)/Sources/Shop/Profiles"
    ) { (app: AppScope, environments: [Environment<Profile>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          Resource(
            "Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .literal(environment.profile.tag)])
        }
      }
    }
    system.records = "\(folder.directory)/Sources/Shop/Deployments"
    return system
  }

  @discardableResult
  private func deploy(_ source: ProfileSource = .committed, profile: String? = nil) throws -> ReleaseEvent {
    let system = system
    let target = DeploymentTarget(
      system.environments[0], of: system, source: source, profile: profile, allowsOtherProfile: true, policies: [],
      recordedIn: ProfileStore(system: "shop", directory: "\(folder.directory)/own/shop"),
      by: Recorder(tool: "1.0", run: { try $0.run() }))
    let aws = aws
    let deployment = try EnvironmentDeployment(
      to: target, aws: AwsClient(run: { try aws.run($0) }, wait: { aws.wait($0) }), for: PlayedFollower(approves: true),
      now: { "2026-11-21T12:00:00.000Z" })
    _ = try deployment.carryOut(templatesIn: "out", .init())
    let chain = try #require(target.records).chain(of: "dev")
    return try #require(try chain.read().inPlace).event
  }

  @Test func whatIsCommittedIsARelease() throws {
    try git("config", "user.name", "Ada")
    try git("config", "user.email", "ada@example.com")
    let event = try deploy()
    let release = try #require(event.release?.release, "\(String(describing: event.release))")
    #expect(release.tool == "1.0")
    #expect(release.templates.keys.sorted() == ["dev", "prod"])
    #expect(release.templates["dev"] == [event.stacks[0].name: event.stacks[0].template ?? ""])
    #expect(release.gives([event.stacks[0].name: event.stacks[0].template ?? ""], for: "dev"))
    #expect(event.profile?.sha256?.count == 64)
    #expect(event.person == "Ada <ada@example.com>")
    // Records are no part of what they're about, committed or not.
    #expect(try deploy().release?.release == release)
    try commit()
    let after = try deploy().release?.release
    #expect(after?.digest == release.digest)
  }

  @Test func whatIsNotCommittedIsNone() throws {
    try folder.write("let a = 1", to: "Sources/Shop/New.swift")
    let release = try deploy().release
    #expect(release == .none(.init("1 file isn't as committed", files: ["Sources/Shop/New.swift"])))
    try folder.write(#"{"tag": "2"}"#, to: "Sources/Shop/Profiles/dev.json")
    #expect(
      try deploy().release
        == .none(
          .init("2 files aren't as committed", files: ["Sources/Shop/New.swift", "Sources/Shop/Profiles/dev.json"])))
  }

  @Test func anotherProfileIsNone() throws {
    let reason = RecordedRelease.none(.init("it wasn't made with the environment's committed profile alone"))
    #expect(try deploy(profile: "prod").release == reason)
    try folder.write(#"{"tag": "mine"}"#, to: "own/shop/dev.json")
    #expect(try deploy(.folder("\(folder.directory)/own")).release == reason)
  }

  @Test func anotherTemplateOfAnotherEnvironmentIsAnotherRelease() throws {
    let first = try deploy().release?.release
    try folder.write(#"{"_inherits": "dev", "tag": "2"}"#, to: "Sources/Shop/Profiles/prod.json")
    try commit()
    let event = try deploy()
    let second = event.release?.release
    #expect(second?.digest != first?.digest)
    #expect(second?.templates["dev"] == first?.templates["dev"])
    // What is in place is the same, and it's a release of its own.
    #expect(
      try #require(DeploymentStore(folder.store, of: system, by: Recorder()).records(of: "dev")).chain(of: "dev").read()
        .records.count == 2)
  }

  @Test func withoutARepositoryThereIsNone() throws {
    try FileManager.default.removeItem(atPath: "\(folder.directory)/.git")
    guard case .none(let absence)? = try deploy().release else {
      Issue.record("there is a release")
      return
    }
    #expect(absence.reason.hasPrefix("git rev-parse failed: "))
  }
}
