/// The text that is noted of each request: no headers, of which some are secret, and no bodies.
///
/// See [Variables for access logging](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html).
package enum AccessLogText {
  /// The text for a stage of a REST API.
  package static let rest = text(
    [
      ("requestId", "requestId"), ("time", "requestTime"), ("ip", "identity.sourceIp"), ("method", "httpMethod"),
      ("path", "path"),
    ] + answer)

  /// The text for a stage of an HTTP API, which knows the route as well.
  ///
  /// See [Variables of HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html).
  package static let http = text(
    [
      ("requestId", "requestId"), ("time", "requestTime"), ("ip", "identity.sourceIp"), ("method", "httpMethod"),
      ("path", "path"), ("route", "routeKey"),
    ] + answer + [("authorizerError", "authorizer.error"), ("backendError", "integration.error")])

  private static let answer = [
    ("status", "status"), ("length", "responseLength"), ("latency", "responseLatency"),
    ("backendStatus", "integration.status"), ("backendLatency", "integration.latency"), ("error", "error.message"),
  ]

  private static func text(_ fields: [(String, String)]) -> StringValue {
    .literal("{" + fields.map { "\"\($0.0)\":\"$context.\($0.1)\"" }.joined(separator: ",") + "}")
  }
}
