import StrataFindings
import StrataJSON
import StrataTemplate

/// A deployment of an API waits for the API's methods.
struct DeploymentBeforeMethodsRule: TemplateRule {
  let about = RuleDescription(
    "deployment-before-methods", .error,
    reason: "API Gateway refuses to deploy an API that has no methods yet, and leaves out those that come later",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
    good: DeploymentBeforeMethodsRule.sample(waits: true), bad: DeploymentBeforeMethodsRule.sample(waits: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let methods = Dictionary(grouping: template.resources(of: "AWS::ApiGateway::Method")) {
      template.target(of: $0["RestApiId"])?.logicalID
    }
    return template.resources(of: "AWS::ApiGateway::Deployment").compactMap { deployment in
      guard let api = template.target(of: deployment["RestApiId"]), api["Body"] == nil, api["BodyS3Location"] == nil
      else { return nil }
      let before = template.allDependencies(of: deployment)
      guard let missing = methods[api.logicalID]?.first(where: { !before.contains($0.logicalID) }) else {
        return nil
      }
      return finding(
        "the deployment may be made before the method \(missing.logicalID)",
        at: JSONPointer(["Resources", deployment.logicalID]), expected: "DependsOn with \(missing.logicalID)")
    }
  }

  private static func sample(waits: Bool) -> JSONValue {
    var deployment: JSONObject = ["Type": "AWS::ApiGateway::Deployment", "Properties": ["RestApiId": ["Ref": "Api"]]]
    if waits { deployment["DependsOn"] = "Get" }
    return [
      "Api": ["Type": "AWS::ApiGateway::RestApi"],
      "Get": [
        "Type": "AWS::ApiGateway::Method",
        "Properties": [
          "RestApiId": ["Ref": "Api"], "ResourceId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "HttpMethod": "GET",
        ],
      ],
      "Deployment": .object(deployment),
    ]
  }
}
