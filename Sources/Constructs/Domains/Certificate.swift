internal import StrataCertificateManager
import StrataText

/// A certificate of ACM for names on the internet, which renews itself.
///
/// ```swift
/// let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")
/// let certificate = Certificate("Certificate", in: scope, zone: zone, for: ["example.com", "*.example.com"])
/// ```
///
/// That the names are yours is proved by records that ACM adds to the zone; the stack waits until they are seen. A star
/// stands for one part: `*.example.com` covers `api.example.com`, but neither `example.com` nor `a.b.example.com`.
/// Resource: `AWS::CertificateManager::Certificate`.
public struct Certificate: Construct, ServerCertificate {
  /// The scope of what belongs to the certificate.
  public let scope: Scope

  /// The certificate as it is in the template.
  public let resource: Resource

  /// The names that it's for.
  public let names: [String]

  /// The certificate's ARN.
  public var arn: StringValue { resource.ref }

  /// Declares a certificate.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the certificate is declared.
  ///   - zone: The zone that has the names, all of them.
  ///   - names: The names, 1 to 100, the first of them 64 characters at most; `*` may stand for the first part. A change
  ///     replaces the certificate. An account may have ten names in a certificate unless it asked for more.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [RequestCertificate](https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, zone: some HostedZone, for names: [String], file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.names = names
    let right = Self.check(names, in: zone, declaration)
    resource =
      CertificateManager.Certificate(
        id, in: parent, domainName: .literal(right.first ?? zone.domain),
        domainValidationOptions: ListValue(
          right.map { .init(domainName: .literal($0), hostedZoneId: zone.id) }),
        subjectAlternativeNames: right.count > 1 ? ListValue(right.dropFirst().map { .literal($0) }) : nil,
        validationMethod: "DNS"
      ).resource
  }

  /// Reports names that there can be no certificate for, and gives the others.
  private static func check(_ names: [String], in zone: some HostedZone, _ declaration: Declaration) -> [String] {
    let domain = DomainName(zone.domain)
    if !(1...100).contains(names.count) {
      declaration.report(
        "a certificate must be for 1 to 100 names", property: "for", expected: "1 to 100", given: "\(names.count)")
    }
    var seen: Set<DomainName> = []
    return names.prefix(100).filter { text in
      let name = DomainName(text)
      if !name.isValid {
        declaration.report(
          "this isn't a name that there can be a certificate for", property: "for",
          expected: "a name such as api.example.com or *.example.com", given: "\"\(text)\"")
      } else if !name.isInside(domain) {
        declaration.report(
          "the name is outside of the zone, so that it can't be proved to be yours", property: "for",
          expected: "a name in \(domain.text)", given: "\"\(text)\"",
          hint: "declare a certificate for the names of each zone")
      } else if !seen.insert(name).inserted {
        declaration.report(
          "a name is there twice", property: "for", expected: "each name once", given: "\"\(text)\"")
      } else if text == names.first, text.utf8.count > 64 {
        declaration.report(
          "the first name of a certificate must be short", property: "for", expected: "64 characters or fewer",
          given: Count.of(text.utf8.count, "character"), hint: "name a shorter one first")
      } else {
        return true
      }
      return false
    }
  }
}
