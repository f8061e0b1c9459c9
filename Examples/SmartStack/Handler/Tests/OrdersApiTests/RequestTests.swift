import LambdaRuntime
import Testing

@testable import OrdersApi

@Suite struct RequestTests {
  private func event(_ members: [String: JSON]) -> JSON {
    let all: [String: JSON] = [
      "version": "2.0", "rawPath": "/orders/17", "requestContext": ["http": ["method": "GET"], "stage": "$default"],
    ]
    return .object(all.merging(members) { $1 })
  }

  @Test func pathsHaveNoStage() throws {
    #expect(try Request(event([:])).path == ["orders", "17"])
    let context: JSON = ["http": ["method": "GET"], "stage": "orders"]
    #expect(try Request(event(["requestContext": context])).path == ["17"])
    #expect(try Request(event(["requestContext": context, "rawPath": "/health"])).path == ["health"])
  }

  @Test func bodiesAreOptional() throws {
    let request = try Request(
      event(["headers": ["content-type": "text/plain"], "body": "a", "isBase64Encoded": true]))
    #expect(request.body == "a")
    #expect(request.contentType == "text/plain")
    #expect(request.isBinary)
    #expect(try Request(event([:])).body == nil)
  }

  @Test(
    arguments: [
      (["version": "1.0"], "2.0 as version, given 1.0"), (["version": "my secret"], "2.0 as version, given a text"),
      (["version": .null], "2.0 as version, given null"), (["rawPath": 1], "a text as rawPath, given a number"),
      (["requestContext": [:]], "a text as requestContext.http.method, given nothing"),
    ] as [([String: JSON], String)])
  func otherEventsAreRefused(members: [String: JSON], expected: String) {
    let message = "the event is none of an HTTP API with payload 2.0: expected \(expected)"
    #expect(throws: HandlerError("Event.Invalid", message)) { try Request(event(members)) }
  }

  @Test func anythingElseIsNoRequest() {
    for event: JSON in [.null, [], "text", [:]] {
      #expect(throws: HandlerError.self) { try Request(event) }
    }
  }
}
