/// Speaks with Lambda's runtime interface.
struct RuntimeClient {
  /// Where the interface stands with an answer.
  enum Receipt: Equatable {
    case taken
    /// The answer is larger than Lambda takes.
    case tooLarge
    /// The interface doesn't take it, with its status.
    case refused(Int)
  }

  private var connection: HTTPConnection

  init(_ address: InterfaceAddress) { connection = HTTPConnection(to: address) }

  /// Waits for the next event: its id, what else its headers say, and its bytes.
  mutating func next() throws(HTTPError) -> (requestID: String, head: HTTPHead, event: [UInt8]) {
    let path = Self.path("invocation/next")
    let response = try connection.send(HTTPRequest(method: "GET", path: path))
    if response.head.status != 200 { throw HTTPError("GET \(path) gave \(response.head.status), expected 200") }
    // It goes into the path of the answer.
    guard let id = response.head["Lambda-Runtime-Aws-Request-Id"], !id.isEmpty,
      id.utf8.allSatisfy({
        $0.isDigit || $0 == UInt8(ascii: "-") || Character(Unicode.Scalar($0)).isLetter && $0 < 0x80
      })
    else { throw HTTPError("expected letters, digits and hyphens as Lambda-Runtime-Aws-Request-Id") }
    return (id, response.head, response.body)
  }

  /// Answers an event.
  mutating func answer(_ requestID: String, _ answer: [UInt8]) throws(HTTPError) -> Receipt {
    try post("invocation/\(requestID)/response", [("Content-Type", "application/json")], answer)
  }

  /// Says that an event has no answer.
  mutating func fail(_ requestID: String, _ error: HandlerError) throws(HTTPError) -> Receipt {
    try post("invocation/\(requestID)/error", error)
  }

  /// Says that there will be no handler.
  mutating func failInitialization(_ error: HandlerError) throws(HTTPError) -> Receipt {
    try post("init/error", error)
  }

  private mutating func post(_ path: String, _ error: HandlerError) throws(HTTPError) -> Receipt {
    let headers = [
      ("Content-Type", "application/vnd.aws.lambda.error+json"), ("Lambda-Runtime-Function-Error-Type", error.type),
    ]
    return try post(path, headers, error.body.bytes)
  }

  private mutating func post(
    _ path: String, _ headers: [(String, String)], _ body: [UInt8]
  ) throws(HTTPError) -> Receipt {
    let path = Self.path(path)
    let request = HTTPRequest(method: "POST", path: path, headers: headers.map { (name: $0, value: $1) }, body: body)
    let status = try connection.send(request).head.status
    switch status {
    case 202: return .taken
    case 413: return .tooLarge
    // By its specification the process must end then.
    case 500...: throw HTTPError("POST \(path) gave \(status), expected 202")
    default: return .refused(status)
    }
  }

  private static func path(_ rest: String) -> String { "/2018-06-01/runtime/\(rest)" }
}
