internal import StrataApiGatewayV2
import StrataText

/// An HTTP API of API Gateway, whose routes lead to functions.
///
/// ```swift
/// let orders = Function("Orders", in: scope, code: .object("orders/1.4.2.zip", in: "releases"))
/// let users: HttpAuthorizer = .jwt(issuer: "https://login.example.com", audience: ["shop"])
/// let api = HttpApi("Api", in: scope, authorizer: users, throttling: .perSecond(100, burst: 200))
/// api.route("GET /orders/{id}", to: orders)
/// api.route("GET /health", to: orders, authorizer: .anyone)
/// ```
///
/// Nothing is open by itself: each route has an authorizer, its own or the API's, or says that it's for ``HttpAuthorizer/anyone``.
/// A change of a route is there at once, and requests are noted in a log group. Functions get the payload of version 2.0.
/// Who deploys must be
/// [permitted to deliver logs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html).
///
/// Resources: `AWS::ApiGatewayV2::Api`, `AWS::ApiGatewayV2::Stage` and `AWS::Logs::LogGroup`, and for each route
/// `AWS::ApiGatewayV2::Route`, `AWS::ApiGatewayV2::Integration` and `AWS::Lambda::Permission`.
public struct HttpApi: Construct {
  /// The scope of what belongs to the API.
  public let scope: Scope

  /// The API as it is in the template.
  public let resource: Resource

  /// The stage that shows the API, as it is in the template.
  public let stage: Resource

  /// The group in which requests are noted.
  public let accessLogs: LogGroup

  let routes = HttpRoutes()
  /// The authorizer of routes that name none.
  let authorizer: HttpAuthorizer?
  let timeout: Duration

  /// The API's id.
  public var id: StringValue { resource.ref }

  /// The address that AWS gave the API, without a slash at its end; switched off where it has a domain.
  public var url: StringValue {
    routes.isAddressAsked = true
    return resource.attribute("ApiEndpoint")
  }

  /// The permission to call the routes whose authorizer is ``HttpAuthorizer/iam``.
  public var calling: Permission { .allow("execute-api:Invoke", on: place.arn("*")) }

  var place: ApiPlace { ApiPlace(id: id, scope: scope) }

  /// Declares an API.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the API is declared.
  ///   - authorizer: The authorizer of routes that name none; each must name one unless given.
  ///   - cors: The permission for pages of other sites to call it; none unless given.
  ///   - throttling: The number of requests it takes; what the account allows unless given.
  ///   - timeout: The time that a function has for an answer, 50 ms to 30 s; 30 s unless given.
  ///   - measuresRoutes: Whether requests are counted by route as well, which costs by the metric; they are unless said.
  ///   - retention: The time for which logs are kept; 30 days unless given.
  ///   - description: The purpose of the API, 1,024 characters at most; none unless given.
  ///   - key: The key that encrypts the logs; one of AWS's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, authorizer: HttpAuthorizer? = nil, cors: HttpCrossOrigin? = nil,
    throttling: Throttling? = nil, timeout: Duration = .seconds(30), measuresRoutes: Bool = true,
    retention: Retention = .days(30), description: StringValue? = nil, key: (any EncryptionKey)? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.authorizer = authorizer
    // A mistake of the API isn't one of each route.
    _ = declaration.milliseconds(timeout, in: 50...30_000, property: "timeout")
    self.timeout = min(max(timeout, .milliseconds(50)), .seconds(30))
    resource =
      ApiGatewayV2.Api(
        id, in: parent, corsConfiguration: cors?.setting(declaration),
        description: description?.checked(Self.mistake(inDescription:)), ipAddressType: "dualstack",
        name: "\(.stackName)-\(scope.path.idsBelowStack.joined(separator: "-"))", protocolType: "HTTP"
      ).resource
    // Groups of this prefix need no policy of their own, of which an account has few:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
    accessLogs = LogGroup(
      "AccessLogs", in: scope, retention: retention,
      name: "/aws/vendedlogs/apis/\(OwnName.byStackID(of: scope, else: "HttpApi"))", key: key,
      // What a failed deployment left would be in the way of the next, since the name is known.
      deletionPolicy: .retainExceptOnCreate)
    let limits = throttling?.checked(declaration)
    stage =
      ApiGatewayV2.Stage(
        "Stage", in: scope, apiId: resource.ref, stageName: Self.stageName,
        accessLogSettings: .init(destinationArn: accessLogs.arn, format: AccessLogText.http), autoDeploy: true,
        defaultRouteSettings: .init(
          detailedMetricsEnabled: .literal(measuresRoutes), throttlingBurstLimit: limits?.burst,
          throttlingRateLimit: limits?.rate)
      ).resource
    finish(declaration, hasCors: cors != nil)
  }

  /// Completes the API when everything is declared.
  private func finish(_ declaration: Declaration, hasCors: Bool) {
    scope.atFinalization { [routes] in
      if routes.isEmpty {
        declaration.report(
          "this API has no route, so nobody can call it", severity: .warning, rule: .noRoute,
          hint: "add one with route(_:to:)")
      }
      if hasCors { routes.checkBrowsers() }
      if routes.isAddressAsked, routes.hasDomain {
        declaration.report(
          "the address that AWS gave the API is switched off, since it has a domain", property: "url",
          expected: "the url of what domain(_:certificate:zone:) gives", given: "the url of the API")
      }
    }
  }

  /// The stage whose name isn't part of addresses.
  private static let stageName: StringValue = "$default"

  private static func mistake(inDescription text: String) -> Finding? {
    text.count <= 1_024
      ? nil
      : Finding(
        .invalidValue, "an API's description must be short", expected: "1,024 characters or fewer",
        given: Count.of(text.count, "character"))
  }
}

extension RuleID {
  /// An API can't be called, for want of a route.
  public static let noRoute: RuleID = "no-route"
}
