import LambdaRuntime

/// A request to an HTTP API or a function URL, as version 2.0 of their events has it.
struct Request: Equatable {
  let method: String
  /// The path in its parts, without that of a stage.
  let path: [String]
  let contentType: String?
  let body: String?
  /// Whether the body is one of bytes, which a function gets in base64.
  let isBinary: Bool

  init(_ event: JSON) throws(HandlerError) {
    guard event["version"]?.text == "2.0" else {
      throw Self.invalid("version", "2.0", event["version"])
    }
    let context = event["requestContext"]
    guard let method = context?["http"]?["method"]?.text else {
      throw Self.invalid("requestContext.http.method", "a text", context?["http"]?["method"])
    }
    guard let path = event["rawPath"]?.text else { throw Self.invalid("rawPath", "a text", event["rawPath"]) }
    var parts = path.split(separator: "/").map(String.init)
    // A stage with a name is the first part of the path, and none of the route.
    if let stage = context?["stage"]?.text, stage != "$default", parts.first == stage { parts.removeFirst() }
    (self.method, self.path) = (method, parts)
    contentType = event["headers"]?["content-type"]?.text
    body = event["body"]?.text
    isBinary = event["isBase64Encoded"] == true
  }

  private static func invalid(_ member: String, _ expected: String, _ given: JSON?) -> HandlerError {
    // Version 1.0 is what a REST API sends, and worth saying; other texts are a caller's.
    let given = given == "1.0" ? "1.0" : given?.kind
    return HandlerError(
      "Event.Invalid",
      "the event is none of an HTTP API with payload 2.0: expected \(expected) as \(member), given \(given ?? "nothing")"
    )
  }
}
