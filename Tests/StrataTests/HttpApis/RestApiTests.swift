import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RestApiTests {
  private static func deployment(_ template: Template) -> String? {
    template.resources.first { $0.value["Type"] == "AWS::ApiGateway::Deployment" }?.key
  }

  @Test func anApi() throws {
    let template = try template { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
      api.route("GET", "/orders/{id}", to: specimenFunction("Orders", in: scope))
      scope.output("Url", api.url)
    }
    #expect(
      template.resource("Api")?.properties == [
        "EndpointConfiguration": ["Types": ["REGIONAL"]], "Name": ["Fn::Sub": "${AWS::StackName}-Api"],
      ])
    let deployment = try #require(Self.deployment(template))
    #expect(deployment.wholeMatch(of: /ApiDeployment[0-9A-Fa-f]{8}/) != nil, "\(deployment)")
    #expect(
      template.resource(deployment)?.json == [
        "Type": "AWS::ApiGateway::Deployment", "DependsOn": ["ApiGetOrdersItem"],
        "Properties": ["RestApiId": ["Ref": "Api"]],
      ])
    #expect(
      template.resource("ApiStage")?.json == [
        "Type": "AWS::ApiGateway::Stage", "DependsOn": ["ApiGetOrdersItemPermission"],
        "Properties": [
          "DeploymentId": ["Ref": .string(deployment)],
          "MethodSettings": [["HttpMethod": "*", "MetricsEnabled": true, "ResourcePath": "/*"]],
          "RestApiId": ["Ref": "Api"], "StageName": "prod", "TracingEnabled": false,
        ],
        "Metadata": [
          "checkov": [
            "skip": [
              [
                "comment": "Whether an answer may be kept for other callers is known to the function alone",
                "id": "CKV_AWS_120",
              ],
              ["comment": "Logs need a role of the whole region, which accountLogging is for", "id": "CKV_AWS_76"],
              ["comment": "Traces cost by the request, and are had by isTraced", "id": "CKV_AWS_73"],
            ]
          ]
        ],
      ])
    #expect(
      template.outputs["Url"]?["Value"] == [
        "Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}"
      ])
    #expect(template.resources(of: "AWS::Logs::LogGroup").count == 1)
  }

  @Test func aRoute() throws {
    let template = try template { scope in
      RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
        .route("GET", "/orders/{id}", to: specimenFunction("Orders", in: scope))
    }
    #expect(
      template.resource("ApiPathOrders")?.properties == [
        "ParentId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "PathPart": "orders", "RestApiId": ["Ref": "Api"],
      ])
    #expect(
      template.resource("ApiPathOrdersItem")?.properties == [
        "ParentId": ["Ref": "ApiPathOrders"], "PathPart": "{id}", "RestApiId": ["Ref": "Api"],
      ])
    #expect(
      template.resource("ApiGetOrdersItem")?.properties == [
        "AuthorizationType": "AWS_IAM", "HttpMethod": "GET",
        "Integration": [
          "IntegrationHttpMethod": "POST", "TimeoutInMillis": 29_000, "Type": "AWS_PROXY",
          "Uri": [
            "Fn::Sub":
              "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations"
          ],
        ], "ResourceId": ["Ref": "ApiPathOrdersItem"], "RestApiId": ["Ref": "Api"],
      ])
    #expect(
      template.resource("ApiGetOrdersItemPermission")?.properties == [
        "Action": "lambda:InvokeFunction", "FunctionName": ["Fn::GetAtt": ["Orders", "Arn"]],
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": [
          "Fn::Sub":
            "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/prod/GET/orders/{id}"
        ],
      ])
  }

  @Test func routesShareTheirPaths() throws {
    let template = try template { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
      let function = specimenFunction(in: scope)
      api.route("GET", "/", to: function)
      api.route("GET", "/orders", to: function)
      api.route("POST", "/orders", to: function)
      api.route("GET", "/orders/{id}", to: function)
      api.route("ANY", "/orders/{id}/lines/{proxy+}", to: function)
    }
    #expect(
      Set(template.resources(of: "AWS::ApiGateway::Resource").compactMap { $0["PathPart"]?.string })
        == ["orders", "{id}", "lines", "{proxy+}"])
    #expect(template.resources(of: "AWS::ApiGateway::Resource").count == 4)
    #expect(template.resources(of: "AWS::ApiGateway::Method").count == 5)
    #expect(template.resource("ApiGetRoot")?["ResourceId"] == ["Fn::GetAtt": ["Api", "RootResourceId"]])
    #expect(
      template.resource("ApiGetRootPermission")?["SourceArn"]?["Fn::Sub"]?.string?.hasSuffix("${Api}/prod/GET/") == true
    )
    #expect(
      template.resource("ApiAnyOrdersItemLinesRestPermission")?["SourceArn"]?["Fn::Sub"]?.string?
        .hasSuffix("${Api}/prod/*/orders/{id}/lines/{proxy+}") == true)
  }

  // MARK: What is deployed

  private func deployment(
    timeout: Duration = .seconds(29), _ routes: [(method: String, path: String)],
    authorizer: @escaping @Sendable () -> RestAuthorizer = { .iam },
    code: StringValue = "1.zip", last: @escaping @Sendable (Resource) -> Void = { _ in }
  ) throws -> String? {
    try Self.deployment(
      template { scope in
        let api = RestApi("Api", in: scope, stage: "prod", authorizer: authorizer(), timeout: timeout)
        let function = Function("F", in: scope, code: .object(code, in: "releases"))
        for (method, path) in routes { last(api.route(method, path, to: function)) }
      })
  }

  @Test func aChangeOfWhatIsDeployedAsksForAnother() throws {
    let one = try deployment([("GET", "/a"), ("GET", "/b")])
    let others = [
      try deployment([("GET", "/a")]), try deployment([("GET", "/a"), ("POST", "/b")]),
      try deployment([("GET", "/a"), ("GET", "/c")]),
      try deployment(timeout: .seconds(5), [("GET", "/a"), ("GET", "/b")]),
      try deployment([("GET", "/a"), ("GET", "/b")], authorizer: { .anyone }),
      try deployment([("GET", "/a"), ("GET", "/b")], authorizer: { .cognito(specimenPool) }),
      // What is written at the end counts as well.
      try deployment(
        [("GET", "/a"), ("GET", "/b")],
        last: { method in
          method.scope.atFinalization { method.set("OperationName", to: "later" as StringValue) }
        }),
    ]
    #expect(Set(others + [one]).count == others.count + 1, "\(others)")
  }

  @Test func whatIsNotDeployedChangesNothing() throws {
    let one = try deployment([("GET", "/a"), ("GET", "/b")])
    #expect(try deployment([("GET", "/b"), ("GET", "/a")]) == one)
    #expect(try deployment([("GET", "/a"), ("GET", "/b")], code: "2.zip") == one)
  }

  // MARK: Options

  @Test func options() throws {
    let template = try template { scope in
      let api = RestApi(
        "Api", in: scope, stage: "v1", authorizer: .iam, accountLogging: .managedRole,
        throttling: .perSecond(2.5, burst: 10), timeout: .seconds(5), isTraced: true, measuresRoutes: false,
        retention: .days(7), description: "Orders", key: Key("Key", in: scope))
      api.route("GET", "/", to: specimenFunction(in: scope))
    }
    #expect(template.resource("Api")?["Description"] == "Orders")
    #expect(
      template.resource("ApiStage")?["MethodSettings"] == [
        [
          "HttpMethod": "*", "MetricsEnabled": false, "ResourcePath": "/*", "ThrottlingBurstLimit": 10,
          "ThrottlingRateLimit": 2.5,
        ]
      ])
    #expect(template.resource("ApiStage")?["TracingEnabled"] == true)
    #expect(template.resource("ApiStage")?.json["DependsOn"] == ["ApiAccount", "ApiGetRootPermission"])
    #expect(
      template.resource("ApiStage")?["AccessLogSetting"]?["DestinationArn"] == [
        "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiAccessLogs}"
      ])
    #expect(template.resource("ApiAccessLogs")?["RetentionInDays"] == 7)
    #expect(template.resource("ApiAccount")?.json["DeletionPolicy"] == "Retain")
    #expect(template.resource("ApiGetRoot")?["Integration"]?["TimeoutInMillis"] == 5_000)
  }

  @Test func logsWithARoleThatExists() throws {
    let template = try template { scope in
      RestApi("Api", in: scope, stage: "prod", authorizer: .iam, accountLogging: .existingRole)
        .route("GET", "/", to: specimenFunction(in: scope))
    }
    #expect(template.resource("ApiAccessLogs") != nil)
    #expect(template.resources(of: "AWS::ApiGateway::Account").isEmpty)
    #expect(template.resource("ApiStage")?["AccessLogSetting"]?["Format"] != nil)
  }

  @Test func whoMayCallByIAM() throws {
    let allowed = try statements { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
      api.route("GET", "/", to: specimenFunction(in: scope))
      return [api.calling]
    }
    #expect(
      allowed.first?["Resource"] == [
        ["Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/prod/*"]
      ])
  }

  @Test func metrics() throws {
    let template = try template { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
      api.route("GET", "/", to: specimenFunction(in: scope))
      for (id, metric) in [
        ("Requests", api.requests), ("ClientErrors", api.clientErrors), ("ServerErrors", api.serverErrors),
        ("Latency", api.latency), ("FunctionLatency", api.functionLatency),
      ] {
        Alarm(id, in: scope, when: metric, is: .above(1))
      }
      Dashboard("Page", in: scope).add(api)
    }
    let alarms = ["Requests", "ClientErrors", "ServerErrors", "Latency", "FunctionLatency"].map(template.resource)
    #expect(alarms.map { $0?["MetricName"] } == ["Count", "4XXError", "5XXError", "Latency", "IntegrationLatency"])
    #expect(
      alarms.allSatisfy {
        $0?["Dimensions"] == [
          ["Name": "ApiName", "Value": ["Fn::Sub": "${AWS::StackName}-Api"]], ["Name": "Stage", "Value": "prod"],
        ]
      })
    let page = template.resource("Page")?["DashboardBody"]?.deployedText
    #expect(page?.contains(#""title":"Api: latency""#) == true, "\(page ?? "")")
  }

  @Test func twiceInAStackAndInTwoStacks() {
    let declare: @Sendable (Scope) -> Void = { scope in
      for id in ["One", "Two"] {
        RestApi(id, in: scope, stage: "prod", authorizer: .cognito(specimenPool))
          .route("GET", "/orders", to: specimenFunction("\(id)Function", in: scope))
      }
    }
    #expect(findingsInTwoStacks(declare) == [])
  }

  // MARK: Mistakes

  private func mistakes(_ declare: @escaping @Sendable (RestApi, Function, Scope) -> Void) -> [String] {
    findings { scope in
      declare(RestApi("Api", in: scope, stage: "prod", authorizer: .iam), specimenFunction(in: scope), scope)
    }.map { $0.replacing("RestApiTests.swift: error: Test/Api", with: "") }
  }

  @Test func routesThatAreRefused() {
    #expect(
      mistakes { api, function, _ in
        api.route("GET", "/orders", to: function)
        api.route("GET", "/orders", to: function)
        api.route("get", "/a", to: function)
        api.route("GET", "orders", to: function)
        api.route("GET", "/a//b", to: function)
        api.route("GET", "/{proxy+}/a", to: function)
        api.route("GET", "/{id}-a", to: function)
      } == [
        ": method: there is no such method; expected ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST or PUT, given \"get\" "
          + "[construct]\n  hint: say GET",
        ": path: API Gateway takes no such part of a path; expected letters, digits and -_.,: or a variable such as {id} "
          + "alone, given \"{id}-a\" [construct]",
        ": path: a path has an empty part; expected a path such as /orders/{id}, given \"/a//b\" [construct]",
        ": path: a path must begin with a slash; expected a path such as /orders/{id}, given \"orders\" [construct]",
        ": path: a variable that takes the rest of a path must be its last part; expected {proxy+} at the end, given "
          + "\"/{proxy+}/a\" [construct]",
        ": path: the API has this route already; expected each route once, given \"GET /orders\" [construct]",
      ])
  }

  /// A REST API takes one variable in a place, be it for a part or for the rest.
  @Test func variablesOfOnePlace() {
    #expect(
      mistakes { api, function, _ in
        for path in ["/orders/{id}", "/orders/{order}/lines", "/orders/{proxy+}", "/users/{user}"] {
          api.route("GET", path, to: function)
        }
      } == [
        ": path: another route has another variable in this place; expected {id}, given \"{order}\" [construct]\n"
          + "  hint: name it {id} in both",
        ": path: another route has another variable in this place; expected {id}, given \"{proxy+}\" [construct]\n"
          + "  hint: name it {id} in both",
      ])
  }

  @Test func aFunctionThatTakesTooLong() {
    #expect(
      mistakes { api, _, scope in
        let slow = Function("Slow", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(30))
        api.route("GET", "/slow", to: slow)
        let right = Function("Right", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(29))
        api.route("GET", "/right", to: right)
      } == [
        "/GetSlow: to: the function has a timeout above the API's 29 s; expected 29 s or less, given 30 s [construct]\n"
          + "  hint: say timeout: on Test/Slow, and have a queue take what lasts longer"
      ])
  }

  @Test func nothingIsOpenByItself() {
    #expect(
      findings { scope in
        let api = RestApi("Api", in: scope, stage: "prod")
        let function = specimenFunction(in: scope)
        api.route("GET", "/", to: function)
        api.route("GET", "/open", to: function, authorizer: .anyone)
      } == [
        "RestApiTests.swift: error: Test/Api/GetRoot: authorizer: nothing says who may call this route; expected an "
          + "authorizer of the route or of the API, given none [construct]\n  hint: say authorizer: .anyone where it's for "
          + "the whole internet"
      ])
  }

  @Test func anApiWithoutRoutes() {
    #expect(
      findings { scope in RestApi("Api", in: scope, stage: "prod") } == [
        "RestApiTests.swift: error: Test/Api: an API without a route can't be deployed [no-route]\n"
          + "  hint: add one with route(_:_:to:)"
      ])
  }

  @Test(arguments: ["", "a b", "größe", String(repeating: "a", count: 129)])
  func namesThatNoStageHas(name: String) {
    #expect(
      findings { scope in
        RestApi("Api", in: scope, stage: name, authorizer: .iam).route("GET", "/", to: specimenFunction(in: scope))
      } == [
        "RestApiTests.swift: error: Test/Api: stage: this can't be a stage's name; expected 1 to 128 letters, digits, "
          + "hyphens and underscores, given \"\(name)\" [construct]"
      ])
  }

  @Test func timesThatAnApiDoesNotWait() {
    #expect(
      findings { scope in
        RestApi("Api", in: scope, stage: "prod", authorizer: .iam, timeout: .seconds(30))
          .route("GET", "/", to: specimenFunction(in: scope))
      } == [
        "RestApiTests.swift: error: Test/Api: timeout: this must be whole milliseconds in a range; expected 50 ms to 29,000 "
          + "ms, given 30 s [construct]"
      ])
  }

  @Test func mistakesNameTheLineOfTheCaller() {
    let found = findings { scope in
      let api = RestApi("Api", in: scope, stage: "", timeout: .seconds(29), file: "/x/main.swift", line: 11)
      api.route("GET", "a", to: specimenFunction(in: scope), authorizer: .iam, file: "/x/main.swift", line: 12)
    }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.hasPrefix("main.swift: error: ") }, "\(found)")
  }
}
