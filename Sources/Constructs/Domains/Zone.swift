internal import StrataRoute53

/// A zone of Route 53, which has the records of a domain that anyone may ask for.
///
/// ```swift
/// let zone = Zone("Zone", in: scope, domain: "example.com")
/// Record("Mail", in: scope, "mail.example.com", zone: zone, to: .addresses("192.0.2.1"))
/// ```
///
/// The domain's registrar, or the zone above, must name its name servers. It stays when it's removed from the stack.
/// Resource: `AWS::Route53::HostedZone`.
public struct Zone: Construct, HostedZone {
  /// The scope of what belongs to the zone.
  public let scope: Scope

  /// The zone as it is in the template.
  public let resource: Resource

  /// The domain whose records it has.
  public let domain: String

  /// The zone's id.
  public var id: StringValue { resource.ref }

  /// The names of its four name servers.
  public var nameServers: ListValue<StringValue> { resource.listAttribute("NameServers") }

  /// Declares a zone.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the zone is declared.
  ///   - domain: The domain, such as `example.com`, 255 characters at most. A change replaces the zone.
  ///   - description: The purpose of the zone, 256 characters at most; none unless given.
  ///   - deletionPolicy: The fate of the zone when it's removed from the stack or replaced; it's kept unless given, since
  ///     another would have other name servers.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateHostedZone](https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, domain: String, description: StringValue? = nil,
    deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.domain = domain
    let name = DomainName(domain)
    if !name.isValid || name.isWildcard {
      declaration.report(
        "this isn't a domain", property: "domain", expected: "a name such as example.com", given: "\"\(domain)\"")
    }
    resource =
      Route53.HostedZone(
        id, in: parent, hostedZoneConfig: description.map { .init(comment: $0) }, name: .literal(name.text)
      ).resource
    resource.keepsData(deletionPolicy)
    resource.acceptByDefault(
      .checkov("CKV2_AWS_38"), because: "Whether a domain is signed is decided together with its registrar")
    resource.acceptByDefault(
      .checkov("CKV2_AWS_39"), because: "Who asks for which name is nobody's business unless said")
  }
}
