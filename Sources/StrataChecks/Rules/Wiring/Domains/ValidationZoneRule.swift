import StrataFindings
import StrataJSON
import StrataTemplate

/// A certificate that is validated by a DNS record says which hosted zone the record goes into.
struct ValidationZoneRule: TemplateRule {
  let about = RuleDescription(
    "validation-without-zone", .warning,
    reason: "without a hosted zone the stack waits until someone makes the record by hand, and fails in the end",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html",
    good: ValidationZoneRule.sample(["HostedZoneId": "Z0123456789ABCDEFGHIJ"]),
    bad: ValidationZoneRule.sample(["ValidationDomain": "example.com"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CertificateManager::Certificate").flatMap { certificate -> [Finding] in
      guard certificate["ValidationMethod"]?.string == "DNS", certificate["CertificateAuthorityArn"] == nil,
        let names = CertificateNames(certificate)?.names
      else { return [] }
      let options = certificate.placed("DomainValidationOptions")?.elements ?? []
      return names.filter { hasNoZone($0, options) }.map { name in
        finding(
          "nothing says into which hosted zone the record goes that validates \(name)",
          at: template.existing(certificate.pointer("DomainValidationOptions")),
          expected: "DomainValidationOptions with \(name) and a HostedZoneId")
      }
    }
  }

  /// Whether surely no option names a zone for a name; that of a domain is good for its wildcard too, as both have one record.
  private func hasNoZone(_ name: DomainName, _ options: [PlacedValue]) -> Bool {
    options.allSatisfy { option in
      guard option.value.object?["HostedZoneId"] == nil else {
        return option.value["DomainName"].map { name.isUnlike(DomainName($0)) } ?? false
      }
      // What isn't written out may have a zone.
      return option.value["DomainName"] != nil
    }
  }

  private static func sample(_ option: JSONObject) -> JSONValue {
    var option = option
    option["DomainName"] = "api.example.com"
    return [
      "Certificate": [
        "Type": "AWS::CertificateManager::Certificate",
        "Properties": [
          "DomainName": "api.example.com", "ValidationMethod": "DNS", "DomainValidationOptions": [.object(option)],
        ],
      ]
    ]
  }
}

extension DomainName {
  /// Whether another name surely needs another record than this one to be validated.
  fileprivate func isUnlike(_ other: DomainName) -> Bool {
    guard let name = literal, let otherName = other.literal else {
      return covers(other) == false && other.covers(self) == false
    }
    return name.base != otherName.base
  }
}

extension String {
  fileprivate var base: Substring { hasPrefix("*.") ? dropFirst(2) : self[...] }
}
