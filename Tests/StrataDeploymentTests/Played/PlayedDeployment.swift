import Foundation
import StrataEnvironments
import StrataLanguage
import StrataReleases
import TestSupport

@testable import StrataDeployment

/// A system with environments in stacks of their own, its profiles, and a played `aws` that it's deployed with.
final class PlayedDeployment {
  struct Profile: Decodable, Sendable {
    var tag: String
    var password: Sensitive
  }

  static let password = "correct horse"

  let folder: RecordFolder
  let aws = PlayedAws()
  let follower: PlayedFollower
  /// Whether each environment has a stack of its own, beside one that is of none.
  var hasOwnStacks = false
  /// Whether the stacks are Data, Web that uses it, and Mail; else there is Shop alone.
  let isLarge: Bool
  var account: String?
  /// The rollback triggers of prod.
  var triggers: RollbackTriggers?
  /// The scopes of the stack of prod that have an alarm called Errors each.
  var watched: [String] = []
  /// Declares more in the stack Shop of prod.
  var more: @Sendable (Scope) -> Void = { _ in }
  /// Whether the system keeps records.
  var keepsRecords = false
  /// What was said of records.
  private(set) var said: [String] = []
  var settings = EnvironmentDeployment.Settings(parameters: ["Password": PlayedDeployment.password])
  var patience = Patience(changeSet: 20, beginning: 20, news: 60)
  var tag = "1" {
    didSet { try? folder.write(#"{"tag": "\#(tag)", "password": "x1x2x3"}"#, to: "shop/default.json") }
  }

  init(isLarge: Bool = false, approves: Bool = true) throws {
    self.isLarge = isLarge
    folder = try RecordFolder()
    follower = PlayedFollower(approves: approves)
    try FileManager.default.createDirectory(atPath: folder.directory + "/shop", withIntermediateDirectories: true)
    try folder.write(#"{"tag": "1", "password": "x1x2x3"}"#, to: "shop/default.json")
    try folder.write(#"{"_inherits": "default"}"#, to: "shop/dev.json")
  }

  /// The stacks of prod.
  var names: [String] { isLarge ? ["Data", "Web", "Mail"] : ["Shop"] }

  var records: SystemRecords { SystemRecords(of: "shop", in: folder.directory + "/Deployments") }

  private var system: System {
    var system = declared
    if keepsRecords { system.records = records.folder }
    return system
  }

  private var declared: System {
    let (isLarge, hasOwnStacks, watched, more) = (isLarge, hasOwnStacks, watched, more)
    let env = account.map { StackEnvironment(account: $0, region: "us-east-1") }
    let prod = EnvironmentDeclaration.required("prod", profile: "default", rollbackTriggers: triggers)
    return System("shop", environments: [prod, .optional("dev")]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      if hasOwnStacks {
        app.stack("Common") { Resource("Zone", type: "AWS::SNS::Topic", in: $0) }
        for environment in environments {
          app.stack("Own", for: environment) { scope in
            let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
            scope.output("Endpoint", topic.ref)
          }
        }
        return
      }
      for environment in environments where environment.name == "dev" {
        app.stack("DevShop") { Self.declare(environment, in: $0) }
      }
      for environment in environments where environment.name == "prod" {
        guard isLarge else {
          app.stack("Shop", env: env) { scope in
            Self.declare(environment, in: scope)
            for name in watched { Self.declareAlarm(in: Scope(name, in: scope)) }
            _ = scope.parameter("Password", isHidden: true)
            more(scope)
          }
          continue
        }
        let topic = app.stack("Data") { Self.declare(environment, in: $0) }
        app.stack("Web") { scope in
          let own = Scope("Own", in: scope, environment: "prod")
          Resource("Page", type: "AWS::SNS::Topic", in: own, properties: ["DisplayName": .value(topic.ref)])
        }
        app.stack("Mail") { _ = Self.declare(environment, in: $0) }
      }
    }
  }

  private static func declareAlarm(in scope: Scope) {
    Resource(
      "Errors", type: "AWS::CloudWatch::Alarm", in: scope,
      properties: [
        "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "MetricName": "Errors",
        "Namespace": "AWS/SNS", "Period": 60, "Statistic": "Sum", "Threshold": 1,
      ])
  }

  @discardableResult
  private static func declare(_ environment: Environment<Profile>, in scope: Scope) -> Resource {
    let own = Scope("Own", in: scope, environment: environment.name)
    let topic = Resource(
      "Topic", type: "AWS::SNS::Topic", in: own, properties: ["DisplayName": .literal(environment.profile.tag)],
      file: "/sources/Shop.swift", line: 7)
    own.output("Environment", topic.ref)
    return topic
  }

  /// The environment prod.
  var target: DeploymentTarget {
    let system = system
    return DeploymentTarget(
      system.environments[0], of: system, source: .folder(folder.directory), profile: nil, allowsOtherProfile: false,
      policies: [], recordedIn: folder.store,
      by: Recorder(tool: "1.0", say: { self.said.append($0.replacing(self.folder.directory, with: "%")) }))
  }

  /// The played `aws`.
  var client: AwsClient {
    let aws = aws
    return AwsClient(run: { try aws.run($0) }, wait: { aws.wait($0) })
  }

  func deployment() throws -> EnvironmentDeployment {
    var deployment = try EnvironmentDeployment(
      to: target, aws: client, for: follower, now: { "2026-11-21T12:00:00.000Z" })
    deployment.patience = patience
    return deployment
  }

  /// Deploys prod.
  @discardableResult
  func deploy() throws -> Deployment? { try deployment().carryOut(templatesIn: "out", settings) }

  /// A deployment that imports what a request says, and what it's given.
  func importing(_ request: ImportRequest) throws -> (EnvironmentDeployment, EnvironmentDeployment.Settings) {
    var (deployment, settings) = (try deployment(), settings)
    try EnvironmentImport(of: deployment, request, settings).prepare(&deployment, &settings)
    return (deployment, settings)
  }

  /// Imports resources, as `["OwnTopic=TopicArn=arn:…"]` identifies them.
  @discardableResult
  func take(_ identified: [String], skipping skipped: [String] = []) throws -> Deployment? {
    var request = ImportRequest()
    for text in identified {
      let parts = text.split(separator: "=", maxSplits: 2).map(String.init)
      try request.identify(parts[0], parts[1], parts[2])
    }
    for name in skipped { request.skip(name) }
    let (deployment, settings) = try importing(request)
    return try deployment.carryOut(templatesIn: "out", settings)
  }

  /// The message of an import that goes wrong, and whether it's grave; nil where it goes well.
  func complaint(
    ofTaking identified: [String], skipping skipped: [String] = []
  ) -> (text: String, isGrave: Bool)? {
    do {
      try take(identified, skipping: skipped)
      return nil
    } catch {
      return ("\(error)", (error as? DeploymentError)?.isGrave == true)
    }
  }

  /// The message of a deployment that goes wrong; nil where it goes well.
  func complaint() -> String? {
    do {
      try deploy()
      return nil
    } catch {
      return "\(error)"
    }
  }
}

/// Somebody who notes what is told.
final class PlayedFollower: DeploymentFollower {
  struct No: Error {}

  private(set) var told: [String] = []
  /// What stacks are said to get beside changes.
  private(set) var settings: [String] = []
  var approves: Bool

  init(approves: Bool) { self.approves = approves }

  func forget() { (told, settings) = ([], []) }
  func progress(_ text: String) { told.append(text) }
  func note(_ text: String) { told.append("note: \(text)") }
  func changes(_ changes: [ChangeSet.Change], of stack: String) {
    told.append("\(stack) changes: " + changes.map { "\($0.action) \($0.logicalID)" }.joined(separator: ", "))
  }
  func settings(_ lines: [String], of stack: String) { settings.append(contentsOf: lines.map { "\(stack): \($0)" }) }
  func nothingChanges(in stack: String) { told.append("\(stack) stays") }
  func approve() throws {
    if !approves { throw No() }
    told.append("approved")
  }
}
