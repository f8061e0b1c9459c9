import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct HttpAuthorizerTests {
  private static let issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI"

  /// The logical ids of authorizers, with what is in them.
  private static func authorizers(_ template: Template) -> [(id: String, properties: JSONValue?)] {
    template.resources.filter { $0.value["Type"] == "AWS::ApiGatewayV2::Authorizer" }
      .map { ($0.key, $0.value["Properties"]) }.sorted { $0.0 < $1.0 }
  }

  @Test func tokens() throws {
    let template = try template { scope in
      let users: HttpAuthorizer = .jwt(issuer: .literal(Self.issuer), audience: ["shop"])
      let api = HttpApi("Api", in: scope, authorizer: users)
      let function = specimenFunction(in: scope)
      api.route("GET /orders", to: function)
      api.route(
        "POST /orders", to: function,
        authorizer: .jwt(issuer: .literal(Self.issuer), audience: ["shop"], scopes: ["orders/write"]))
      api.route("GET /health", to: function, authorizer: .anyone)
    }
    let made = Self.authorizers(template)
    #expect(made.count == 1)
    let id = made.first?.id ?? ""
    #expect(id.wholeMatch(of: /ApiAuthorizersJwt[0-9a-f]{6}/) != nil, "\(id)")
    #expect(
      made.first?.properties == [
        "ApiId": ["Ref": "Api"], "AuthorizerType": "JWT", "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": ["Audience": ["shop"], "Issuer": .string(Self.issuer)],
        "Name": .string("Jwt-" + id.suffix(6)),
      ])
    #expect(template.resource("ApiGetOrders")?["AuthorizationType"] == "JWT")
    #expect(template.resource("ApiGetOrders")?["AuthorizerId"] == ["Ref": .string(id)])
    #expect(template.resource("ApiGetOrders")?["AuthorizationScopes"] == nil)
    #expect(template.resource("ApiPostOrders")?["AuthorizerId"] == ["Ref": .string(id)])
    #expect(template.resource("ApiPostOrders")?["AuthorizationScopes"] == ["orders/write"])
    #expect(template.resource("ApiGetHealth")?["AuthorizationType"] == "NONE")
    #expect(template.resource("ApiGetHealth")?["AuthorizerId"] == nil)
  }

  /// An authorizer that another is put in the place of would let in the wrong ones while the stack is updated.
  @Test func whatIsOtherwiseIsAnotherAuthorizer() throws {
    let ids = try [["shop"], ["shop", "admin"]].map { audience in
      let template = try template { scope in
        let authorizer: HttpAuthorizer = .jwt(
          issuer: .literal(Self.issuer), audience: audience.map { .literal($0) })
        HttpApi("Api", in: scope, authorizer: authorizer).route("GET /", to: specimenFunction(in: scope))
      }
      return Self.authorizers(template).map(\.id)
    }
    #expect(ids[0].count == 1 && ids[1].count == 1 && ids[0] != ids[1], "\(ids)")
  }

  /// The order of routes has no part in it.
  @Test func theOrderOfRoutesChangesNothing() throws {
    let templates = try [["GET /a", "GET /b"], ["GET /b", "GET /a"]].map { routes in
      try template { scope in
        let api = HttpApi("Api", in: scope)
        let pool = Topic("Pool", in: scope)
        for route in routes {
          api.route(
            route, to: specimenFunction(String(route.suffix(1)), in: scope),
            authorizer: .jwt(issuer: "https://example.com/\(pool.name)/\(route.suffix(1))", audience: ["shop"]))
        }
      }
    }
    #expect(templates[0].resources.keys.sorted() == templates[1].resources.keys.sorted())
    for id in templates[0].resources.keys { #expect(templates[0].resources[id] == templates[1].resources[id]) }
    #expect(Self.authorizers(templates[0]).count == 2)
  }

  @Test func aFunction() throws {
    let template = try template { scope in
      let check = specimenFunction("Check", in: scope)
      let api = HttpApi("Api", in: scope, authorizer: .function(check))
      api.route("GET /orders", to: specimenFunction("Orders", in: scope))
    }
    let made = Self.authorizers(template)
    let id = made.first?.id ?? ""
    #expect(
      made.first?.properties == [
        "ApiId": ["Ref": "Api"], "AuthorizerPayloadFormatVersion": "2.0", "AuthorizerResultTtlInSeconds": 0,
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": [
          "Fn::Sub":
            "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Check.Arn}/invocations"
        ], "EnableSimpleResponses": true, "IdentitySource": ["$request.header.Authorization"],
        "Name": .string("Function-" + id.suffix(6)),
      ])
    #expect(
      template.resource("\(id)Permission")?.properties == [
        "Action": "lambda:InvokeFunction", "FunctionName": ["Fn::GetAtt": ["Check", "Arn"]],
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": [
          "Fn::Sub": .string(
            "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/${\(id)}")
        ],
      ])
    #expect(template.resource("ApiGetOrders")?["AuthorizationType"] == "CUSTOM")
    #expect(
      template.resource("ApiGetOrders")?.json["DependsOn"] == [
        .string("\(id)Permission"), "ApiGetOrdersPermission",
      ])
  }

  /// What is kept of an answer is for its route alone, and other ways to ask are other authorizers.
  @Test func answersThatAreKept() throws {
    let template = try template { scope in
      let check = specimenFunction("Check", in: scope)
      let api = HttpApi("Api", in: scope)
      let orders = specimenFunction("Orders", in: scope)
      api.route(
        "GET /a", to: orders,
        authorizer: .function(check, by: [.header("X-Partner"), .query("key")], cachedFor: .minutes(5)))
      api.route("GET /b", to: orders, authorizer: .function(check, by: []))
      api.route(
        "GET /c", to: orders,
        authorizer: .function(ImportedFunction(arn: "arn:aws:lambda:eu-central-1:123456789012:function:check")))
    }
    let made = Self.authorizers(template).map(\.properties)
    #expect(made.count == 3)
    let sources = made.map { $0?["IdentitySource"]?.array?.compactMap(\.string) ?? [] }.sorted { $0.count < $1.count }
    #expect(
      sources == [
        [], ["$request.header.Authorization"],
        ["$request.header.X-Partner", "$request.querystring.key", "$context.routeKey"],
      ])
    // One that was made elsewhere lets the API invoke it itself.
    #expect(
      template.resources.keys.filter { $0.hasPrefix("ApiAuthorizers") && $0.hasSuffix("Permission") }.count == 2)
  }

  private func mistakes(_ authorizer: @escaping @Sendable (Scope) -> HttpAuthorizer) -> [String] {
    findings { scope in
      HttpApi("Api", in: scope, authorizer: authorizer(scope)).route("GET /", to: specimenFunction(in: scope))
    }.map {
      $0.replacing("HttpAuthorizerTests.swift: error: Test/Api/", with: "").replacing(/Jwt[0-9a-f]{6}/, with: "Jwt")
    }
  }

  @Test func tokensThatAreRefused() {
    #expect(
      mistakes { _ in
        .jwt(issuer: "http://example.com", audience: [], scopes: (0...10).map { "s\($0)" })
      } == [
        "Authorizers/Jwt: JwtConfiguration/Issuer: tokens come from an address of HTTPS; expected an issuer such as "
          + "https://login.example.com, given \"http://example.com\" [invalid-value]",
        "GetRoot: authorizer: a route asks for 10 scopes at most; expected 10 or fewer, given 11 [construct]",
        "GetRoot: authorizer: an authorizer must know whom tokens are for; expected an audience of 1 to 50, given none "
          + "[construct]",
      ])
    #expect(mistakes { _ in .jwt(issuer: "https://a b", audience: ["a"]) }.count == 1)
    #expect(
      mistakes { _ in .jwt(issuer: "https://example.com", audience: (0...50).map { .literal("\($0)") }) } == [
        "GetRoot: authorizer: an authorizer must know whom tokens are for; expected an audience of 1 to 50, given 51 "
          + "[construct]"
      ])
  }

  @Test func functionsThatAreRefused() {
    #expect(
      mistakes { scope in
        .function(
          Function("Check", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(11)),
          by: [.header("a b")],
          cachedFor: .hours(2))
      } == [
        "GetRoot: authorizer: a request has no part of this name; expected letters, digits, hyphens, underscores and dots, "
          + "given \"a b\" [construct]",
        "GetRoot: authorizer: the function has a timeout above the API's 10 s; expected 10 s or less, given 11 s "
          + "[construct]\n  hint: say timeout: on Test/Check, and have a queue take what lasts longer",
        "GetRoot: authorizer: this must be whole seconds in a range; expected 0 s to 3,600 s (1 h), given 7,200 s (2 h) "
          + "[construct]",
      ])
    #expect(
      mistakes { scope in .function(specimenFunction("Check", in: scope), by: [], cachedFor: .minutes(1)) } == [
        "GetRoot: authorizer: answers are kept by who calls, which nothing says; expected a header or a query, given none "
          + "[construct]\n  hint: say by: [.header(\"Authorization\")], or leave out cachedFor:"
      ])
  }

  /// A mistake of the API's authorizer is told once, not by each route.
  @Test func aMistakeOfSeveralRoutes() {
    #expect(
      findings { scope in
        let api = HttpApi("Api", in: scope, authorizer: .jwt(issuer: "https://example.com", audience: []))
        for route in ["GET /a", "GET /b"] { api.route(route, to: specimenFunction(String(route.suffix(1)), in: scope)) }
      }.count == 1)
  }
}
