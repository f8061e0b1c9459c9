/// A connection of EventBridge that was made elsewhere.
///
/// ```swift
/// let connection = ImportedConnection(
///   arn: "arn:aws:events:eu-central-1:123456789012:connection/crm/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")
/// let crm = ApiDestination("Crm", in: scope, url: "https://crm.example.com/events", connection: connection)
/// ```
public struct ImportedConnection: DestinationConnection, Sendable {
  /// The connection's ARN.
  public let arn: StringValue

  /// Names a connection.
  ///
  /// - Parameter arn: The connection's ARN, with the id at its end.
  public init(arn: StringValue) {
    self.arn = arn.checkedEvents("connection/", "a connection", expected: "connection/<name>/<id>")
  }
}

extension StringValue {
  /// The ARN of a thing of EventBridge, with a mistake in its place where it's known to be none.
  func checkedEvents(_ prefix: String, _ thing: String, expected: String) -> StringValue {
    checked { text in
      let isRight =
        ARN(text).map { $0.isRegional(of: "events") && $0.resource.hasPrefix(prefix) && $0.resource != prefix } ?? false
      return isRight
        ? nil : .arn(of: thing, expected: "arn:<partition>:events:<region>:<account>:\(expected)", given: text)
    }
  }
}
