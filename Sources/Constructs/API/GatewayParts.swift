internal import StrataApiGateway

/// The methods of an API that pass every request on to a load balancer.
struct GatewayParts {
  let methods: [Resource]
  private let proxy: Resource

  /// The stage's variable with the host that requests are sent to.
  static let hostVariable = "backendHost"

  init(
    api: Resource, link: Resource, loadBalancer: ApplicationLoadBalancer, timeout: IntegerValue,
    _ declaration: Declaration
  ) {
    let scope = declaration.scope
    proxy =
      ApiGateway.Resource(
        "Proxy", in: scope, parentId: api.attribute("RootResourceId"), pathPart: "{proxy+}", restApiId: api.ref
      ).resource

    func method(_ id: String, on resourceID: StringValue, path: String, maps: Bool) -> Resource {
      ApiGateway.Method(
        id, in: scope, httpMethod: "ANY", resourceId: resourceID, restApiId: api.ref, authorizationType: "NONE",
        integration: .init(
          type: .httpProxy, connectionId: link.ref, connectionType: .vpcLink, integrationHttpMethod: "ANY",
          integrationTarget: loadBalancer.arn,
          requestParameters: maps ? ["integration.request.path.proxy": "method.request.path.proxy"] : nil,
          timeoutInMillis: timeout, uri: .literal("http://${stageVariables.\(Self.hostVariable)}\(path)")),
        requestParameters: maps ? ["method.request.path.proxy": .raw(true)] : nil
      ).resource
    }
    methods = [
      method("RootMethod", on: api.attribute("RootResourceId"), path: "/", maps: false),
      method("ProxyMethod", on: proxy.ref, path: "/{proxy}", maps: true),
    ]
  }

  /// The resources that are deployed of the API, so that a change of it asks for another deployment.
  var deployed: [Resource] { [proxy] + methods }
}
