import Strata
import StrataDomains
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct CertificateTests {
  private static let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")

  @Test func aCertificateOfSeveralNames() throws {
    let template = try template { scope in
      Certificate("Certificate", in: scope, zone: Self.zone, for: ["example.com", "*.example.com"])
    }
    #expect(
      template.json["Resources"] == [
        "Certificate": [
          "Type": "AWS::CertificateManager::Certificate",
          "Properties": [
            "DomainName": "example.com",
            "DomainValidationOptions": [
              ["DomainName": "example.com", "HostedZoneId": "Z0123456789ABCDEFGHIJ"],
              ["DomainName": "*.example.com", "HostedZoneId": "Z0123456789ABCDEFGHIJ"],
            ],
            "SubjectAlternativeNames": ["*.example.com"], "ValidationMethod": "DNS",
          ],
        ]
      ])
  }

  @Test func aZoneOfTheStackAndTwoCertificates() throws {
    let template = try template { scope in
      let zone = Zone("Zone", in: scope, domain: "Example.com.", description: "Shop")
      Certificate("A", in: scope, zone: zone, for: ["a.example.com"])
      Certificate("B", in: scope, zone: zone, for: ["b.example.com"])
      scope.output("Servers", zone.nameServers.joined(separator: ","))
    }
    #expect(
      template.resource("Zone")?.properties == ["HostedZoneConfig": ["Comment": "Shop"], "Name": "example.com"])
    #expect(template.resource("Zone")?.json["DeletionPolicy"] == "Retain")
    #expect(template.resource("A")?["DomainValidationOptions"]?[0]?["HostedZoneId"] == ["Ref": "Zone"])
  }

  @Test func whatIsRefused() {
    let long = String(repeating: "a", count: 60) + ".example.com"
    #expect(
      findings { scope in
        Certificate("None", in: scope, zone: Self.zone, for: [])
        Certificate(
          "Names", in: scope, zone: Self.zone,
          for: [long, "a_.example.com", "example.org", "*.*.example.com", "b.example.com", "B.example.com"])
        Zone("Zone", in: scope, domain: "*.example.com")
        scope.output("Zone", ImportedZone(id: "example", domain: "example.com").id)
        scope.output("Arn", ImportedCertificate(arn: "arn:aws:iam::123456789012:server-certificate/x").arn)
      }.map { $0.replacing("CertificateTests.swift: error: Test/", with: "") } == [
        "Arn: Value: this isn't the ARN of a certificate; expected arn:<partition>:acm:<region>:<account>:certificate/<id>, given \"arn:aws:iam::123456789012:server-certificate/x\" [invalid-value]",
        "Names: for: a name is there twice; expected each name once, given \"B.example.com\" [construct]",
        "Names: for: the first name of a certificate must be short; expected 64 characters or fewer, given 72 characters [construct]\n  hint: name a shorter one first",
        "Names: for: the name is outside of the zone, so that it can't be proved to be yours; expected a name in example.com, given \"example.org\" [construct]\n  hint: declare a certificate for the names of each zone",
        "Names: for: this isn't a name that there can be a certificate for; expected a name such as api.example.com or *.example.com, given \"*.*.example.com\" [construct]",
        "None: for: a certificate must be for 1 to 100 names; expected 1 to 100, given 0 [construct]",
        "Zone: Value: this isn't the id of a zone; expected an id such as Z0123456789ABCDEFGHIJ, given \"example\" [invalid-value]",
        "Zone: domain: this isn't a domain; expected a name such as example.com, given \"*.example.com\" [construct]",
      ])
  }
}
