import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct HttpCrossOriginTests {
  private func setting(_ cors: HttpCrossOrigin) throws -> JSONValue? {
    try template { scope in
      HttpApi("Api", in: scope, authorizer: .iam, cors: cors).route("GET /", to: specimenFunction(in: scope))
    }.resource("Api")?["CorsConfiguration"]
  }

  @Test func pagesOfSomeSites() throws {
    #expect(
      try setting(.allow("https://example.com")) == [
        "AllowMethods": ["GET", "HEAD"], "AllowOrigins": ["https://example.com"],
      ])
    #expect(
      try setting(
        .allow(
          "http://localhost:3000", "https://example.com", methods: [.get, .post], headers: ["authorization"],
          exposing: ["etag"], sendsCredentials: true, rememberedFor: .hours(1))) == [
          "AllowCredentials": true, "AllowHeaders": ["authorization"], "AllowMethods": ["GET", "POST"],
          "AllowOrigins": ["http://localhost:3000", "https://example.com"], "ExposeHeaders": ["etag"], "MaxAge": 3_600,
        ])
    #expect(try setting(.allow("https://*"))?["AllowOrigins"] == ["https://*"])
    #expect(
      try setting(.allow("*", methods: [.any], headers: ["*"])) == [
        "AllowHeaders": ["*"], "AllowMethods": ["*"], "AllowOrigins": ["*"],
      ])
  }

  private func mistakes(_ cors: HttpCrossOrigin) -> [String] {
    findings { scope in
      HttpApi("Api", in: scope, authorizer: .iam, cors: cors).route("GET /", to: specimenFunction(in: scope))
    }.map { $0.replacing("HttpCrossOriginTests.swift: error: Test/Api: cors: ", with: "") }
  }

  @Test(
    arguments: [
      "example.com", "https://", "https://example.com/", "https://example.com/a", "https://*.example.com", "app://*",
      "a b", "",
    ])
  func whatIsNoSite(origin: String) {
    #expect(
      mistakes(.allow(origin)) == [
        "this isn't a site; expected a site such as https://example.com without a path, given \"\(origin)\" [construct]"
      ])
  }

  @Test func settingsThatAreRefused() {
    #expect(
      mistakes(.allow()) == [
        "pages of some site must be allowed something; expected an origin and a method, given none [construct]"
      ])
    let credentials = [
      "browsers send cookies only where everything is named; expected sites, methods and headers by their names, given "
        + "one that stands for any [construct]"
    ]
    #expect(mistakes(.allow("*", sendsCredentials: true)) == credentials)
    #expect(mistakes(.allow("https://*", sendsCredentials: true)) == credentials)
    #expect(mistakes(.allow("https://a.example", headers: ["*"], sendsCredentials: true)) == credentials)
    #expect(mistakes(.allow("https://a.example", methods: [.any], sendsCredentials: true)) == credentials)
    #expect(
      mistakes(.allow("https://a.example", rememberedFor: .days(2))) == [
        "this must be whole seconds in a range; expected 0 s to 86,400 s (1 d), given 172,800 s (2 d) [construct]"
      ])
  }

  /// What browsers ask beforehand has no authorization.
  @Test(
    arguments: [
      (["ANY /{proxy+}"], ["AnyRest"]), (["$default"], ["Default"]), (["GET /{proxy+}"], []),
      (["ANY /{proxy+}", "GET /"], ["AnyRest"]), (["ANY /{proxy+}", "OPTIONS /{proxy+}"], []),
    ])
  func routesThatRefuseBrowsers(routes: [String], refusing: [String]) {
    let found = findings { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam, cors: .allow("https://example.com"))
      let function = specimenFunction(in: scope)
      for route in routes {
        api.route(route, to: function, authorizer: route.hasPrefix("OPTIONS") ? .anyone : nil)
      }
    }
    #expect(
      found
        == refusing.map {
          "HttpCrossOriginTests.swift: warning: Test/Api/\($0): authorizer: the route's authorizer refuses what browsers ask "
            + "before they send; expected a method for each route, or an open route OPTIONS /{proxy+}, given any method "
            + "[construct]\n  hint: say the methods that there are, so that the API answers browsers itself"
        })
  }

  @Test func withoutPagesNothingIsAsked() {
    #expect(
      findings { scope in
        HttpApi("Api", in: scope, authorizer: .iam).route("$default", to: specimenFunction(in: scope))
      } == [])
  }
}
