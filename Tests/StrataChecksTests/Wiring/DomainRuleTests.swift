import StrataJSON
import StrataLanguage
import Testing

@testable import StrataChecks

/// Names of domains, and the certificates that are good for them.
@Suite struct DomainRuleTests {
  // MARK: Names

  @Test(
    arguments: [
      ("api.example.com", "api.example.com", true), ("API.example.com", "api.Example.com.", true),
      ("api.example.com", "example.com", false), ("example.com", "api.example.com", false),
      ("*.example.com", "api.example.com", true), ("*.example.com", "example.com", false),
      ("*.example.com", "a.b.example.com", false), ("*.example.com", ".example.com", false),
      ("*.example.com", "*.example.com", true), ("*.example.com", "api.example.org", false),
      ("*.example.com", "apiexample.com", false),
      (["Ref": "Zone"], ["Fn::Sub": "${Zone}"], true), (["Ref": "Zone"], ["Ref": "Other"], nil),
      (["Fn::Sub": "*.${Zone}"], ["Fn::Join": [".", ["api", ["Ref": "Zone"]]]], true),
      (["Fn::Sub": "*.${Zone}"], ["Fn::Sub": "a.b.${Zone}"], false), (["Fn::Sub": "*.${Zone}"], ["Ref": "Zone"], false),
      (["Ref": "Zone"], ["Fn::Sub": "api.${Zone}"], false),
      (["Fn::Sub": "www.${Zone}."], ["Fn::Sub": "api.${Zone}"], false),
      (["Fn::Sub": "*.${Stage}.example.com"], ["Fn::Sub": "api.${Stage}.example.com"], true),
      // A part that isn't known may have dots in it, or the whole of a label.
      ("*.example.com", ["Fn::Sub": "${Name}.example.com"], nil), (["Fn::Sub": "*.${Zone}"], "api.example.com", nil),
      (["Fn::Sub": "*${Zone}"], ["Fn::Sub": "api${Zone}"], nil),
      ("example.com", ["Fn::Sub": "${Name}.example.com"], nil),
      (["Fn::Sub": "${A}.${Zone}"], ["Fn::Sub": "${B}.${Zone}"], nil),
      ("*.example.com", ["Fn::Sub": "${Name}.example.org"], false), ("*.com", ["Fn::Sub": "${Name}.example.com"], nil),
      ("example.com", "{{resolve:ssm:domain}}", nil),
    ] as [(JSONValue, JSONValue, Bool?)])
  func whatACertificateCovers(certificate: JSONValue, name: JSONValue, covers: Bool?) {
    #expect(DomainName(certificate).covers(DomainName(name)) == covers)
  }

  // MARK: Certificates of what serves a domain

  private func certificate(_ name: JSONValue, _ others: JSONValue? = nil) -> JSONValue {
    var properties: JSONObject = ["DomainName": name]
    properties["SubjectAlternativeNames"] = others
    return ["Type": "AWS::CertificateManager::Certificate", "Properties": .object(properties)]
  }

  private let wanted = "; expected a certificate with this name, or with a wildcard for its first label; given "

