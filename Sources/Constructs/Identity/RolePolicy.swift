/// A policy that roles can have: a ``Policy`` of this app or an ``ImportedPolicy``.
public protocol RolePolicy {
  /// The policy's ARN.
  var arn: StringValue { get }
}
