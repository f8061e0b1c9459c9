internal import StrataApiGateway
import StrataText

/// The way in which a REST API knows who may call a route.
///
/// ```swift
/// let pool: StringValue = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEfGhI"
/// let users: RestAuthorizer = .cognito(pool, scopes: ["orders/read"])
/// ```
///
/// See [Access control](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html).
public struct RestAuthorizer {
  private enum Kind {
    case anyone
    case iam
    case cognito(pools: [StringValue], scopes: [String])
    case function(FunctionAuthorizer)
  }

  private let kind: Kind

  /// Nobody is asked for anything: anyone on the internet may call.
  public static var anyone: RestAuthorizer { RestAuthorizer(kind: .anyone) }

  /// Requests are signed with credentials of AWS, by who has the permission ``RestApi/calling``.
  public static var iam: RestAuthorizer { RestAuthorizer(kind: .iam) }

  /// Requests have a token of a user pool of Cognito in the header `Authorization`.
  ///
  /// - Parameters:
  ///   - pools: The ARNs of the user pools.
  ///   - scopes: The scopes of which an access token must have one; an identity token is asked for unless given.
  /// - Returns: The authorizer.
  ///
  /// See [User pools](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html).
  public static func cognito(_ pools: StringValue..., scopes: [String] = []) -> RestAuthorizer {
    RestAuthorizer(kind: .cognito(pools: pools, scopes: scopes))
  }

  /// A function decides, by the policy that it answers.
  ///
  /// - Parameters:
  ///   - target: The function, which has as long as those behind the API.
  ///   - sources: The parts of a request that it must have where answers are kept, or else the function isn't asked; the
  ///     header `Authorization` unless given.
  ///   - lifetime: The time for which an answer holds for the same parts, on all routes that its policy names, 0 s to 1 h;
  ///     it's asked each time unless given.
  /// - Returns: The authorizer.
  ///
  /// See [Lambda authorizers](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html).
  public static func function(
    _ target: any InvokableFunction, by sources: [IdentitySource] = [.header("Authorization")],
    cachedFor lifetime: Duration = .zero
  ) -> RestAuthorizer {
    RestAuthorizer(kind: .function(FunctionAuthorizer(target, sources, lifetime)))
  }

  /// What a method has of it.
  struct Asked {
    let type: StringValue
    var id: StringValue?
    var scopes: ListValue<StringValue>?
    var permission: Resource?
  }

  /// What a method has of it, with mistakes where API Gateway takes no such.
  func asked(
    by api: ApiPlace, within limit: Duration, _ authorizers: Authorizers, _ declaration: Declaration
  ) -> Asked {
    switch kind {
    case .anyone: return Asked(type: "NONE")
    case .iam: return Asked(type: "AWS_IAM")
    case .cognito(let pools, let scopes):
      let made = Self.users(of: pools, api, authorizers, declaration)
      return Asked(
        type: "COGNITO_USER_POOLS", id: made.resource.ref,
        scopes: scopes.isEmpty ? nil : ListValue(scopes.map { .literal($0) }))
    case .function(let authorizer):
      let made = Self.function(authorizer, limit, api, authorizers, declaration)
      return Asked(type: "CUSTOM", id: made.resource.ref, permission: made.permission)
    }
  }

  private static func users(
    of pools: [StringValue], _ api: ApiPlace, _ authorizers: Authorizers, _ declaration: Declaration
  ) -> Authorizers.Made {
    let content = pools.map(\.identity).joined(separator: " ")
    return authorizers.authorizer("Cognito", of: content, in: api.scope, declaration) { scope, id, name in
      if pools.isEmpty {
        declaration.report(
          "an authorizer must know a user pool", property: "authorizer", expected: "the ARN of a user pool",
          given: "none")
      }
      let resource = ApiGateway.Authorizer(
        id, in: scope, name: name, restApiId: api.id, type: "COGNITO_USER_POOLS",
        identitySource: "method.request.header.Authorization",
        providerARNs: ListValue(pools.map { $0.checked(mistake(inPool:)) })
      ).resource
      return .init(resource: resource, permission: nil)
    }
  }

  private static func mistake(inPool text: String) -> Finding? {
    let isPool = ARN(text).map { $0.isRegional(of: "cognito-idp") && $0.resource.hasPrefix("userpool/") } ?? false
    return isPool
      ? nil
      : .arn(of: "a user pool", expected: "arn:<partition>:cognito-idp:<region>:<account>:userpool/<id>", given: text)
  }

  private static func function(
    _ authorizer: FunctionAuthorizer, _ limit: Duration, _ api: ApiPlace, _ authorizers: Authorizers,
    _ declaration: Declaration
  ) -> Authorizers.Made {
    let sources = authorizer.sources.map(\.inRestApi).joined(separator: ",")
    return authorizers.authorizer("Function", of: authorizer.identity(sources), in: api.scope, declaration) {
      scope, id, name in
      let seconds = authorizer.check(answersWithin: limit, declaration)
      let resource = ApiGateway.Authorizer(
        id, in: scope, name: name, restApiId: api.id, type: "REQUEST", authorizerResultTtlInSeconds: seconds,
        authorizerUri: authorizer.invoked.uri(in: scope), identitySource: sources.isEmpty ? nil : .literal(sources)
      ).resource
      let permission = authorizer.invoked.permit(
        "\(id)Permission", from: api.arn("authorizers/\(resource.ref)"), in: scope)
      return .init(resource: resource, permission: permission)
    }
  }
}
