import StrataJSON
import StrataTemplate

/// Tells which changes aren't live before something is published: an API's deployment or a function's version.
struct Publication {
  private let new: ComparedTemplate
  /// The APIs whose deployment stays the one that was, with a reason.
  private var waiting: [String: String] = [:]
  /// The aliases that go on serving a version that was, by function.
  private var aliases: [String: (alias: String, version: String)] = [:]

  private static let parts: [String: String] = [
    "AWS::ApiGateway::Authorizer": "RestApiId", "AWS::ApiGateway::GatewayResponse": "RestApiId",
    "AWS::ApiGateway::Method": "RestApiId", "AWS::ApiGateway::Model": "RestApiId",
    "AWS::ApiGateway::RequestValidator": "RestApiId", "AWS::ApiGateway::Resource": "RestApiId",
    "AWS::ApiGatewayV2::Authorizer": "ApiId", "AWS::ApiGatewayV2::Integration": "ApiId",
    "AWS::ApiGatewayV2::Route": "ApiId",
  ]

  init(old: ComparedTemplate, new: ComparedTemplate, replaced: Set<String>) {
    self.new = new
    func isNew(_ resource: TemplateResource) -> Bool {
      old.resource(resource.logicalID) == nil || replaced.contains(resource.logicalID)
    }
    for (kind, key) in [("AWS::ApiGateway", "RestApiId"), ("AWS::ApiGatewayV2", "ApiId")] {
      let deployments = Dictionary(grouping: new.contents.resources(of: "\(kind)::Deployment")) {
        Self.target($0[key]) ?? ""
      }
      var automatic: Set<String> = []
      for stage in new.contents.resources(of: "\(kind)::Stage") {
        guard let flag = stage["AutoDeploy"], flag != false, flag != "false" else { continue }
        if let api = Self.target(stage[key]) { automatic.insert(api) }
      }
      for (api, deployments) in deployments where !api.isEmpty && !automatic.contains(api) {
        if deployments.contains(where: isNew) { continue }
        waiting[api] = deployments[0].logicalID
      }
    }
    addAliases(isNew)
  }

  private mutating func addAliases(_ isNew: (TemplateResource) -> Bool) {
    let versions = new.contents.resources(of: "AWS::Lambda::Version")
    if versions.isEmpty { return }
    let published = Set(versions.filter(isNew).compactMap { Self.target($0["FunctionName"]) })
    for alias in new.contents.resources(of: "AWS::Lambda::Alias") {
      guard let version = Self.target(alias["FunctionVersion"]), let resource = new.resource(version),
        let function = Self.target(resource["FunctionName"]), !published.contains(function)
      else { continue }
      aliases[function] = (alias.logicalID, version)
    }
  }

  private static func target(_ value: JSONValue?) -> String? {
    switch value.flatMap({ FormReader().form($0) }) {
    case .reference(let name)?, .attribute(let name, _)?: name
    default: nil
    }
  }

  /// The API that a resource is part of, where a change of the resource waits for a deployment.
  private func api(of logicalID: String) -> String? {
    guard let resource = new.resource(logicalID) else { return nil }
    if resource.type == "AWS::ApiGateway::RestApi" { return logicalID }
    return Self.parts[resource.type].flatMap { Self.target(resource[$0]) }
  }

  /// What to know of a resource that is changed or made.
  func note(on difference: ResourceDifference) -> String? {
    guard [.changed, .added, .mayBeReplaced, .replaced].contains(difference.action) else { return nil }
    if let served = aliases[difference.logicalID], difference.action == .changed,
      difference.changes.contains(where: { $0.pointer.tokens.first == "Properties" })
    {
      return "the alias \(served.alias) goes on serving the version \(served.version): without a new version "
        + "nothing is changed for its callers"
    }
    guard let deployment = api(of: difference.logicalID).flatMap({ waiting[$0] }) else { return nil }
    if difference.type == "AWS::ApiGateway::RestApi" {
      let names: Set<String> = ["Body", "BodyS3Location", "Policy"]
      guard difference.changes.contains(where: { names.contains($0.pointer.tokens.dropFirst().first ?? "") }) else {
        return nil
      }
    }
    return "not live: the stage goes on serving the deployment \(deployment), until one of another logical id is made"
  }

  /// Whether a change of access waits for a deployment.
  func isWaiting(_ change: AccessChange, _ logicalID: String) -> Bool {
    guard let api = api(of: logicalID), waiting[api] != nil else { return false }
    // Where an API can be reached counts at once.
    return !change.text.contains("reached from the internet")
  }
}
