import StrataJSON
import StrataTemplate

/// The names that a certificate of the template is good for.
struct CertificateNames {
  /// The logical id of the certificate.
  let logicalID: String
  /// Its names.
  let names: [DomainName]

  /// Takes the names of a certificate.
  ///
  /// - Returns: Nil where the value isn't a certificate of the template, or it's not known how many names it has.
  init?(_ value: JSONValue?, in template: TemplateContents) {
    guard let certificate = template.target(of: value) else { return nil }
    self.init(certificate)
  }

  init?(_ certificate: TemplateResource) {
    guard certificate.type == "AWS::CertificateManager::Certificate", let domain = certificate["DomainName"] else {
      return nil
    }
    let others = certificate["SubjectAlternativeNames"] ?? []
    guard let others = others.array else { return nil }
    logicalID = certificate.logicalID
    names = ([domain] + others).map { DomainName($0) }
  }

  /// Whether the certificate surely isn't good for a name.
  func isWrong(for name: DomainName) -> Bool { names.allSatisfy { $0.covers(name) == false } }
}
