import StrataFindings
import StrataJSON
import StrataTemplate

/// A deployment is of an API that has methods.
struct DeploymentWithoutMethodsRule: TemplateRule {
  let about = RuleDescription(
    "deployment-without-methods", .error, reason: "API Gateway refuses to deploy an API without methods",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
    good: DeploymentWithoutMethodsRule.sample(hasMethod: true),
    bad: DeploymentWithoutMethodsRule.sample(hasMethod: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let deployments = template.resources(of: "AWS::ApiGateway::Deployment")
    if deployments.isEmpty || !template.macros.isEmpty || template.isOpen { return [] }
    let methods = template.resources(of: "AWS::ApiGateway::Method").map { template.target(of: $0["RestApiId"]) }
    // Nobody knows of which API such a method is.
    if methods.contains(where: { $0 == nil }) { return [] }
    let withMethods = Set(methods.compactMap { $0?.logicalID })
    // Nearly every API has some, and then nobody need look at what refers to it.
    lazy var makers = Self.makers(in: template)
    return deployments.compactMap { deployment in
      guard let api = template.target(of: deployment["RestApiId"]), api.type == "AWS::ApiGateway::RestApi",
        !withMethods.contains(api.logicalID), !makers.contains(api.logicalID),
        !Self.sources.contains(where: { api[$0] != nil }), !api.properties.keys.contains(where: \.isFunctionName)
      else { return nil }
      return finding(
        "the API \(api.logicalID) has no methods", at: deployment.pointer("RestApiId"),
        expected: "an AWS::ApiGateway::Method of the API, or a Body with methods")
    }
  }

  /// What something refers to that may make methods of it.
  private static func makers(in template: TemplateContents) -> Set<String> {
    var makers: Set<String> = []
    for reference in template.references {
      guard let id = reference.resource else {
        // Another stack may give it methods.
        makers.insert(reference.target)
        continue
      }
      if template.resource(id)?.mayMakeOthers == true { makers.insert(reference.target) }
    }
    return makers
  }

  /// The properties by which an API gets methods.
  private static let sources = ["Body", "BodyS3Location", "CloneFrom"]

  private static func sample(hasMethod: Bool) -> JSONValue {
    var resources: JSONObject = [
      "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": ["Name": "orders"]],
      "Deployment": [
        "Type": "AWS::ApiGateway::Deployment", "DependsOn": hasMethod ? ["Get"] : [],
        "Properties": ["RestApiId": ["Ref": "Api"]],
      ],
    ]
    if hasMethod {
      resources["Get"] = [
        "Type": "AWS::ApiGateway::Method",
        "Properties": [
          "RestApiId": ["Ref": "Api"], "ResourceId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "HttpMethod": "GET",
        ],
      ]
    }
    return .object(resources)
  }
}

extension TemplateResource {
  /// Whether it may make something that no template shows: a nested stack, a module, or code of its owner's.
  var mayMakeOthers: Bool {
    isCustom || type.hasSuffix("::MODULE") || type == "AWS::CloudFormation::Stack"
  }
}

extension TemplateContents {
  /// Whether there may be more resources than those that are written.
  var isOpen: Bool { hasLoops || section("Resources")[IntrinsicFunction.transform.name] != nil }
}
