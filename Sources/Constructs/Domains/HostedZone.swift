/// A zone of Route 53, which has the records of a domain: a ``Zone`` of this app or an ``ImportedZone``.
public protocol HostedZone {
  /// The zone's id, such as `Z0123456789ABC`.
  var id: StringValue { get }

  /// The domain whose records it has, such as `example.com`.
  var domain: String { get }
}
