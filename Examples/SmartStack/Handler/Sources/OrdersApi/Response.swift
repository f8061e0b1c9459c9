import LambdaRuntime

/// An answer to a request, of JSON.
struct Response: Equatable {
  let status: Int
  var headers: [String: JSON] = [:]
  let body: JSON

  /// An answer that says why there is no other.
  static func refusal(_ status: Int, _ reason: String, headers: [String: JSON] = [:]) -> Response {
    Response(status: status, headers: headers, body: ["error": .string(reason)])
  }

  /// What an HTTP API takes.
  var event: JSON {
    [
      "statusCode": .integer(status), "isBase64Encoded": false,
      "headers": .object(headers.merging(["content-type": "application/json", "cache-control": "no-store"]) { $1 }),
      "body": .string(String(decoding: body.bytes, as: UTF8.self)),
    ]
  }
}
