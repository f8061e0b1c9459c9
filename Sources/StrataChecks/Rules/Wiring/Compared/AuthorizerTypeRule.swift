import StrataFindings
import StrataJSON
import StrataTemplate

/// A method's kind of authorization is that of its authorizer.
struct AuthorizerTypeRule: TemplateRule {
  let about = RuleDescription(
    "authorizer-type", .error, reason: "API Gateway refuses a method whose authorizer is of another kind than it says",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    good: AuthorizerTypeRule.sample("COGNITO_USER_POOLS"), bad: AuthorizerTypeRule.sample("CUSTOM"))

  /// The kinds of authorizers, by the kind of authorization.
  private static let kinds = ["CUSTOM": ["TOKEN", "REQUEST"], "COGNITO_USER_POOLS": ["COGNITO_USER_POOLS"]]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ApiGateway::Method").compactMap { method in
      guard let authorization = method["AuthorizationType"]?.string, let kinds = Self.kinds[authorization],
        let authorizer = template.target(of: method["AuthorizerId"]), authorizer.type == "AWS::ApiGateway::Authorizer",
        let kind = authorizer["Type"]?.string, !kinds.contains(kind),
        let expected = Self.kinds.first(where: { $0.value.contains(kind) })?.key
      else { return nil }
      return finding(
        "the authorizer \(authorizer.logicalID) is of the type \(kind)", at: method.pointer("AuthorizationType"),
        expected: expected,
        given: authorization)
    }
  }

  private static func sample(_ authorization: JSONValue) -> JSONValue {
    [
      "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": ["Name": "shop"]],
      "People": [
        "Type": "AWS::ApiGateway::Authorizer",
        "Properties": [
          "Name": "people", "RestApiId": ["Ref": "Api"], "Type": "COGNITO_USER_POOLS",
          "IdentitySource": "method.request.header.Authorization",
          "ProviderARNs": ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"],
        ],
      ],
      "Method": [
        "Type": "AWS::ApiGateway::Method",
        "Properties": [
          "RestApiId": ["Ref": "Api"], "ResourceId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "HttpMethod": "GET",
          "AuthorizationType": authorization, "AuthorizerId": ["Ref": "People"], "Integration": ["Type": "MOCK"],
        ],
      ],
    ]
  }
}
