internal import StrataRoute53

/// A record of a zone: a name, and the answer to those who ask for it.
///
/// ```swift
/// let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")
/// Record("Site", in: scope, "www.example.com", zone: zone, to: .name("example.github.io"))
/// ```
///
/// Resource: `AWS::Route53::RecordSet`.
public struct Record: Construct {
  /// The scope of what belongs to the record.
  public let scope: Scope

  /// The record as it is in the template.
  public let resource: Resource

  /// The name.
  public let name: String

  /// Declares a record.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the record is declared.
  ///   - name: The name, which is the zone's domain or below it; `*` may stand for the first part. A change replaces the
  ///     record.
  ///   - zone: The zone that has the record.
  ///   - target: The answer.
  ///   - lifetime: The time for which the answer may be kept by those who asked, 0 s to 7 d; 5 min unless given. That of an
  ///     alias is AWS's business.
  ///   - weight: The share of this record among those of the same name and type, 0 to 255 of the sum of all; there is no
  ///     other record unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [ResourceRecordSet](https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, _ name: String, zone: some HostedZone, to target: RecordTarget,
    keptFor lifetime: Duration? = nil, weight: Int? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.name = name
    let domain = DomainName(name)
    Self.check(domain, name, in: DomainName(zone.domain), target, declaration)
    let path = scope.path
    let seconds = declaration.seconds(lifetime ?? .minutes(5), in: 0...604_800, property: "keptFor")
    var alias: Route53.RecordSet.AliasTarget?
    if case .alias(let thing, _) = target.kind {
      if lifetime != nil {
        declaration.report(
          "the answer of an alias is kept for as long as AWS says", property: "keptFor", expected: "nothing",
          given: lifetime?.inWords)
      }
      alias = .init(dnsName: thing.aliasName, hostedZoneId: thing.aliasZoneID, evaluateTargetHealth: false)
      // Listeners may be declared after this.
      scope.atFinalization { Self.check(domain, servedBy: thing, declaration) }
    }
    resource =
      Route53.RecordSet(
        id, in: parent, name: .literal(domain.text), type: .literal(target.type), aliasTarget: alias,
        hostedZoneId: zone.id, resourceRecords: target.values,
        setIdentifier: weight.map { _ in .literal("\(path)") }, ttl: alias == nil ? "\(seconds)" : nil,
        weight: weight.map {
          declaration.number($0, in: 0...255, "a weight must be 0 to 255", property: "weight")
        }
      ).resource
  }

  private static func check(
    _ name: DomainName, _ text: String, in zone: DomainName, _ target: RecordTarget, _ declaration: Declaration
  ) {
    for mistake in target.mistakes {
      declaration.report(mistake.message, property: "to", expected: mistake.expected, given: mistake.given)
    }
    if !name.isValid {
      declaration.report(
        "this isn't a name", property: "name", expected: "a name such as www.example.com", given: "\"\(text)\"")
    } else if !name.isInside(zone) {
      declaration.report(
        "the record is outside of its zone", property: "name", expected: "a name in \(zone.text)", given: "\"\(text)\"")
    } else if name == zone, target.type == "CNAME" {
      // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat
      declaration.report(
        "a domain itself can't stand for another name", property: "to", expected: "an alias or addresses",
        given: "another name", hint: "say .alias(…) where it's a thing of AWS")
    }
  }

  /// Reports a name for which a load balancer has no certificate, so that browsers would refuse it.
  private static func check(_ name: DomainName, servedBy target: any AliasTarget, _ declaration: Declaration) {
    guard let served = target.servedNames, !served.contains(where: { DomainName($0).covers(name) }) else { return }
    let below = served.contains { DomainName($0).isWildcard && name.isInside(DomainName(String($0.dropFirst(2)))) }
    declaration.report(
      "no certificate of what it leads to covers the name", property: "name",
      expected: served.joined(separator: " or "), given: "\"\(name.text)\"",
      hint: below
        ? "a star stands for one part of a name: name \(name.text) in the certificate"
        : "name it in the certificate of the listener")
  }
}
