import Strata
import StrataDomains
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RecordTests {
  private static let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")

  private func record(_ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue? {
    try template(declare).resource("Record").map { .object($0.properties) }
  }

  @Test func eachKindOfAnswer() throws {
    func answer(_ target: @escaping @Sendable () -> RecordTarget) throws -> [JSONValue?] {
      let record = try record { Record("Record", in: $0, "a.example.com", zone: Self.zone, to: target()) }
      return [record?["Type"], record?["ResourceRecords"], record?["TTL"]]
    }
    #expect(try answer { .addresses("192.0.2.1", "192.0.2.2") } == ["A", ["192.0.2.1", "192.0.2.2"], "300"])
    #expect(try answer { .ipv6Addresses("2001:db8::1") } == ["AAAA", ["2001:db8::1"], "300"])
    #expect(try answer { .name("b.example.org") } == ["CNAME", ["b.example.org"], "300"])
    #expect(try answer { .texts("v=1", #"a"b\c"#) } == ["TXT", [#""v=1""#, #""a\"b\\c""#], "300"])
    #expect(try answer { .nameServers(["ns-1.example.net"]) } == ["NS", ["ns-1.example.net"], "300"])
  }

  @Test func anAliasOfALoadBalancer() throws {
    let record = try record { scope in
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc)
      Record("Record", in: scope, "Api.example.com", zone: Self.zone, to: .alias(balancer))
    }
    #expect(
      record == [
        "AliasTarget": [
          "DNSName": ["Fn::GetAtt": ["Balancer", "DNSName"]], "EvaluateTargetHealth": false,
          "HostedZoneId": ["Fn::GetAtt": ["Balancer", "CanonicalHostedZoneID"]],
        ], "HostedZoneId": "Z0123456789ABCDEFGHIJ", "Name": "api.example.com", "Type": "A",
      ])
  }

  @Test func sharesOfOneName() throws {
    let template = try template { scope in
      for (id, weight) in [("Old", 90), ("New", 10)] {
        Record(
          id, in: scope, "api.example.com", zone: Self.zone, to: .name("\(.literal(id)).example.org"),
          keptFor: .seconds(60), weight: weight)
      }
    }
    #expect(template.resource("Old")?["Weight"] == 90 && template.resource("New")?["Weight"] == 10)
    #expect(template.resource("Old")?["SetIdentifier"] == "Test/Old")
    #expect(template.resource("New")?["TTL"] == "60")
  }

  @Test(arguments: [
    (["*.example.com"], "api.example.com", nil), (["api.example.com"], "api.example.com", nil),
    (["example.com"], "example.com", nil),
    (
      ["*.example.com", "example.com"], "staging.api.example.com",
      "a star stands for one part of a name: name staging.api.example.com in the certificate"
    ),
    (["*.example.com"], "example.com", "a star stands for one part of a name: name example.com in the certificate"),
    (["www.example.com"], "api.example.com", "name it in the certificate of the listener"),
  ])
  func aCertificateMustCoverTheName(_ names: [String], _ name: String, _ hint: String?) {
    let found = findings { scope in
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
      Record("Record", in: scope, name, zone: Self.zone, to: .alias(balancer))
      // Declared after the record, which looks when all is declared.
      balancer.listener(
        port: 443, certificates: [Certificate("Certificate", in: scope, zone: Self.zone, for: names)])
    }
    #expect(
      found
        == (hint.map { hint in
          [
            "RecordTests.swift: error: Test/Record: name: no certificate of what it leads to covers the name; expected "
              + "\(names.sorted().joined(separator: " or ")), given \"\(name)\" [construct]\n  hint: \(hint)"
          ]
        } ?? []))
  }

  @Test func namesThatAreNotKnownAreNotJudged() {
    #expect(
      findings { scope in
        let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
        balancer.listener(
          port: 443,
          certificates: [ImportedCertificate(arn: "arn:aws:acm:eu-central-1:123456789012:certificate/1")])
        Record("Record", in: scope, "api.example.com", zone: Self.zone, to: .alias(balancer))
      } == [])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        Record("Outside", in: scope, "api.example.org", zone: Self.zone, to: .name("a.example.com"))
        Record("Apex", in: scope, "example.com", zone: Self.zone, to: .name("a.example.org"))
        Record("Address", in: scope, "a.example.com", zone: Self.zone, to: .addresses("192.0.2.256"), weight: 256)
        Record("Six", in: scope, "b.example.com", zone: Self.zone, to: .ipv6Addresses("192.0.2.1"))
        Record("None", in: scope, "c.example.com", zone: Self.zone, to: .addresses())
        Record(
          "Text", in: scope, "d.example.com", zone: Self.zone, to: .texts(String(repeating: "x", count: 256)),
          keptFor: .days(8))
        Record("Name", in: scope, "-.example.com", zone: Self.zone, to: .name("x"))
        let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc)
        Record("Alias", in: scope, "e.example.com", zone: Self.zone, to: .alias(balancer), keptFor: .seconds(1))
      }.map { $0.replacing("RecordTests.swift: error: Test/", with: "") } == [
        "Address: to: this isn't an address of IPv4; expected four numbers such as 192.0.2.1, given \"192.0.2.256\" [construct]",
        "Address: weight: a weight must be 0 to 255; expected 0 to 255, given 256 [construct]",
        "Alias: keptFor: the answer of an alias is kept for as long as AWS says; expected nothing, given 1 s [construct]",
        "Apex: to: a domain itself can't stand for another name; expected an alias or addresses, given another name [construct]\n  hint: say .alias(…) where it's a thing of AWS",
        "Name: name: this isn't a name; expected a name such as www.example.com, given \"-.example.com\" [construct]",
        "Name: to: this isn't a name; expected a name such as www.example.com, given \"x\" [construct]",
        "None: to: a record must have a value; expected four numbers such as 192.0.2.1, given none [construct]",
        "Outside: name: the record is outside of its zone; expected a name in example.com, given \"api.example.org\" [construct]",
        "Six: to: this isn't an address of IPv6; expected groups such as 2001:db8::1, given \"192.0.2.1\" [construct]",
        "Text: keptFor: this must be whole seconds in a range; expected 0 s to 604,800 s (7 d), given 691,200 s (8 d) [construct]",
        "Text: to: a text of a record must be short; expected 255 bytes or fewer, given 256 bytes [construct]",
      ])
  }
}
