/// A connection by which EventBridge calls a destination: a ``Connection`` of this app or an ``ImportedConnection``.
public protocol DestinationConnection {
  /// The connection's ARN.
  var arn: StringValue { get }
}
