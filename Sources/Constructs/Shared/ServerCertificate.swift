/// A certificate that a server shows to whoever connects: a `Certificate` of this app or an ``ImportedCertificate``.
public protocol ServerCertificate {
  /// The certificate's ARN.
  var arn: StringValue { get }

  /// The names that it's for; none where they aren't known.
  var names: [String] { get }
}
