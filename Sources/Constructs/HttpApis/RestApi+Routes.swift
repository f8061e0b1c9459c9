internal import StrataApiGateway
import StrataText

extension RestApi {
  /// Adds a route to a function, which the API may then invoke by this route alone.
  ///
  /// The policy of an ``StrataFunctions/ImportedFunction`` isn't this app's, and must let the API invoke it. A variable that was deployed
  /// keeps its name, since API Gateway takes no other beside it while it's replaced.
  ///
  /// - Parameters:
  ///   - method: The method, such as `GET`, or `ANY` for any.
  ///   - path: The path, such as `/orders/{id}`, of which `{id}` is any part and `{proxy+}` at the end is all the rest.
  ///   - target: The function or its alias, whose timeout is the API's at most.
  ///   - authorizer: The way in which callers are known; the API's unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The method as it is in the template.
  ///
  /// See [Lambda proxy integrations](https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
  @discardableResult
  public func route(
    _ method: String, _ path: String, to target: any InvokableFunction, authorizer: RestAuthorizer? = nil,
    file: String = #filePath, line: Int = #line
  ) -> Resource {
    let site = CallSite(file: file, line: line)
    let api = Declaration(scope, at: site)
    let (verb, path) = routes.take(method, path, api)
    let id = verb.word + path.words
    let declaration = Declaration(id, in: scope, at: site)
    let invoked = InvokedFunction(target: target)
    invoked.check(answersWithin: timeout, property: "to", declaration)
    routes.permissions.add(invoked, declaration)
    let asked = asked(authorizer, declaration)
    let permission = invoked.permit(
      "Permission", from: place.arn("\(stageName)/\(verb.inARN)\(path.text)"), in: declaration.scope)
    let made = ApiGateway.Method(
      id, in: scope, httpMethod: .literal(verb.rawValue),
      resourceId: routes.resource(of: path, in: place, root: resource.attribute("RootResourceId"), api),
      restApiId: self.id, authorizationScopes: asked.scopes, authorizationType: asked.type, authorizerId: asked.id,
      integration: .init(
        type: .awsProxy, integrationHttpMethod: "POST", timeoutInMillis: .literal(timeout.wholeMilliseconds ?? 29_000),
        uri: invoked.uri(in: scope)), file: declaration.file, line: declaration.line
    ).resource
    if asked.type.node.literalText == "NONE" {
      made.acceptByDefault(.checkov("CKV_AWS_59"), because: "It was declared as open to anybody")
    }
    routes.add(made, id)
    deployment.wait(for: made, file: declaration.file, line: declaration.line)
    // A request that the API may not hand on yet would fail.
    for resource in [permission, asked.permission].compactMap({ $0 }) {
      stage.wait(for: resource, file: declaration.file, line: declaration.line)
    }
    return made
  }

  /// The authorizer of a route, with a mistake where neither it nor the API has one.
  private func asked(_ own: RestAuthorizer?, _ declaration: Declaration) -> RestAuthorizer.Asked {
    guard let authorizer = own ?? authorizer else {
      declaration.reportNoAuthorizer()
      return .init(type: "AWS_IAM")
    }
    return authorizer.asked(by: place, within: timeout, routes.authorizers, declaration)
  }
}
