internal import StrataApiGatewayV2
import StrataText

extension HttpApi {
  /// Has the API reached by a name of its own, and no more by the address that AWS gave it.
  ///
  /// The name gets records for IPv4 and IPv6. Clients must know TLS 1.2.
  ///
  /// - Parameters:
  ///   - name: The name, such as `api.example.com`. A change replaces the domain.
  ///   - certificate: The certificate for the name, in the API's own region.
  ///   - zone: The zone that has the name.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The domain, with its address.
  ///
  /// See [Domains of HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html).
  @discardableResult
  public func domain(
    _ name: String, certificate: any ServerCertificate, zone: any HostedZone, file: String = #filePath,
    line: Int = #line
  ) -> HttpDomain {
    let site = CallSite(file: file, line: line)
    let api = Declaration(scope, at: site)
    let domain = DomainName(name)
    let earlier = routes.take(domain: domain.text)
    if earlier > 0 {
      api.report("the API has this domain already", property: "name", expected: "each name once", given: "\"\(name)\"")
    }
    // A name that was refused has no records that would be found wrong as well.
    let isRight = earlier == 0 && check(domain, name, certificate, zone, api)
    let words = RoutePath.words(domain.text.split(separator: ".").map { .text(String($0)) })
    let id = "Domain\(words)" + (earlier == 0 ? "" : "Again\(earlier)")
    let declaration = Declaration(id, in: scope, at: site)
    let made = ApiGatewayV2.DomainName(
      id, in: scope, domainName: .literal(earlier == 0 ? domain.text : "again-\(earlier).\(domain.text)"),
      domainNameConfigurations: [
        .init(
          certificateArn: certificate.arn, endpointType: "REGIONAL", ipAddressType: "dualstack",
          securityPolicy: "TLS_1_2")
      ], file: api.file, line: api.line
    ).resource
    let mapping = ApiGatewayV2.ApiMapping(
      "Mapping", in: declaration.scope, apiId: self.id, domainName: made.ref, stage: stage.ref
    ).resource
    resource.set("DisableExecuteApiEndpoint", to: true as BooleanValue)
    let target = RegionalName(domain: made)
    let records: [(id: String, target: RecordTarget)] = [
      ("Record", .alias(target)), ("Ipv6Record", .ipv6Alias(target)),
    ]
    return HttpDomain(
      scope: declaration.scope, resource: made, mapping: mapping,
      records: isRight
        ? records.map { Record($0.id, in: declaration.scope, domain.text, zone: zone, to: $0.target) } : [],
      name: domain.text)
  }

  /// Reports a name that the API can't be reached by, and gives whether it's right.
  private func check(
    _ domain: DomainName, _ text: String, _ certificate: any ServerCertificate, _ zone: any HostedZone,
    _ declaration: Declaration
  ) -> Bool {
    let names = certificate.names
    if !domain.isValid {
      declaration.report(
        "this isn't a name", property: "name", expected: "a name such as api.example.com", given: "\"\(text)\"")
    } else if !domain.isInside(DomainName(zone.domain)) {
      declaration.report(
        "the domain is outside of its zone", property: "name", expected: "a name in \(zone.domain)",
        given: "\"\(text)\"")
    } else if !names.isEmpty, !names.contains(where: { DomainName($0).covers(domain) }) {
      declaration.report(
        "the certificate doesn't cover the name", property: "certificate", expected: names.joined(separator: " or "),
        given: "\"\(text)\"", hint: "name it in the certificate")
    } else if let region = certificate.arn.node.literalText.flatMap(ARN.init)?.region,
      let own = scope.region.node.literalText, own != region
    {
      declaration.report(
        "the certificate must be of the API's own region", property: "certificate", expected: "one of \(own)",
        given: "one of \(region)")
    } else {
      return true
    }
    return false
  }
}

/// The name that AWS gave a domain, which its records stand for.
private struct RegionalName: AliasTarget {
  let domain: Resource

  var aliasName: StringValue { domain.attribute("RegionalDomainName") }
  var aliasZoneID: StringValue { domain.attribute("RegionalHostedZoneId") }
  /// Held against the certificate already.
  var servedNames: [String]? { nil }
}
