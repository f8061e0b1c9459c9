/// A certificate of ACM that was made elsewhere.
///
/// ```swift
/// let certificate = ImportedCertificate(
///   arn: "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef",
///   names: ["*.example.com"])
/// ```
public struct ImportedCertificate: ServerCertificate, Sendable {
  /// The certificate's ARN.
  public let arn: StringValue

  /// The names that it's for; none where they aren't known.
  public let names: [String]

  /// Names a certificate.
  ///
  /// - Parameters:
  ///   - arn: The certificate's ARN.
  ///   - names: The names that it's for, against which records are held; any unless given.
  public init(arn: StringValue, names: [String] = []) {
    self.arn = arn.checked { text in
      let isCertificate = ARN(text).map { $0.isRegional(of: "acm") && $0.resource.hasPrefix("certificate/") } ?? false
      return isCertificate
        ? nil
        : .arn(
          of: "a certificate", expected: "arn:<partition>:acm:<region>:<account>:certificate/<id>", given: text)
    }
    self.names = names
  }
}
