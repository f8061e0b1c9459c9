import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// A construct of an app, which reports at its caller's line.
private struct Shop: Construct {
  let scope: Scope

  init(_ id: String, in parent: Scope) {
    scope = Scope(id, in: parent, at: CallSite(file: "/x/main.swift", line: 10))
    let api = HttpApi("Api", in: scope, file: "/x/Shop.swift", line: 20)
    api.route("GET /", to: specimenFunction(in: scope), file: "/x/Shop.swift", line: 21)
    api.route("GET", to: specimenFunction("Other", in: scope), authorizer: .iam, file: "/x/Shop.swift", line: 22)
  }
}

@Suite struct HttpApiTests {
  private static let format =
    #"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#
    + #""method":"$context.httpMethod","path":"$context.path","route":"$context.routeKey","#
    + #""status":"$context.status","length":"$context.responseLength","latency":"$context.responseLatency","#
    + #""backendStatus":"$context.integration.status","backendLatency":"$context.integration.latency","#
    + #""error":"$context.error.message","authorizerError":"$context.authorizer.error","#
    + #""backendError":"$context.integration.error"}"#

  @Test func anApi() throws {
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /orders/{id}", to: specimenFunction("Orders", in: scope))
      scope.output("Url", api.url)
    }
    #expect(
      template.resource("Api")?.properties == [
        "IpAddressType": "dualstack", "Name": ["Fn::Sub": "${AWS::StackName}-Api"], "ProtocolType": "HTTP",
      ])
    #expect(
      template.resource("ApiStage")?.properties == [
        "AccessLogSettings": [
          "DestinationArn": [
            "Fn::Sub":
              "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiAccessLogs}"
          ], "Format": .string(Self.format),
        ], "ApiId": ["Ref": "Api"], "AutoDeploy": true, "DefaultRouteSettings": ["DetailedMetricsEnabled": true],
        "StageName": "$default",
      ])
    #expect(throws: Never.self) { try JSONValue(parsing: Self.format) }
    #expect(
      template.resource("ApiAccessLogs")?.json == [
        "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain",
        "Properties": [
          "LogGroupName": [
            "Fn::Sub": [
              "/aws/vendedlogs/apis/Api-${Value1}",
              ["Value1": ["Fn::Select": [2, ["Fn::Split": ["/", ["Ref": "AWS::StackId"]]]]]],
            ]
          ], "RetentionInDays": 30,
        ], "Metadata": acceptedLogKey,
      ])
    #expect(template.outputs["Url"]?["Value"] == ["Fn::GetAtt": ["Api", "ApiEndpoint"]])
  }

  @Test func aRoute() throws {
    let template = try template { scope in
      let api = HttpApi("Api", in: scope)
      api.route("GET /orders/{id}", to: specimenFunction("Orders", in: scope), authorizer: .iam)
    }
    #expect(
      template.resource("ApiGetOrdersItem")?.json == [
        "Type": "AWS::ApiGatewayV2::Route", "DependsOn": ["ApiGetOrdersItemPermission"],
        "Properties": [
          "ApiId": ["Ref": "Api"], "AuthorizationType": "AWS_IAM", "RouteKey": "GET /orders/{id}",
          "Target": ["Fn::Sub": "integrations/${ApiGetOrdersItemIntegration}"],
        ],
      ])
    #expect(
      template.resource("ApiGetOrdersItemIntegration")?.properties == [
        "ApiId": ["Ref": "Api"], "IntegrationType": "AWS_PROXY", "IntegrationUri": ["Fn::GetAtt": ["Orders", "Arn"]],
        "PayloadFormatVersion": "2.0", "TimeoutInMillis": 30_000,
      ])
    #expect(
      template.resource("ApiGetOrdersItemPermission")?.properties == [
        "Action": "lambda:InvokeFunction", "FunctionName": ["Fn::GetAtt": ["Orders", "Arn"]],
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": [
          "Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/GET/orders/{id}"
        ],
      ])
  }

  /// Each may be invoked by its own route, and no other of the API.
  @Test(
    arguments: [
      ("GET /", "ApiGetRoot", "GET/"), ("POST /orders", "ApiPostOrders", "POST/orders"),
      ("ANY /{proxy+}", "ApiAnyRest", "*/{proxy+}"), ("$default", "ApiDefault", "$default"),
      ("DELETE /orders/{id}/lines/{line}", "ApiDeleteOrdersItemLinesItem", "DELETE/orders/{id}/lines/{line}"),
    ])
  func whatARouteIsKnownBy(route: String, id: String, place: String) throws {
    let template = try template { scope in
      HttpApi("Api", in: scope, authorizer: .iam).route(route, to: specimenFunction(in: scope))
    }
    #expect(template.resource(id)?["RouteKey"] == .string(route))
    #expect(
      template.resource("\(id)Permission")?["SourceArn"]?["Fn::Sub"]?.string?.hasSuffix(":${Api}/*/\(place)") == true)
  }

  /// The names of variables are in no logical id, so that another name changes the route that there is.
  @Test func aVariableThatIsRenamed() throws {
    let ids = try ["{id}", "{order}"].map { variable in
      try template { scope in
        HttpApi("Api", in: scope, authorizer: .iam).route("GET /orders/\(variable)", to: specimenFunction(in: scope))
      }.resources.keys.sorted()
    }
    #expect(ids[0] == ids[1])
  }

  /// Paths that differ have logical ids that do.
  @Test func pathsOfTheSameWords() throws {
    let paths = [
      "/orders/{id}", "/orders/item", "/orders-item", "/ordersItem", "/ordersitem", "/Orders/{id}", "/a/b", "/ab",
      "/a.b",
      "/a1/b", "/a/1b", "/", "/root", "/rest", "/{proxy+}", "/v1.2", "/v12", "/v1,2", "/v1:2",
    ]
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      let function = specimenFunction(in: scope)
      for path in paths { api.route("GET \(path)", to: function) }
    }
    #expect(
      Set(template.resources(of: "AWS::ApiGatewayV2::Route").compactMap { $0["RouteKey"]?.string })
        == Set(paths.map { "GET \($0)" }))
    #expect(template.resource("ApiGetOrdersItem")?["RouteKey"] == "GET /orders/{id}")
    #expect(template.resource("ApiGetAB")?["RouteKey"] == "GET /a/b")
  }

  @Test func anAliasAndAFunctionMadeElsewhere() throws {
    let arn = "arn:aws:lambda:eu-central-1:123456789012:function:clean"
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /a", to: FunctionAlias("live", in: scope, of: specimenFunction(in: scope)))
      api.route("GET /b", to: ImportedFunction(arn: "\(arn)"))
    }
    #expect(template.resource("ApiGetAIntegration")?["IntegrationUri"] == ["Ref": "Live"])
    #expect(template.resource("ApiGetAPermission")?["FunctionName"] == ["Ref": "Live"])
    #expect(template.resource("ApiGetBIntegration")?["IntegrationUri"] == .string(arn))
    #expect(template.resource("ApiGetBPermission") == nil)
    #expect(template.resource("ApiGetB")?.json["DependsOn"] == nil)
  }

  @Test func aFunctionOfAnotherStack() throws {
    let app = App("Test") { app in
      let orders = app.stack("A") { scope in specimenFunction("Orders", in: scope) }
      app.stack("B") { scope in
        HttpApi("Api", in: scope, authorizer: .iam).route("GET /orders", to: orders)
      }
    }
    let stacks = try app.synthesize()
    #expect(stacks["A"]?.template.resources(of: "AWS::Lambda::Permission").isEmpty == true)
    #expect(stacks["B"]?.template.resource("ApiGetOrdersPermission")?["FunctionName"]?["Fn::ImportValue"] != nil)
  }

  @Test func options() throws {
    let template = try template { scope in
      let api = HttpApi(
        "Api", in: scope, authorizer: .iam, throttling: .perSecond(2.5, burst: 10), timeout: .seconds(5),
        measuresRoutes: false, retention: .days(7), description: "Orders", key: Key("Key", in: scope))
      api.route("GET /", to: specimenFunction(in: scope))
    }
    #expect(template.resource("Api")?["Description"] == "Orders")
    #expect(
      template.resource("ApiStage")?["DefaultRouteSettings"] == [
        "DetailedMetricsEnabled": false, "ThrottlingBurstLimit": 10, "ThrottlingRateLimit": 2.5,
      ])
    #expect(template.resource("ApiGetRootIntegration")?["TimeoutInMillis"] == 5_000)
    #expect(template.resource("ApiAccessLogs")?["RetentionInDays"] == 7)
    #expect(template.resource("ApiAccessLogs")?["KmsKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
  }

  @Test func whoMayCallByIAM() throws {
    let allowed = try statements { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /", to: specimenFunction(in: scope))
      return [api.calling]
    }
    #expect(
      allowed == [
        [
          "Action": ["execute-api:Invoke"], "Effect": "Allow",
          "Resource": [
            ["Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*"]
          ],
        ]
      ])
  }

  @Test func metrics() throws {
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /", to: specimenFunction(in: scope))
      for (id, metric) in [
        ("Requests", api.requests), ("ClientErrors", api.clientErrors), ("ServerErrors", api.serverErrors),
        ("Latency", api.latency), ("FunctionLatency", api.functionLatency),
      ] {
        Alarm(id, in: scope, when: metric, is: .above(1))
      }
      Dashboard("Page", in: scope).add(api)
    }
    let alarms = ["Requests", "ClientErrors", "ServerErrors", "Latency", "FunctionLatency"].map(template.resource)
    #expect(alarms.map { $0?["MetricName"] } == ["Count", "4xx", "5xx", "Latency", "IntegrationLatency"])
    #expect(alarms.allSatisfy { $0?["Namespace"] == "AWS/ApiGateway" })
    #expect(alarms.allSatisfy { $0?["Dimensions"] == [["Name": "ApiId", "Value": ["Ref": "Api"]]] })
    let page = template.resource("Page")?["DashboardBody"]?.deployedText
    #expect(page?.contains(#""title":"Api: requests""#) == true, "\(page ?? "")")
  }

  @Test func twiceInAStackAndInTwoStacks() {
    let declare: @Sendable (Scope) -> Void = { scope in
      for id in ["One", "Two"] {
        let api = HttpApi(id, in: scope, authorizer: .jwt(issuer: "https://login.example.com", audience: ["a"]))
        api.route("GET /orders", to: specimenFunction("\(id)Function", in: scope))
        api.domain(
          "\(scope.stack)-\(id).example.com",
          certificate: ImportedCertificate(
            arn: "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"),
          zone: ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com"))
      }
    }
    #expect(findingsInTwoStacks(declare) == [])
  }

  // MARK: Mistakes

  private func mistakes(_ declare: @escaping @Sendable (HttpApi, Function, Scope) -> Void) -> [String] {
    findings { scope in
      declare(HttpApi("Api", in: scope, authorizer: .iam), specimenFunction(in: scope), scope)
    }.map { $0.replacing("HttpApiTests.swift: error: Test/Api", with: "") }
  }

  @Test(
    arguments: [
      ("/orders", "a route must be a method and a path; expected a route such as GET /orders/{id}, or $default"),
      ("GET", "a route must be a method and a path; expected a route such as GET /orders/{id}, or $default"),
      ("GET  /orders", "a route must be a method and a path; expected a route such as GET /orders/{id}, or $default"),
      (
        "GET /orders HTTP/1.1",
        "a route must be a method and a path; expected a route such as GET /orders/{id}, or $default"
      ),
      ("", "a route must be a method and a path; expected a route such as GET /orders/{id}, or $default"),
    ])
  func whatIsNoRoute(route: String, mistake: String) {
    #expect(
      mistakes { api, function, _ in api.route(route, to: function) }
        == [": route: \(mistake), given \"\(route)\" [construct]"])
  }

  @Test(
    arguments: [
      (
        "TRACE /orders",
        "there is no such method; expected ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST or PUT, given \"TRACE\" [construct]"
      ),
      (
        "get /orders",
        "there is no such method; expected ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST or PUT, given \"get\" [construct]\n"
          + "  hint: say GET"
      ),
      (
        "GET orders",
        "a path must begin with a slash; expected a path such as /orders/{id}, given \"orders\" [construct]"
      ),
      (
        "GET /orders/", "a path has an empty part; expected a path such as /orders/{id}, given \"/orders/\" [construct]"
      ),
      ("GET //", "a path has an empty part; expected a path such as /orders/{id}, given \"//\" [construct]"),
      (
        "GET /{proxy+}/lines",
        "a variable that takes the rest of a path must be its last part; expected {proxy+} at the end, given "
          + "\"/{proxy+}/lines\" [construct]"
      ),
      (
        "GET /{proxy+}/",
        "a variable that takes the rest of a path must be its last part; expected {proxy+} at the end, given "
          + "\"/{proxy+}/\" [construct]"
      ),
      (
        "GET /orders/{id",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a variable "
          + "such as {id} alone, given \"{id\" [construct]"
      ),
      (
        "GET /orders/{}",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a variable "
          + "such as {id} alone, given \"{}\" [construct]"
      ),
      (
        "GET /orders/{+}",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a variable "
          + "such as {id} alone, given \"{+}\" [construct]"
      ),
      (
        "GET /orders/{id}.json",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a "
          + "variable such as {id} alone, given \"{id}.json\" [construct]"
      ),
      (
        "GET /orders?all",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a variable "
          + "such as {id} alone, given \"orders?all\" [construct]"
      ),
      (
        "GET /bestellungen/größe",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a "
          + "variable such as {id} alone, given \"größe\" [construct]"
      ),
      (
        "GET /orders/${id}",
        "API Gateway takes no such part of a path; expected letters, digits and -_.,: or a "
          + "variable such as {id} alone, given \"${id}\" [construct]"
      ),
      (
        "GET /{id}/lines/{id}",
        "a path has two variables of one name; expected each name once, given \"/{id}/lines/{id}\" [construct]"
      ),
      (
        "GET /{id}/lines/{id+}",
        "a path has two variables of one name; expected each name once, given \"/{id}/lines/{id+}\" [construct]"
      ),
    ])
  func whatIsNoPath(route: String, mistake: String) {
    #expect(mistakes { api, function, _ in api.route(route, to: function) } == [": route: \(mistake)"])
  }

  @Test func routesThatCannotBeToldApart() {
    let twice = "the API has this route already; expected each route once"
    #expect(
      mistakes { api, function, _ in
        for route in ["GET /orders", "GET /orders", "$default", "$default", "POST /orders/{id}", "POST /orders/{name}"]
        {
          api.route(route, to: function)
        }
      } == [
        ": route: \(twice), given \"$default\" [construct]", ": route: \(twice), given \"GET /orders\" [construct]",
        ": route: \(twice), given \"POST /orders/{name}\" [construct]",
      ])
  }

  @Test func variablesOfOnePlace() {
    #expect(
      mistakes { api, function, _ in
        for route in [
          "GET /orders/{id}", "PUT /orders/{id}/lines", "POST /orders/{order}/lines", "GET /users/{user}",
          "ANY /orders/{proxy+}", "PUT /orders/{rest+}",
        ] {
          api.route(route, to: function)
        }
      } == [
        ": route: another route has another variable in this place; expected {id}, given \"{order}\" [construct]\n"
          + "  hint: name it {id} in both",
        ": route: another route has another variable in this place; expected {proxy+}, given \"{rest+}\" [construct]\n"
          + "  hint: name it {proxy+} in both",
      ])
  }

  @Test func functionsThatTakeTooLong() {
    #expect(
      mistakes { api, _, scope in
        let slow = Function(
          "Slow", in: scope, code: .object("1.zip", in: "releases"), timeout: .minutes(1), file: "/x/a.swift", line: 1)
        api.route("GET /slow", to: slow)
        api.route("GET /alias", to: FunctionAlias("live", in: scope, of: slow))
        let right = Function("Right", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(30))
        api.route("GET /right", to: right)
        let quick = HttpApi("Quick", in: scope, authorizer: .iam, timeout: .seconds(5))
        quick.route("GET /right", to: right)
      } == [
        "/GetAlias: to: the function has a timeout above the API's 30 s; expected 30 s or less, given 60 s (1 min) "
          + "[construct]\n  hint: say timeout: on Test/Slow, and have a queue take what lasts longer",
        "/GetSlow: to: the function has a timeout above the API's 30 s; expected 30 s or less, given 60 s (1 min) "
          + "[construct]\n  hint: say timeout: on Test/Slow, and have a queue take what lasts longer",
        "HttpApiTests.swift: error: Test/Quick/GetRight: to: the function has a timeout above the API's 5 s; expected 5 s "
          + "or less, given 30 s [construct]\n  hint: say timeout: on Test/Right, and have a queue take what lasts longer",
      ])
  }

  @Test(arguments: [Duration.milliseconds(49), .seconds(31), .microseconds(50_500)])
  func timesThatAnApiDoesNotWait(timeout: Duration) {
    let found = findings { scope in
      let function = Function("F", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(1))
      HttpApi("Api", in: scope, authorizer: .iam, timeout: timeout).route("GET /", to: function)
    }
    #expect(
      found.first?.contains("timeout: this must be whole milliseconds in a range; expected 50 ms to 30,000 ms") == true)
  }

  @Test func nothingIsOpenByItself() {
    #expect(
      findings { scope in
        let api = HttpApi("Api", in: scope)
        let function = specimenFunction(in: scope)
        api.route("GET /", to: function)
        api.route("GET /open", to: function, authorizer: .anyone)
      } == [
        "HttpApiTests.swift: error: Test/Api/GetRoot: authorizer: nothing says who may call this route; expected an "
          + "authorizer of the route or of the API, given none [construct]\n  hint: say authorizer: .anyone where it's for "
          + "the whole internet"
      ])
  }

  @Test func anApiWithoutRoutes() {
    #expect(
      findings { scope in HttpApi("Api", in: scope) } == [
        "HttpApiTests.swift: warning: Test/Api: this API has no route, so nobody can call it [no-route]\n"
          + "  hint: add one with route(_:to:)"
      ])
  }

  /// Each route has a permission in the function's policy, which isn't without end.
  @Test func moreRoutesThanAPolicyHolds() {
    func found(_ count: Int) -> [String] {
      findings { scope in
        let api = HttpApi("Api", in: scope, authorizer: .iam)
        let (function, other) = (specimenFunction(in: scope), specimenFunction("Other", in: scope))
        for number in 1...count { api.route("GET /a\(number)", to: function) }
        for number in 1...10 { api.route("GET /b\(number)", to: other) }
      }.filter { $0.contains("Test/Api") }
    }
    #expect(found(40) == [])
    #expect(
      found(42) == [
        "HttpApiTests.swift: warning: Test/Api/GetA41: to: the policy of a function may not hold the permissions of so many "
          + "routes; expected 40 or fewer to Test/Function, given 41 or more [construct]\n  hint: lead some to it by one "
          + "with a variable, such as ANY /orders/{proxy+}, or to a FunctionAlias"
      ])
  }

  @Test func aDescriptionThatIsTooLong() {
    #expect(
      findings { scope in
        HttpApi("Api", in: scope, authorizer: .iam, description: .literal(String(repeating: "a", count: 1_025)))
          .route("$default", to: specimenFunction(in: scope))
      }.map { $0.split(separator: "[").first } == [
        "HttpApiTests.swift: error: Test/Api: Description: an API's description must be short; expected 1,024 characters or "
          + "fewer, given 1,025 characters "
      ])
  }

  @Test func mistakesInAConstructOfAnAppNameBothLines() {
    #expect(
      findings { scope in _ = Shop("Shop", in: scope) } == [
        "main.swift: error: Test/Shop/Api: route: a route must be a method and a path; expected a route such as GET "
          + "/orders/{id}, or $default, given \"GET\" [construct]\n  note: Shop.swift: declared here",
        "main.swift: error: Test/Shop/Api/GetRoot: authorizer: nothing says who may call this route; expected an authorizer "
          + "of the route or of the API, given none [construct]\n  note: Shop.swift: declared here\n  hint: say authorizer: "
          + ".anyone where it's for the whole internet",
      ])
  }

  @Test func mistakesNameTheLineOfTheCaller() {
    let found = findings { scope in
      let api = HttpApi("Api", in: scope, timeout: .zero, file: "/x/main.swift", line: 11)
      let function = Function(
        "F", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(2), file: "/x/other.swift", line: 1)
      api.route("get /", to: function, authorizer: .iam, file: "/x/main.swift", line: 12)
      api.domain(
        "a", certificate: ImportedCertificate(arn: "arn:aws:acm:eu-central-1:123456789012:certificate/1"),
        zone: ImportedZone(id: "Z1", domain: "example.com"), file: "/x/main.swift", line: 13)
    }
    #expect(found.count == 4)
    #expect(found.allSatisfy { $0.hasPrefix("main.swift: error: ") }, "\(found)")
  }
}
