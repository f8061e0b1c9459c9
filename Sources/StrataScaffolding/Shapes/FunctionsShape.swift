extension ShapeContents {
  /// A function behind an API, and its table.
  static func functions(_ name: PackageName) -> ShapeContents {
    ShapeContents(
      constructs: ["StrataFunctions", "StrataHttpApis", "StrataTables"],
      call: "declareItems(in: scope, environment.profile)",
      declarations: functionsDeclarations(name),
      profile: functionsProfile(name),
      staging: """
        {
          "requestsPerSecond": 10,
          "keepsItems": false
        }

        """,
      production: """
        {
          "requestsPerSecond": 100,
          "keepsItems": true
        }

        """,
      tests: functionsTests(name),
      about: "Items lie in a table, a function reads and writes them, and an HTTP API leads to it.")
  }

  private static func functionsDeclarations(_ name: PackageName) -> String {
    #"""
    import Strata
    import StrataFunctions
    import StrataHttpApis
    import StrataTables

    /// Declares a table of items, a function that reads and writes them, and the API that leads to it.
    func declareItems(in scope: Scope, _ profile: \#(name.profile)) {
      let items = Table(
        "Items", in: scope, partitionKey: "id", deletionPolicy: profile.keepsItems ? .retain : .delete)
      // What outgrows this file is taken from others by code: .package(…).
      let code = """
        import json, os, boto3

        table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

        def answer(status, value):
            return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(value)}

        def handler(event, context):
            if event["rawPath"] == "/health":
                return answer(200, "well")
            key = {"id": event["pathParameters"]["id"]}
            if event["requestContext"]["http"]["method"] == "PUT":
                table.put_item(Item={**key, "text": event.get("body", "")})
            item = table.get_item(Key=key).get("Item")
            return answer(200, item["text"]) if item else answer(404, "there is no such item")

        """
      let function = Function(
        "Function", in: scope, code: .inline(code, runtime: .python313), environment: ["TABLE": items.name],
        permissions: [items.readingAndWriting], timeout: .seconds(10), memory: .mebibytes(256))

      // Requests are signed with credentials of AWS, but for the one that asks whether the API is well.
      let api = HttpApi(
        "Api", in: scope, authorizer: .iam,
        throttling: .perSecond(Double(profile.requestsPerSecond), burst: 2 * profile.requestsPerSecond))
      api.route("GET /items/{id}", to: function)
      api.route("PUT /items/{id}", to: function)
      api.route("GET /health", to: function, authorizer: .anyone)
      scope.output("Url", api.url, description: "Where the API answers")
    }

    """#
  }

  private static func functionsProfile(_ name: PackageName) -> String {
    """
    import Strata
    import StrataEnvironments

    /// What environments differ in, as it's read from `Profiles`.
    struct \(name.profile): ProfileDefaults, Sendable {
      /// How many requests the API takes in a second.
      var requestsPerSecond: Int
      /// Whether items outlive their table, when that is taken out of the stack.
      var keepsItems = true

      static func defaults() throws -> \(name.profile) {
        try \(name.profile)(requestsPerSecond: required())
      }
    }

    """
  }

  private static func functionsTests(_ name: PackageName) -> String {
    """
    import \(name.module)
    import StrataTesting
    import Testing

    @Suite struct \(name.module)Tests {
      @Test(arguments: ["staging", "production"])
      func onlyTheQuestionOfHealthIsOpen(environment: String) throws {
        let template = try #require(try \(name.constant).templates(committed: [environment]).values.first)
        let open = try template.onlyResource(of: "AWS::ApiGatewayV2::Route", matching: ["AuthorizationType": "NONE"])
        #expect(open["RouteKey"] == "GET /health")
      }

      @Test func stagingAndProductionAreApart() throws {
        try \(name.constant).expectIsolated()
      }
    }

    """
  }
}
