internal import StrataApiGatewayV2
import StrataText

extension HttpApi {
  /// Adds a route to a function, which the API may then invoke by this route alone.
  ///
  /// The policy of an ``StrataFunctions/ImportedFunction`` isn't this app's, and must let the API invoke it.
  ///
  /// - Parameters:
  ///   - route: The requests that it's for: a method, `ANY` among them, and a path such as `GET /orders/{id}`, of which
  ///     `{id}` is any part and `{proxy+}` at the end is all the rest; or `$default`, all that no other route is for.
  ///   - target: The function or its alias, whose timeout is the API's at most.
  ///   - authorizer: The way in which callers are known; the API's unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The route as it is in the template.
  ///
  /// See [Routes](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
  @discardableResult
  public func route(
    _ route: String, to target: any InvokableFunction, authorizer: HttpAuthorizer? = nil, file: String = #filePath,
    line: Int = #line
  ) -> Resource {
    let site = CallSite(file: file, line: line)
    let api = Declaration(scope, at: site)
    let key = routes.take(route, api)
    let declaration = Declaration(key.id, in: scope, at: site)
    let invoked = InvokedFunction(target: target)
    invoked.check(answersWithin: timeout, property: "to", declaration)
    routes.permissions.add(invoked, declaration)
    let asked = asked(authorizer, key, declaration)
    let integration = ApiGatewayV2.Integration(
      "Integration", in: declaration.scope, apiId: id, integrationType: "AWS_PROXY", integrationUri: target.arn,
      payloadFormatVersion: "2.0", timeoutInMillis: .literal(timeout.wholeMilliseconds ?? 30_000)
    ).resource
    let permission = invoked.permit(
      "Permission", from: place.arn("*/\(key.place)"), in: declaration.scope)
    let made = ApiGatewayV2.Route(
      key.id, in: scope, apiId: id, routeKey: .literal(key.text), authorizationScopes: asked.scopes,
      authorizationType: asked.type, authorizerId: asked.id, target: "integrations/\(integration.ref)",
      file: declaration.file, line: declaration.line
    ).resource
    // A route is there at once, and a request that it may not hand on yet would fail.
    for resource in [permission, asked.permission].compactMap({ $0 }) {
      made.wait(for: resource, file: declaration.file, line: declaration.line)
    }
    return made
  }

  /// The authorizer of a route, with a mistake where neither it nor the API has one.
  private func asked(_ own: HttpAuthorizer?, _ key: RouteKey, _ declaration: Declaration) -> HttpAuthorizer.Asked {
    guard let authorizer = own ?? authorizer else {
      declaration.reportNoAuthorizer()
      return .init(type: "AWS_IAM")
    }
    routes.note(key, isOpen: authorizer.isOpen, declaration)
    return authorizer.asked(by: place, routes.authorizers, declaration)
  }
}
