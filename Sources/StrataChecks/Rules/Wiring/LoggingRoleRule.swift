import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A stage that logs comes after the role by which API Gateway may write logs.
///
/// The role is one for the region and account, so it may be set elsewhere: then accept this. Logs of stages of HTTP APIs
/// need no such role, nor do those that go to Firehose.
struct LoggingRoleRule: TemplateRule {
  let about = RuleDescription(
    "logs-without-role", .warning,
    reason: "API Gateway refuses a stage with logs where the region's settings have no role for them",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    good: LoggingRoleRule.sample(waits: true), bad: LoggingRoleRule.sample(waits: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let accounts = template.resources(of: "AWS::ApiGateway::Account").filter { $0["CloudWatchRoleArn"] != nil }
    let ids = Set(accounts.map(\.logicalID))
    return template.resources(ofTypesWhere: Self.types.contains).compactMap { resource in
      guard let setting = logging(resource, template), !template.waits(resource, forAnyOf: ids) else { return nil }
      let place = resource.pointer(setting)
      guard let account = accounts.first else {
        return finding(
          "the stage logs, and nothing in the template sets the role by which API Gateway may write logs", at: place,
          expected: "an AWS::ApiGateway::Account that the stage waits for",
          hint: "accept \(about.id) where the region's role is set elsewhere")
      }
      return finding(
        "the stage may be made before \(account.logicalID), which sets the role for its logs", at: place,
        expected: "DependsOn with \(account.logicalID)")
    }
  }

  /// The types that make a stage.
  private static let types = ["AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Stage"]

  /// The property by which a resource makes a stage log to CloudWatch, where it surely does.
  private func logging(_ resource: TemplateResource, _ template: TemplateContents) -> String? {
    let settings: JSONObject
    switch resource.type {
    case "AWS::ApiGateway::Stage":
      settings = resource.properties
    case "AWS::ApiGateway::Deployment":
      guard let stage = resource["StageDescription"]?.object else { return nil }
      return logging(stage, in: template) == nil ? nil : "StageDescription"
    case "AWS::ApiGatewayV2::Stage":
      guard template.target(of: resource["ApiId"])?["ProtocolType"]?.string == "WEBSOCKET" else { return nil }
      settings = resource.properties
    default: return nil
    }
    return logging(settings, in: template)
  }

  private func logging(_ settings: JSONObject, in template: TemplateContents) -> String? {
    for name in ["AccessLogSetting", "AccessLogSettings"] {
      guard let destination = settings[name]?["DestinationArn"] else { continue }
      if isLogGroup(destination, template) { return name }
    }
    if writes(settings["LoggingLevel"]) { return "LoggingLevel" }
    if writes(settings["DefaultRouteSettings"]?["LoggingLevel"]) { return "DefaultRouteSettings" }
    if settings["MethodSettings"]?.array?.contains(where: { writes($0["LoggingLevel"]) }) == true {
      return "MethodSettings"
    }
    return nil
  }

  private func writes(_ level: JSONValue?) -> Bool {
    level?.string == "ERROR" || level?.string == "INFO"
  }

  /// Whether a destination surely is of CloudWatch Logs.
  private func isLogGroup(_ destination: JSONValue, _ template: TemplateContents) -> Bool {
    let text = PartialText(destination)
    if case .unknown(let value)? = text.parts.first, template.target(of: value)?.type == "AWS::Logs::LogGroup" {
      return true
    }
    return text.text(unknownAs: "…").contains(bytesOf: ":logs:")
  }

  private static func sample(waits: Bool) -> JSONValue {
    var stage: JSONObject = [
      "Type": "AWS::ApiGateway::Stage",
      "Properties": [
        "RestApiId": "a1b2c3d4e5", "DeploymentId": "d1e2f3", "StageName": "prod",
        "MethodSettings": [["HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR"]],
      ],
    ]
    if waits { stage["DependsOn"] = "Account" }
    return [
      "Account": [
        "Type": "AWS::ApiGateway::Account",
        "Properties": ["CloudWatchRoleArn": "arn:aws:iam::123456789012:role/api-gateway-logs"],
      ],
      "Stage": .object(stage),
    ]
  }
}
