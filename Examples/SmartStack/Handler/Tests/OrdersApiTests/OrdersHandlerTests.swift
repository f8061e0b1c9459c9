import LambdaRuntime
import Testing

@testable import OrdersApi

@Suite struct OrdersHandlerTests {
  private let invocation = Invocation(requestID: "1", deadline: 0, functionARN: "arn", log: Log { _ in })

  private func handler(_ variables: [String: String] = [:]) throws(HandlerError) -> OrdersHandler {
    let all = ["ENVIRONMENT": "dev", "ORDERS": #"{"17": {"status": "shipped"}}"#].merging(variables) { $1 }
    return try OrdersHandler(Settings { all[$0] })
  }

  /// What a request gets: the status, and the body as JSON.
  private func ask(
    _ method: String, _ path: String, body: String? = nil, type: String = "application/json", isBinary: Bool = false
  ) throws -> (status: JSON?, body: JSON, headers: JSON?) {
    let event: JSON = [
      "version": "2.0", "rawPath": .string(path), "headers": ["content-type": .string(type)],
      "requestContext": ["http": ["method": .string(method)], "stage": "$default"],
      "body": body.map { .string($0) } ?? .null, "isBase64Encoded": .bool(isBinary),
    ]
    let answer = try handler().answer(event, in: invocation)
    return (answer["statusCode"], try JSON(Array((answer["body"]?.text ?? "").utf8)), answer["headers"])
  }

  @Test func healthSaysWhichOneThisIs() throws {
    let answer = try ask("GET", "/health")
    #expect(answer.status == 200)
    #expect(answer.body == ["status": "ok", "environment": "dev", "version": "$LATEST"])
    #expect(answer.headers?["content-type"] == "application/json")
  }

  @Test func ordersHaveIDs() throws {
    #expect(try ask("GET", "/orders/17").body == ["id": "17", "order": ["status": "shipped"]])
    #expect(try ask("GET", "/orders/18").status == 404)
    #expect(try ask("GET", "/orders").body == ["error": "there is no such path"])
    #expect(try ask("GET", "/").status == 404)
  }

  @Test func pathsTakeOneMethod() throws {
    let answer = try ask("DELETE", "/orders/17")
    #expect(answer.status == 405)
    #expect(answer.headers?["allow"] == "GET")
    #expect(answer.body == ["error": "/orders/{id} takes GET alone"])
    #expect(try ask("GET", "/quotes").headers?["allow"] == "POST")
  }

  @Test func quotesAreOfJSON() throws {
    let body = #"{"items": [{"quantity": 2, "cents": 150}, {"quantity": 1, "cents": 0}]}"#
    #expect(try ask("POST", "/quotes", body: body).body == ["items": 2, "cents": 300])
    #expect(try ask("POST", "/quotes", body: body, type: "Application/JSON; charset=utf-8").status == 200)
    #expect(try ask("POST", "/quotes", body: body, type: "text/plain").status == 415)
    #expect(try ask("POST", "/quotes", body: body, isBinary: true).status == 415)
    let answer = try ask("POST", "/quotes", body: "{")
    #expect(answer.status == 400)
    #expect(answer.body == ["error": "the body is no JSON: expected a member's name, given the end at byte 2"])
  }

  @Test(arguments: [
    (
      ["ENVIRONMENT": ""], "Settings.Missing",
      "the variable ENVIRONMENT isn't set; expected the environment's name, as dev"
    ),
    (["ORDERS": "[]"], "Settings.Invalid", "the variable ORDERS must be an object, given a list"),
    (
      ["ORDERS": "{"], "Settings.Invalid",
      "the variable ORDERS is no JSON: expected a member's name, given the end at byte 2"
    ),
  ])
  func settingsAreChecked(variables: [String: String], type: String, message: String) {
    #expect(throws: HandlerError(type, message)) { try handler(variables) }
  }
}
