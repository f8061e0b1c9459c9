/// The addresses of API Gateway's own API, by which its actions, which are verbs, are allowed.
///
/// The reference has some sixty of them for each verb; a type's resources are below one or two.
/// See [Control access to API Gateway](https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html).
enum ApiGatewayPaths {
  private static let others: [String: [String]] = [
    "AWS::ApiGateway::Account": ["account"],
    "AWS::ApiGateway::ApiKey": ["apikeys"],
    "AWS::ApiGateway::BasePathMapping": ["domainnames"],
    "AWS::ApiGateway::BasePathMappingV2": ["domainnames"],
    "AWS::ApiGateway::ClientCertificate": ["clientcertificates"],
    "AWS::ApiGateway::DomainName": ["domainnames"],
    "AWS::ApiGateway::DomainNameV2": ["domainnames"],
    "AWS::ApiGateway::UsagePlan": ["apikeys", "usageplans"],
    "AWS::ApiGateway::UsagePlanKey": ["apikeys", "usageplans"],
    "AWS::ApiGateway::VpcLink": ["vpclinks"],
    "AWS::ApiGatewayV2::ApiMapping": ["domainnames"],
    "AWS::ApiGatewayV2::DomainName": ["domainnames"],
    "AWS::ApiGatewayV2::RoutingRule": ["domainnames"],
    "AWS::ApiGatewayV2::VpcLink": ["vpclinks"],
  ]

  /// The types whose resources are elsewhere, or everywhere.
  private static let unknown: Set<String> = [
    "AWS::ApiGateway::DomainNameAccessAssociation", "AWS::ApiGatewayV2::Portal", "AWS::ApiGatewayV2::PortalProduct",
    "AWS::ApiGatewayV2::ProductPage", "AWS::ApiGatewayV2::ProductRestEndpointPage",
  ]

  private static let verbs: Set<String> = ["DELETE", "GET", "PATCH", "POST", "PUT"]

  /// The beginnings of the addresses that an action on resources of a type is about; nil where that isn't known.
  static func of(_ type: String, _ action: String) -> [String]? {
    guard verbs.contains(action), !unknown.contains(type) else { return nil }
    if let paths = others[type] { return paths + ["tags"] }
    if type.hasPrefix("AWS::ApiGateway::") { return ["restapis", "tags"] }
    return type.hasPrefix("AWS::ApiGatewayV2::") ? ["apis", "tags"] : nil
  }
}
