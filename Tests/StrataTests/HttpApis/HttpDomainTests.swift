import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct HttpDomainTests {
  private static let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")
  private static let certificateARN =
    "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"

  private static func certificate(_ names: [String] = []) -> ImportedCertificate {
    ImportedCertificate(arn: .literal(certificateARN), names: names)
  }

  private static func api(in scope: Scope) -> HttpApi {
    let api = HttpApi("Api", in: scope, authorizer: .iam)
    api.route("GET /", to: specimenFunction(in: scope))
    return api
  }

  @Test func aDomain() throws {
    let template = try template { scope in
      let domain = Self.api(in: scope).domain(
        "Api.Example.com", certificate: Self.certificate(["*.example.com"]), zone: Self.zone)
      scope.output("Url", domain.url)
    }
    #expect(
      template.resource("ApiDomainApiExampleCom")?.properties == [
        "DomainName": "api.example.com",
        "DomainNameConfigurations": [
          [
            "CertificateArn": .string(Self.certificateARN), "EndpointType": "REGIONAL", "IpAddressType": "dualstack",
            "SecurityPolicy": "TLS_1_2",
          ]
        ],
      ])
    #expect(
      template.resource("ApiDomainApiExampleComMapping")?.properties == [
        "ApiId": ["Ref": "Api"], "DomainName": ["Ref": "ApiDomainApiExampleCom"], "Stage": ["Ref": "ApiStage"],
      ])
    for (id, type) in [("Record", "A"), ("Ipv6Record", "AAAA")] {
      #expect(
        template.resource("ApiDomainApiExampleCom\(id)")?.properties == [
          "AliasTarget": [
            "DNSName": ["Fn::GetAtt": ["ApiDomainApiExampleCom", "RegionalDomainName"]], "EvaluateTargetHealth": false,
            "HostedZoneId": ["Fn::GetAtt": ["ApiDomainApiExampleCom", "RegionalHostedZoneId"]],
          ], "HostedZoneId": "Z0123456789ABCDEFGHIJ", "Name": "api.example.com", "Type": .string(type),
        ])
    }
    #expect(template.resource("Api")?["DisableExecuteApiEndpoint"] == true)
    #expect(template.outputs["Url"]?["Value"] == "https://api.example.com")
  }

  @Test func withoutADomainTheOwnAddressStays() throws {
    let template = try template { scope in _ = Self.api(in: scope) }
    #expect(template.resource("Api")?["DisableExecuteApiEndpoint"] == nil)
  }

  @Test func severalDomains() throws {
    let template = try template { scope in
      let api = Self.api(in: scope)
      for name in ["a.example.com", "a-b.example.com", "a.b.example.com"] {
        api.domain(name, certificate: Self.certificate(), zone: Self.zone)
      }
    }
    #expect(template.resources(of: "AWS::ApiGatewayV2::DomainName").count == 3)
    #expect(template.resources(of: "AWS::Route53::RecordSet").count == 6)
  }

  private func mistakes(_ declare: @escaping @Sendable (HttpApi, Scope) -> Void) -> [String] {
    findings { scope in declare(Self.api(in: scope), scope) }.map {
      $0.replacing("HttpDomainTests.swift: error: Test/Api: ", with: "")
    }
  }

  @Test func domainsThatAreRefused() {
    #expect(
      mistakes { api, _ in api.domain("api", certificate: Self.certificate(), zone: Self.zone) } == [
        "name: this isn't a name; expected a name such as api.example.com, given \"api\" [construct]"
      ])
    #expect(
      mistakes { api, _ in api.domain("api.example.org", certificate: Self.certificate(), zone: Self.zone) } == [
        "name: the domain is outside of its zone; expected a name in example.com, given \"api.example.org\" [construct]"
      ])
    #expect(
      mistakes { api, _ in
        api.domain("a.b.example.com", certificate: Self.certificate(["example.com", "*.example.com"]), zone: Self.zone)
      } == [
        "certificate: the certificate doesn't cover the name; expected example.com or *.example.com, given "
          + "\"a.b.example.com\" [construct]\n  hint: name it in the certificate"
      ])
    #expect(
      mistakes { api, _ in
        for name in ["api.example.com", "API.example.com.", "api.example.com"] {
          api.domain(name, certificate: Self.certificate(), zone: Self.zone)
        }
      } == [
        "name: the API has this domain already; expected each name once, given \"API.example.com.\" [construct]",
        "name: the API has this domain already; expected each name once, given \"api.example.com\" [construct]",
      ])
  }

  @Test func aCertificateOfAnotherRegion() {
    let app = App("Test") { app in
      app.stack("Test", env: StackEnvironment(region: "us-east-1")) { scope in
        Self.api(in: scope).domain("api.example.com", certificate: Self.certificate(), zone: Self.zone)
      }
    }
    #expect(
      findings(app) == [
        "HttpDomainTests.swift: error: Test/Api: certificate: the certificate must be of the API's own region; expected one "
          + "of us-east-1, given one of eu-central-1 [construct]"
      ])
  }

  /// Whoever was given it would get no answer there.
  @Test func anAddressThatIsSwitchedOff() {
    #expect(
      mistakes { api, scope in
        scope.output("Url", api.url)
        api.domain("api.example.com", certificate: Self.certificate(), zone: Self.zone)
      } == [
        "url: the address that AWS gave the API is switched off, since it has a domain; expected the url of what "
          + "domain(_:certificate:zone:) gives, given the url of the API [construct]"
      ])
  }
}
