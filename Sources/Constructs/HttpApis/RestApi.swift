internal import StrataApiGateway
import StrataText

/// A REST API of API Gateway, whose routes lead to functions.
///
/// ```swift
/// let orders = Function("Orders", in: scope, code: .object("orders/1.4.2.zip", in: "releases"))
/// let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
/// api.route("GET", "/orders/{id}", to: orders)
/// api.route("GET", "/health", to: orders, authorizer: .anyone)
/// ```
///
/// An ``HttpApi`` costs less, and answers sooner; this one is for what it doesn't have, such as firewalls, plans of usage
/// and traces. Nothing is open by itself: each route has an authorizer, its own or the API's, or says that it's for
/// ``RestAuthorizer/anyone``. The deployment that the stage shows is made anew whenever what it deploys changes, and only
/// then; its logical id carries a digest of that. Functions get the payload of version 1.0.
///
/// Resources: `AWS::ApiGateway::RestApi`, `AWS::ApiGateway::Deployment` and `AWS::ApiGateway::Stage`, and for each route
/// `AWS::ApiGateway::Method`, `AWS::Lambda::Permission` and as many of `AWS::ApiGateway::Resource` as its path needs.
public struct RestApi: Construct {
  /// The scope of what belongs to the API.
  public let scope: Scope

  /// The API as it is in the template.
  public let resource: Resource

  /// The stage that shows the API, as it is in the template.
  public let stage: Resource

  /// The deployment that the stage shows, as it is in the template.
  public let deployment: Resource

  /// The group in which requests are noted, if they are.
  public let accessLogs: LogGroup?

  let routes = RestRoutes()
  /// The authorizer of routes that name none.
  let authorizer: RestAuthorizer?
  let timeout: Duration
  let name: StringValue
  let stageName: String

  /// The API's id.
  public var id: StringValue { resource.ref }

  /// The address of the stage, without a slash at its end.
  public var url: StringValue { "https://\(id).execute-api.\(.region).\(.urlSuffix)/\(stage.ref)" }

  /// The permission to call the routes whose authorizer is ``RestAuthorizer/iam``.
  public var calling: Permission { .allow("execute-api:Invoke", on: place.arn("\(stageName)/*")) }

  var place: ApiPlace { ApiPlace(id: id, scope: scope) }

  /// Declares an API.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the API is declared.
  ///   - stage: The name of its stage and the first part of its paths, 1 to 128 letters, digits, hyphens and underscores.
  ///     A change replaces the stage.
  ///   - authorizer: The authorizer of routes that name none; each must name one unless given.
  ///   - accountLogging: The source of the permission to write logs; unless given, it's left open and requests aren't
  ///     noted.
  ///   - throttling: The number of requests it takes; what the account allows unless given.
  ///   - timeout: The time that a function has for an answer, 50 ms to 29 s; 29 s unless given.
  ///   - isTraced: Whether requests are traced with X-Ray; false unless given.
  ///   - measuresRoutes: Whether requests are counted by route as well, which costs by the metric; they are unless said.
  ///   - retention: The time for which logs are kept, where there are some; 30 days unless given.
  ///   - description: The purpose of the API; none unless given.
  ///   - key: The key that encrypts the logs; one of AWS's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, stage: String, authorizer: RestAuthorizer? = nil,
    accountLogging: AlbApiGateway.AccountLogging = .off, throttling: Throttling? = nil,
    timeout: Duration = .seconds(29), isTraced: Bool = false, measuresRoutes: Bool = true,
    retention: Retention = .days(30), description: StringValue? = nil, key: (any EncryptionKey)? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.authorizer = authorizer
    // A mistake of the API isn't one of each route.
    _ = declaration.milliseconds(timeout, in: 50...29_000, property: "timeout")
    self.timeout = min(max(timeout, .milliseconds(50)), .seconds(29))
    stageName = Self.checked(stage, declaration)
    name = "\(.stackName)-\(scope.path.idsBelowStack.joined(separator: "-"))"
    resource =
      ApiGateway.RestApi(
        id, in: parent, description: description, endpointConfiguration: .init(types: ["REGIONAL"]), name: name
      ).resource
    deployment = ApiGateway.Deployment("Deployment", in: scope, restApiId: resource.ref).resource
    if accountLogging == .off {
      accessLogs = nil
    } else {
      accessLogs = LogGroup("AccessLogs", in: scope, retention: retention, key: key)
    }
    let limits = throttling?.checked(declaration)
    self.stage =
      ApiGateway.Stage(
        "Stage", in: scope, restApiId: resource.ref,
        accessLogSetting: accessLogs.map { .init(destinationArn: $0.arn, format: AccessLogText.rest) },
        deploymentId: deployment.ref,
        methodSettings: [
          .init(
            httpMethod: "*", metricsEnabled: .literal(measuresRoutes), resourcePath: "/*",
            throttlingBurstLimit: limits?.burst, throttlingRateLimit: limits?.rate)
        ], stageName: .literal(stageName), tracingEnabled: .literal(isTraced)
      ).resource
    if let account = accountLogging.declare(declaration) { self.stage.wait(for: account) }
    acceptDefaults(accountLogging, isTraced: isTraced)
    finish(declaration)
  }

  /// Accepts what is found where nothing but defaults is used.
  private func acceptDefaults(_ logging: AlbApiGateway.AccountLogging, isTraced: Bool) {
    stage.acceptByDefault(
      .checkov("CKV_AWS_120"), because: "Whether an answer may be kept for other callers is known to the function alone"
    )
    switch logging {
    case .off:
      stage.acceptByDefault(
        .checkov("CKV_AWS_76"), because: "Logs need a role of the whole region, which accountLogging is for")
    case .existingRole:
      stage.acceptByDefault(.strata("logs-without-role"), because: "The role for logs is set elsewhere")
    case .managedRole: break
    }
    if !isTraced {
      stage.acceptByDefault(.checkov("CKV_AWS_73"), because: "Traces cost by the request, and are had by isTraced")
    }
  }

  /// Completes the API when everything is declared: what is deployed of it.
  private func finish(_ declaration: Declaration) {
    scope.atFinalization { [scope, resource, deployment, routes] in
      if routes.isEmpty {
        declaration.report(
          "an API without a route can't be deployed", rule: .noRoute, hint: "add one with route(_:_:to:)")
      }
      // What is written to them when everything is declared counts as well.
      scope.atFinalization { deployment.identifiedByContent(of: [resource] + routes.deployed) }
    }
  }

  private static func checked(_ stage: String, _ declaration: Declaration) -> String {
    if (1...128).contains(stage.utf8.count), stage.consistsOfAlphanumerics(and: "-_") { return stage }
    declaration.report(
      "this can't be a stage's name", property: "stage", expected: "1 to 128 letters, digits, hyphens and underscores",
      given: "\"\(stage)\"")
    return "refused"
  }
}
