internal import StrataApiGatewayV2
import StrataText

/// The way in which an HTTP API knows who may call a route.
///
/// ```swift
/// let check = Function("Check", in: scope, code: .object("check/1.4.2.zip", in: "releases"))
/// let users: HttpAuthorizer = .jwt(issuer: "https://login.example.com", audience: ["shop"])
/// let partners: HttpAuthorizer = .function(check, by: [.header("X-Partner")], cachedFor: .minutes(5))
/// ```
///
/// See [Access control](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html).
public struct HttpAuthorizer {
  private enum Kind {
    case anyone
    case iam
    case jwt(issuer: StringValue, audience: [StringValue], scopes: [String])
    case function(FunctionAuthorizer)
  }

  private let kind: Kind

  /// Nobody is asked for anything: anyone on the internet may call.
  public static var anyone: HttpAuthorizer { HttpAuthorizer(kind: .anyone) }

  /// Requests are signed with credentials of AWS, by who has the permission ``HttpApi/calling``.
  public static var iam: HttpAuthorizer { HttpAuthorizer(kind: .iam) }

  /// Requests have a token in the header `Authorization`, as OpenID Connect and OAuth 2.0 give them.
  ///
  /// - Parameters:
  ///   - issuer: The address of who gives tokens, which begins with `https://`; that of a user pool of Cognito is
  ///     `https://cognito-idp.<region>.amazonaws.com/<pool>`.
  ///   - audience: The names of whom tokens are for, such as the ids of a user pool's clients, 1 to 50.
  ///   - scopes: The scopes of which a token must have one, 10 at most; none unless given.
  /// - Returns: The authorizer.
  ///
  /// See [JWT authorizers](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).
  public static func jwt(issuer: StringValue, audience: [StringValue], scopes: [String] = []) -> HttpAuthorizer {
    HttpAuthorizer(kind: .jwt(issuer: issuer, audience: audience, scopes: scopes))
  }

  /// A function decides, by the answer `{"isAuthorized": true}`.
  ///
  /// - Parameters:
  ///   - target: The function, which has 10 s.
  ///   - sources: The parts of a request that it must have, or else the function isn't asked; the header `Authorization`
  ///     unless given.
  ///   - lifetime: The time for which an answer holds for the same route and parts, 0 s to 1 h; it's asked each time
  ///     unless given.
  /// - Returns: The authorizer.
  ///
  /// See [Lambda authorizers](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).
  public static func function(
    _ target: any InvokableFunction, by sources: [IdentitySource] = [.header("Authorization")],
    cachedFor lifetime: Duration = .zero
  ) -> HttpAuthorizer {
    HttpAuthorizer(kind: .function(FunctionAuthorizer(target, sources, lifetime)))
  }

  /// What a route has of it.
  struct Asked {
    let type: StringValue
    var id: StringValue?
    var scopes: ListValue<StringValue>?
    var permission: Resource?
  }

  /// Whether anyone may call.
  var isOpen: Bool {
    if case .anyone = kind { true } else { false }
  }

  /// What a route has of it, with mistakes where API Gateway takes no such.
  func asked(by api: ApiPlace, _ authorizers: Authorizers, _ declaration: Declaration) -> Asked {
    switch kind {
    case .anyone: return Asked(type: "NONE")
    case .iam: return Asked(type: "AWS_IAM")
    case .jwt(let issuer, let audience, let scopes):
      if scopes.count > 10 {
        declaration.report(
          "a route asks for 10 scopes at most", property: "authorizer", expected: "10 or fewer",
          given: "\(scopes.count)")
      }
      let made = Self.tokens(from: issuer, for: audience, api, authorizers, declaration)
      return Asked(
        type: "JWT", id: made.resource.ref, scopes: scopes.isEmpty ? nil : ListValue(scopes.map { .literal($0) }))
    case .function(let authorizer):
      let made = Self.function(authorizer, api, authorizers, declaration)
      return Asked(type: "CUSTOM", id: made.resource.ref, permission: made.permission)
    }
  }

  private static func tokens(
    from issuer: StringValue, for audience: [StringValue], _ api: ApiPlace, _ authorizers: Authorizers,
    _ declaration: Declaration
  ) -> Authorizers.Made {
    let content = ([issuer] + audience).map(\.identity).joined(separator: " ")
    return authorizers.authorizer("Jwt", of: content, in: api.scope, declaration) { scope, id, name in
      if !(1...50).contains(audience.count) {
        declaration.report(
          "an authorizer must know whom tokens are for", property: "authorizer", expected: "an audience of 1 to 50",
          given: audience.isEmpty ? "none" : "\(audience.count)")
      }
      let resource = ApiGatewayV2.Authorizer(
        id, in: scope, apiId: api.id, authorizerType: "JWT", name: name,
        identitySource: ["$request.header.Authorization"],
        jwtConfiguration: .init(audience: ListValue(audience), issuer: issuer.checked(mistake(inIssuer:)))
      ).resource
      return .init(resource: resource, permission: nil)
    }
  }

  private static func mistake(inIssuer text: String) -> Finding? {
    let isRight =
      text.hasPrefix("https://") && text.count > 8 && !text.contains { $0.isWhitespace || "?#".contains($0) }
    return isRight
      ? nil
      : Finding(
        .invalidValue, "tokens come from an address of HTTPS", expected: "an issuer such as https://login.example.com",
        given: "\"\(text)\"")
  }

  private static func function(
    _ authorizer: FunctionAuthorizer, _ api: ApiPlace, _ authorizers: Authorizers, _ declaration: Declaration
  ) -> Authorizers.Made {
    var sources = authorizer.sources.map(\.inHttpApi)
    // What was answered for one route would hold for all of them.
    if authorizer.isCached { sources.append("$context.routeKey") }
    let content = authorizer.identity(sources.map(\.identity).joined(separator: " "))
    return authorizers.authorizer("Function", of: content, in: api.scope, declaration) { scope, id, name in
      let seconds = authorizer.check(answersWithin: .seconds(10), declaration)
      let resource = ApiGatewayV2.Authorizer(
        id, in: scope, apiId: api.id, authorizerType: "REQUEST", name: name, authorizerPayloadFormatVersion: "2.0",
        authorizerResultTtlInSeconds: seconds, authorizerUri: authorizer.invoked.uri(in: scope),
        enableSimpleResponses: true, identitySource: sources.isEmpty ? nil : ListValue(sources)
      ).resource
      let permission = authorizer.invoked.permit(
        "\(id)Permission", from: api.arn("authorizers/\(resource.ref)"), in: scope)
      return .init(resource: resource, permission: permission)
    }
  }
}
