import StrataJSON
import StrataLanguage
import Testing

/// Origins and certificates of distributions.
@Suite struct DistributionRuleTests {
  private func found(by rule: RuleID, _ configuration: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: rule,
      inResources: [
        "D": [
          "Type": "AWS::CloudFront::Distribution",
          "Properties": ["DistributionConfig": .object(configuration)],
        ]
      ]
    ).map { $0.replacing("/Resources/D/Properties/DistributionConfig/", with: "") }
  }

  private func origin(_ id: JSONValue) -> JSONValue {
    ["Id": id, "DomainName": "example.com", "CustomOriginConfig": ["OriginProtocolPolicy": "https-only"]]
  }

  private func behaving(_ target: JSONValue, _ origins: JSONValue) -> JSONObject {
    ["DefaultCacheBehavior": ["TargetOriginId": target], "Origins": origins]
  }

  // MARK: Origins

  @Test func targets() {
    var configuration = behaving("files", [origin("files"), origin("api")])
    #expect(found(by: "origin", configuration) == [])
    configuration["CacheBehaviors"] = [["TargetOriginId": "ap"], ["TargetOriginId": "group"]]
    let known = "expected files, api"
    #expect(
      found(by: "origin", configuration) == [
        "CacheBehaviors/0/TargetOriginId: the distribution has no origin \"ap\"; \(known); given ap",
        "CacheBehaviors/1/TargetOriginId: the distribution has no origin \"group\"; \(known); given group",
      ])
    configuration["OriginGroups"] = ["Quantity": 1, "Items": [["Id": "group"]]]
    configuration["CacheBehaviors"] = [["TargetOriginId": "group"], ["TargetOriginId": ["Ref": "Target"]]]
    #expect(found(by: "origin", configuration) == [])
    #expect(
      found(by: "origin", behaving("fils", [origin("files")])) == [
        "DefaultCacheBehavior/TargetOriginId: the distribution has no origin \"fils\"; expected files; given fils (did you mean files?)"
      ])
  }

  @Test func originsThatAreNotKnown() {
    #expect(found(by: "origin", behaving("x", [origin(["Ref": "Id"])])) == [])
    #expect(found(by: "origin", behaving("x", ["Ref": "Origins"])) == [])
    #expect(found(by: "origin", behaving("x", ["Fn::If": ["C", [origin("x")], [origin("y")]]])) == [])
    #expect(
      found(by: "origin", ["DefaultCacheBehavior": ["TargetOriginId": "x"], "Fn::Transform": ["Name": "M"]]) == [])
  }

  @Test func idsAndKinds() {
    #expect(
      found(by: "origin", behaving("a", [origin("a"), origin("a")])) == [
        "Origins/1/Id: an earlier origin has this id too; expected an id of its own; given a"
      ])
    #expect(
      found(by: "origin", behaving("a", [["Id": "a", "DomainName": "example.com"]])) == [
        "Origins/0: the origin is of no kind; expected one of CustomOriginConfig, S3OriginConfig, VpcOriginConfig; given none (a bucket needs S3OriginConfig, if an empty one)"
      ])
    for kind in ["S3OriginConfig", "VpcOriginConfig"] {
      #expect(found(by: "origin", behaving("a", [.object(["Id": "a", kind: [:]])])) == [])
    }
    #expect(found(by: "origin", behaving("a", ["Fn::If": ["C", [origin("a")], [origin("a")]]])) == [])
  }

  // MARK: Certificates

  @Test func regions() {
    func certificate(_ arn: JSONValue) -> [String] {
      found(by: "distribution-certificate", ["ViewerCertificate": ["AcmCertificateArn": arn]])
    }
    #expect(
      certificate("arn:aws:acm:eu-west-1:123456789012:certificate/1") == [
        "ViewerCertificate/AcmCertificateArn: the certificate isn't in the region where CloudFront reads it; expected us-east-1; given eu-west-1 (request one in us-east-1, whatever region the stack is in)"
      ])
    #expect(certificate(["Fn::Sub": "arn:aws:acm:eu-west-1:${AWS::AccountId}:certificate/${Id}"]).count == 1)
    for arn in [
      "arn:aws:acm:us-east-1:123456789012:certificate/1", ["Ref": "Arn"],
      ["Fn::Sub": "arn:aws:acm:${AWS::Region}:123456789012:certificate/1"],
    ] as [JSONValue] {
      #expect(certificate(arn) == [])
    }
  }

  @Test func namesWithoutOne() {
    let message =
      "Aliases/0: the distribution has names of its own and no certificate for them; expected ViewerCertificate with AcmCertificateArn or IamCertificateId; given none"
    let aliases: JSONValue = ["www.example.com"]
    #expect(found(by: "distribution-certificate", ["Aliases": aliases]) == [message])
    #expect(
      found(
        by: "distribution-certificate",
        ["Aliases": aliases, "ViewerCertificate": ["CloudFrontDefaultCertificate": true]]) == [message])
    let certificates: [JSONValue] = [
      ["IamCertificateId": "1"], ["AcmCertificateArn": ["Ref": "Arn"]], ["Ref": "Certificate"],
      ["Fn::If": ["C", ["AcmCertificateArn": ["Ref": "Arn"]], ["CloudFrontDefaultCertificate": true]]],
    ]
    for certificate in certificates {
      #expect(
        found(by: "distribution-certificate", ["Aliases": aliases, "ViewerCertificate": certificate]) == [])
    }
    #expect(found(by: "distribution-certificate", ["Aliases": []]) == [])
    #expect(found(by: "distribution-certificate", ["Aliases": ["Ref": "Names"]]) == [])
  }
}
