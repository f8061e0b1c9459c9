import StrataFindings
import StrataJSON
import StrataTemplate

/// What names an API's stage by text waits for the stage.
struct StageOrderRule: TemplateRule {
  let about = RuleDescription(
    "before-stage", .error,
    reason: "API Gateway refuses a usage plan or a mapping of a stage that isn't there yet",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html",
    good: StageSamples.plan(stage: ["Ref": "Live"]), bad: StageSamples.plan(stage: "live"))

  /// The types of what leads to stages.
  private static let users = [
    "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::BasePathMapping", "AWS::ApiGatewayV2::ApiMapping",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    let users = template.resources(ofTypesWhere: Self.users.contains).flatMap { resource -> [StageUse] in
      switch resource.type {
      case "AWS::ApiGateway::UsagePlan":
        (resource.placed("ApiStages")?.elements ?? []).compactMap {
          StageUse(resource, $0.value["ApiId"], $0["Stage"])
        }
      case "AWS::ApiGateway::BasePathMapping":
        [StageUse(resource, resource["RestApiId"], resource.placed("Stage"))].compactMap(\.self)
      case "AWS::ApiGatewayV2::ApiMapping":
        [StageUse(resource, resource["ApiId"], resource.placed("Stage"))].compactMap(\.self)
      default: []
      }
    }
    if users.isEmpty { return [] }
    let stages = Dictionary(grouping: template.stages, by: \.api)
    let solver = ConditionSolver(template)
    return users.compactMap { use in
      guard let api = template.target(of: use.api), template.target(of: use.stage.value) == nil else { return nil }
      let name = PartialText(use.stage.value)
      let makers = (stages[api.logicalID] ?? []).filter {
        $0.name == name && solver.canHave($0.resource, use.resource)
      }
      guard let first = makers.first?.resource,
        !template.waits(use.resource, forAnyOf: Set(makers.map(\.resource.logicalID)))
      else { return nil }
      return finding(
        "this may be made before \(first.logicalID), which makes the stage \(name)", at: use.stage.pointer,
        expected: first.type.hasSuffix("::Stage")
          ? "a reference to \(first.logicalID), or DependsOn with it" : "DependsOn with \(first.logicalID)")
    }
  }

  /// A place where a stage of an API is named.
  private struct StageUse {
    let resource: TemplateResource
    let api: JSONValue
    let stage: PlacedValue

    init?(_ resource: TemplateResource, _ api: JSONValue?, _ stage: PlacedValue?) {
      guard let api, let stage else { return nil }
      (self.resource, self.api, self.stage) = (resource, api, stage)
    }
  }
}

/// A stage is made by a deployment or by itself, and not by both.
struct StageTwiceRule: TemplateRule {
  let about = RuleDescription(
    "stage-twice", .error, reason: "API Gateway refuses a stage of a name that a stage of the API has already",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
    good: StageSamples.deployment(stage: nil), bad: StageSamples.deployment(stage: "live"))

  func check(_ template: TemplateContents) -> [Finding] {
    let deployments = template.resources(of: "AWS::ApiGateway::Deployment").filter { $0["StageName"] != nil }
    if deployments.isEmpty { return [] }
    let solver = ConditionSolver(template)
    let stages = template.stages.filter { $0.resource.type == "AWS::ApiGateway::Stage" }
    return deployments.compactMap { deployment in
      guard let api = template.target(of: deployment["RestApiId"]), let name = deployment["StageName"] else {
        return nil
      }
      let other = stages.first {
        $0.api == api.logicalID && $0.name == PartialText(name) && solver.canHave($0.resource, deployment)
      }
      guard let other else { return nil }
      return finding(
        "\(other.resource.logicalID) makes the stage \(other.name) as well", at: deployment.pointer("StageName"),
        expected: "no StageName here, or another one", hint: "leave StageName out of the deployment")
    }
  }
}

/// A stage that a template makes.
struct MadeStage {
  /// The stage, or the deployment that makes it.
  let resource: TemplateResource
  /// The id of the API.
  let api: String
  let name: PartialText
}

extension TemplateContents {
  /// The stages of the APIs in the template.
  var stages: [MadeStage] {
    resources.compactMap { resource in
      let property: String
      switch resource.type {
      case "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment": property = "RestApiId"
      case "AWS::ApiGatewayV2::Stage": property = "ApiId"
      default: return nil
      }
      guard let api = target(of: resource[property]), let name = resource["StageName"] else { return nil }
      return MadeStage(resource: resource, api: api.logicalID, name: PartialText(name))
    }
  }
}

/// An API with a stage, for the samples of several rules.
private enum StageSamples {
  static func plan(stage: JSONValue) -> JSONValue {
    var resources = api(deployment: nil)
    resources["Plan"] = [
      "Type": "AWS::ApiGateway::UsagePlan",
      "Properties": ["ApiStages": [["ApiId": ["Ref": "Api"], "Stage": stage]]],
    ]
    return .object(resources)
  }

  static func deployment(stage: JSONValue?) -> JSONValue { .object(api(deployment: stage)) }

  private static func api(deployment stage: JSONValue?) -> JSONObject {
    var deployment: JSONObject = ["RestApiId": ["Ref": "Api"]]
    deployment["StageName"] = stage
    return [
      "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": ["Name": "orders", "Body": ["openapi": "3.0.1"]]],
      "Deployment": ["Type": "AWS::ApiGateway::Deployment", "Properties": .object(deployment)],
      "Live": [
        "Type": "AWS::ApiGateway::Stage",
        "Properties": ["RestApiId": ["Ref": "Api"], "DeploymentId": ["Ref": "Deployment"], "StageName": "live"],
      ],
    ]
  }
}
