import StrataFindings
import StrataJSON
import StrataTemplate

/// A name that is served has a certificate that's good for it.
///
/// It's about records and domains whose certificates are all in the template, and whose names can be compared: those written
/// out, and those that end in the same reference.
struct CertificateNameRule: TemplateRule {
  let about = RuleDescription(
    "certificate-name", .error,
    reason: "CloudFront and API Gateway refuse a name that their certificate lacks, and so does every browser",
    source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html",
    good: CertificateNameRule.sample("*.example.com"), bad: CertificateNameRule.sample("example.com"))

  func check(_ template: TemplateContents) -> [Finding] {
    // Most templates have none, and then there is nothing to look for.
    if template.resources(of: "AWS::CertificateManager::Certificate").isEmpty { return [] }
    return template.resources.flatMap { resource -> [Finding] in
      switch resource.type {
      case "AWS::CloudFront::Distribution":
        let aliases = resource.placed("DistributionConfig")?["Aliases"]?.elements ?? []
        return aliases.compactMap { check($0, template.certificates(of: resource), template) }
      case "AWS::Route53::RecordSet":
        return check(
          record: PlacedValue(value: .object(resource.properties), pointer: resource.pointer().appending("Properties")),
          template)
      case "AWS::Route53::RecordSetGroup":
        return (resource.placed("RecordSets")?.elements ?? []).flatMap { check(record: $0, template) }
      default:
        guard let name = resource.placed("DomainName") else { return [] }
        return check(name, template.certificates(of: resource), template).map { [$0] } ?? []
      }
    }
  }

  /// A record that leads to something of the template by an alias or another name for it.
  private func check(record: PlacedValue, _ template: TemplateContents) -> [Finding] {
    guard let name = record["Name"], let type = record.value["Type"]?.string, ["A", "AAAA", "CNAME"].contains(type),
      let address = record.value["AliasTarget"]?["DNSName"] ?? record.value["ResourceRecords"]?[0]
    else { return [] }
    let targets = PartialText(address).parts.compactMap { part -> TemplateResource? in
      if case .unknown(let value) = part { template.target(of: value) } else { nil }
    }
    guard targets.count == 1 else { return [] }
    return check(name, template.certificates(of: targets[0]), template).map { [$0] } ?? []
  }

  private func check(
    _ name: PlacedValue, _ certificates: [JSONValue], _ template: TemplateContents
  ) -> Finding? {
    let known = certificates.compactMap { CertificateNames($0, in: template) }
    let domain = DomainName(name.value)
    guard !known.isEmpty, known.count == certificates.count, known.allSatisfy({ $0.isWrong(for: domain) }) else {
      return nil
    }
    let ids = known.map(\.logicalID)
    return finding(
      ids.count == 1
        ? "the certificate \(ids[0]) isn't good for \(domain)"
        : "none of the certificates \(ids.joined(separator: ", ")) is good for \(domain)",
      at: name.pointer, expected: "a certificate with this name, or with a wildcard for its first label",
      given: known.flatMap(\.names).map(\.description).joined(separator: ", "))
  }

  private static func sample(_ name: JSONValue) -> JSONValue {
    [
      "Certificate": [
        "Type": "AWS::CertificateManager::Certificate", "Properties": ["DomainName": name],
      ],
      "Domain": [
        "Type": "AWS::ApiGateway::DomainName",
        "Properties": ["DomainName": "api.example.com", "RegionalCertificateArn": ["Ref": "Certificate"]],
      ],
    ]
  }
}

extension TemplateContents {
  /// The certificates of what serves a domain; none where it has none, or it isn't known which.
  fileprivate func certificates(of resource: TemplateResource) -> [JSONValue] {
    switch resource.type {
    case "AWS::CloudFront::Distribution":
      return [resource["DistributionConfig"]?["ViewerCertificate"]?["AcmCertificateArn"]].compactMap(\.self)
    case "AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainNameV2":
      return [resource["RegionalCertificateArn"] ?? resource["CertificateArn"]].compactMap(\.self)
    case "AWS::ApiGatewayV2::DomainName":
      return (resource["DomainNameConfigurations"]?.array ?? []).map { $0["CertificateArn"] ?? .null }
    case "AWS::ElasticLoadBalancingV2::LoadBalancer": return listenerCertificates(of: resource)
    default: return []
    }
  }

  /// All certificates of a load balancer: a client is shown the one that fits the name it asks for.
  private func listenerCertificates(of balancer: TemplateResource) -> [JSONValue] {
    let listeners = resources(of: "AWS::ElasticLoadBalancingV2::Listener").filter {
      target(of: $0["LoadBalancerArn"])?.logicalID == balancer.logicalID
    }
    let more = resources(of: "AWS::ElasticLoadBalancingV2::ListenerCertificate").filter { certificate in
      listeners.contains { $0.logicalID == target(of: certificate["ListenerArn"])?.logicalID }
    }
    return (listeners + more).flatMap { owner in
      guard let certificates = owner["Certificates"] else { return [] as [JSONValue] }
      return certificates.array.map { $0.map { $0["CertificateArn"] ?? .null } } ?? [.null]
    }
  }
}