  @Test func aliasesOfADistribution() {
    let resources: JSONValue = [
      "Certificate": certificate("example.com", ["*.example.com"]),
      "Site": [
        "Type": "AWS::CloudFront::Distribution",
        "Properties": [
          "DistributionConfig": [
            "Aliases": ["example.com", "www.example.com", "a.b.example.com", ["Ref": "Alias"]],
            "ViewerCertificate": ["AcmCertificateArn": ["Ref": "Certificate"]],
          ]
        ],
      ],
    ]
    #expect(
      found(by: "certificate-name", inResources: resources) == [
        "/Resources/Site/Properties/DistributionConfig/Aliases/2: the certificate Certificate isn't good for a.b.example.com\(wanted)example.com, *.example.com"
      ])
  }

  @Test func domainsOfAPIs() {
    let resources: JSONValue = [
      "Certificate": certificate(["Fn::Sub": "*.${Zone}"]),
      "Good": [
        "Type": "AWS::ApiGateway::DomainName",
        "Properties": ["DomainName": ["Fn::Sub": "api.${Zone}"], "CertificateArn": ["Ref": "Certificate"]],
      ],
      "Bad": [
        "Type": "AWS::ApiGatewayV2::DomainName",
        "Properties": [
          "DomainName": ["Ref": "Zone"], "DomainNameConfigurations": [["CertificateArn": ["Ref": "Certificate"]]],
        ],
      ],
      "Elsewhere": [
        "Type": "AWS::ApiGateway::DomainName",
        "Properties": ["DomainName": ["Ref": "Zone"], "CertificateArn": ["Ref": "CertificateArn"]],
      ],
    ]
    #expect(
      found(by: "certificate-name", inResources: resources) == [
        "/Resources/Bad/Properties/DomainName: the certificate Certificate isn't good for ${Zone}\(wanted)*.${Zone}"
      ])
  }

  // MARK: Records

  private func balanced(_ record: JSONValue, _ more: JSONObject = [:]) -> JSONValue {
    var resources: JSONObject = [
      "Certificate": certificate("api.example.com"), "Other": certificate("www.example.com"),
      "Balancer": ["Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"],
      "Listener": [
        "Type": "AWS::ElasticLoadBalancingV2::Listener",
        "Properties": [
          "LoadBalancerArn": ["Ref": "Balancer"], "Certificates": [["CertificateArn": ["Ref": "Certificate"]]],
        ],
      ],
      "Record": record,
    ]
    for member in more { resources[member.key] = member.value }
    return .object(resources)
  }

  private func record(_ name: JSONValue, _ address: JSONValue, type: String = "A") -> JSONValue {
    [
      "Type": "AWS::Route53::RecordSet",
      "Properties": ["Name": name, "Type": .string(type), "AliasTarget": ["DNSName": address]],
    ]
  }

  @Test(
    arguments: [
      ["Fn::GetAtt": ["Balancer", "DNSName"]], ["Fn::Sub": "dualstack.${Balancer.DNSName}"],
      ["Fn::Join": [".", ["dualstack", ["Fn::GetAtt": "Balancer.DNSName"]]]],
    ] as [JSONValue])
  func aRecordOfALoadBalancer(address: JSONValue) {
    #expect(
      found(by: "certificate-name", inResources: balanced(record("www.example.com.", address))) == [
        "/Resources/Record/Properties/Name: the certificate Certificate isn't good for www.example.com.\(wanted)api.example.com"
      ])
    #expect(found(by: "certificate-name", inResources: balanced(record("api.example.com.", address))) == [])
  }

  @Test func recordsInAGroupAndOtherNames() {
    let group: JSONValue = [
      "Type": "AWS::Route53::RecordSetGroup",
      "Properties": [
        "RecordSets": [
          ["Name": "www.example.com", "Type": "CNAME", "ResourceRecords": [["Fn::GetAtt": ["Balancer", "DNSName"]]]],
          ["Name": "www.example.com", "Type": "TXT", "ResourceRecords": [["Fn::GetAtt": ["Balancer", "DNSName"]]]],
          ["Name": "www.example.com", "Type": "A", "ResourceRecords": ["10.0.0.1"]],
        ]
      ],
    ]
    #expect(
      found(by: "certificate-name", inResources: balanced(group)) == [
        "/Resources/Record/Properties/RecordSets/0/Name: the certificate Certificate isn't good for www.example.com\(wanted)api.example.com"
      ])
  }

  /// A listener may have more certificates, of which the client is shown the one that fits.
  @Test func anyCertificateOfTheListenersWillDo() {
    let address: JSONValue = ["Fn::GetAtt": ["Balancer", "DNSName"]]
    func more(_ certificate: JSONValue) -> JSONObject {
      [
        "More": [
          "Type": "AWS::ElasticLoadBalancingV2::ListenerCertificate",
          "Properties": ["ListenerArn": ["Ref": "Listener"], "Certificates": [["CertificateArn": certificate]]],
        ]
      ]
    }
    let www = record("www.example.com", address)
    #expect(found(by: "certificate-name", inResources: balanced(www, more(["Ref": "Other"]))) == [])
    #expect(found(by: "certificate-name", inResources: balanced(www, more(["Ref": "Parameter"]))) == [])
    #expect(
      found(by: "certificate-name", inResources: balanced(record("b.example.com", address), more(["Ref": "Other"])))
        == [
          "/Resources/Record/Properties/Name: none of the certificates Certificate, Other is good for b.example.com\(wanted)api.example.com, www.example.com"
        ])
  }

  @Test func aListenerWithoutCertificates() {
    let listener: JSONValue = [
      "Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": ["LoadBalancerArn": ["Ref": "Balancer"]],
    ]
    let resources = balanced(
      record("www.example.com", ["Fn::GetAtt": ["Balancer", "DNSName"]]), ["Listener": listener])
    #expect(found(by: "certificate-name", inResources: resources) == [])
  }

  @Test func namesOfACertificateThatAreNotKnown() {
    let resources: JSONValue = [
      "Certificate": certificate("example.com", ["Ref": "Names"]),
      "Domain": [
        "Type": "AWS::ApiGateway::DomainName",
        "Properties": ["DomainName": "api.example.com", "CertificateArn": ["Ref": "Certificate"]],
      ],
    ]
    #expect(found(by: "certificate-name", inResources: resources) == [])
  }

  // MARK: Validation

  private func validated(_ options: JSONValue?, _ more: JSONObject = [:]) -> JSONValue {
    var properties: JSONObject = [
      "DomainName": "example.com", "SubjectAlternativeNames": ["*.example.com", "www.example.org"],
      "ValidationMethod": "DNS",
    ]
    properties["DomainValidationOptions"] = options
    for member in more { properties[member.key] = member.value }
    return ["Certificate": ["Type": "AWS::CertificateManager::Certificate", "Properties": .object(properties)]]
  }

  private func without(_ name: String, at place: String) -> String {
    "/Resources/Certificate/Properties\(place): nothing says into which hosted zone the record goes that validates \(name); expected DomainValidationOptions with \(name) and a HostedZoneId"
  }

  @Test func withoutAnyZone() {
    #expect(
      found(by: "validation-without-zone", inResources: validated(nil))
        == ["example.com", "*.example.com", "www.example.org"].map { without($0, at: "") })
  }

  @Test func withoutTheZoneOfOneName() {
    let options: JSONValue = [["DomainName": "example.com", "HostedZoneId": ["Ref": "Zone"]]]
    #expect(
      found(by: "validation-without-zone", inResources: validated(options))
        == [without("www.example.org", at: "/DomainValidationOptions")])
  }

  @Test(
    arguments: [
      [
        ["DomainName": "example.com", "HostedZoneId": "Z1"], ["DomainName": "www.example.org", "HostedZoneId": "Z2"],
      ],
      ["Ref": "Options"],
      [["DomainName": "example.com", "HostedZoneId": "Z1"], ["Ref": "Option"]],
      [["DomainName": "example.com", "HostedZoneId": "Z1"], ["DomainName": ["Ref": "Name"], "HostedZoneId": "Z1"]],
      [
        "Fn::If": [
          "C",
          [
            ["DomainName": "example.com", "HostedZoneId": "Z1"],
            ["DomainName": "www.example.org", "HostedZoneId": "Z2"],
          ], ["Ref": "AWS::NoValue"],
        ]
      ],
    ] as [JSONValue])
  func withTheirZones(options: JSONValue) {
    #expect(found(by: "validation-without-zone", inResources: validated(options)) == [])
  }

  @Test(
    arguments: [
      ["ValidationMethod": "EMAIL"], ["ValidationMethod": ["Ref": "Method"]],
      ["CertificateAuthorityArn": "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/1"],
    ] as [JSONObject])
  func validatedOtherwise(more: JSONObject) {
    #expect(found(by: "validation-without-zone", inResources: validated(nil, more)) == [])
  }
}
