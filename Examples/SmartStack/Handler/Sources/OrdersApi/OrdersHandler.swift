public import LambdaRuntime

/// Answers requests of an HTTP API about orders.
///
/// `GET /health` says which environment and version this is, `GET /orders/{id}` what is known of an order, and
/// `POST /quotes` what one would cost.
public struct OrdersHandler: Handler {
  private let environment: String
  private let version: String
  private let orders: Orders

  /// Reads `ENVIRONMENT`, which must be set, and `ORDERS`, without which there are none.
  ///
  /// - Throws: Where a variable is missing or isn't as it must be.
  public init(_ settings: Settings) throws(HandlerError) {
    environment = try settings.required("ENVIRONMENT", "the environment's name, as dev")
    version = settings["AWS_LAMBDA_FUNCTION_VERSION"] ?? "$LATEST"
    orders = try Orders(settings["ORDERS"] ?? "{}")
  }

  /// Answers a request; what's wrong with one is an answer with a status as well.
  ///
  /// - Throws: Where the event is none of an HTTP API with payload 2.0.
  public func answer(_ event: JSON, in invocation: Invocation) throws(HandlerError) -> JSON {
    let request = try Request(event)
    let (route, response) = answer(request)
    // The route and not the path, which its caller chooses.
    invocation.log(
      .info, "answered",
      [
        "route": .string(route), "status": .integer(response.status),
        "remainingMs": .integer(Int(invocation.remaining)),
      ])
    return response.event
  }

  /// The route of a request, and its answer.
  func answer(_ request: Request) -> (route: String, Response) {
    switch request.path.count {
    case 1 where request.path[0] == "health": route("GET", "/health", request, health)
    case 2 where request.path[0] == "orders":
      route("GET", "/orders/{id}", request) { order(request.path[1]) }
    case 1 where request.path[0] == "quotes": route("POST", "/quotes", request) { quote(request) }
    default: ("none", .refusal(404, "there is no such path"))
    }
  }

  private func route(
    _ method: String, _ path: String, _ request: Request, _ answer: () -> Response
  ) -> (route: String, Response) {
    if request.method == method { return ("\(method) \(path)", answer()) }
    return ("none", .refusal(405, "\(path) takes \(method) alone", headers: ["allow": .string(method)]))
  }

  private func health() -> Response {
    Response(
      status: 200, body: ["status": "ok", "environment": .string(environment), "version": .string(version)])
  }

  private func order(_ id: String) -> Response {
    orders[id].map { Response(status: 200, body: ["id": .string(id), "order": $0]) }
      ?? .refusal(404, "there is no such order")
  }

  private func quote(_ request: Request) -> Response {
    let type = request.contentType?.prefix { $0 != ";" }.lowercased()
    guard type == "application/json", !request.isBinary else {
      return .refusal(415, "expected a body of application/json")
    }
    do throws(QuoteError) {
      let quote = try Quote(request.body ?? "")
      return Response(status: 200, body: ["items": .integer(quote.items), "cents": .integer(quote.cents)])
    } catch {
      return .refusal(400, error.message)
    }
  }
}
