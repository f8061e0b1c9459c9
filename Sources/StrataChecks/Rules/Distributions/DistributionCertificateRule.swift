import StrataFindings
import StrataJSON
import StrataTemplate

/// A distribution with names of its own has a certificate that CloudFront can read.
struct DistributionCertificateRule: TemplateRule {
  let about = RuleDescription(
    "distribution-certificate", .error,
    reason: "CloudFront refuses names without a certificate, and a certificate outside us-east-1",
    source:
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    good: DistributionSamples.distribution(aliases: ["www.example.com"], certificate: certificate("us-east-1")),
    bad: DistributionSamples.distribution(aliases: ["www.example.com"], certificate: certificate("eu-west-1")))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudFront::Distribution").flatMap { $0.all("DistributionConfig") }.flatMap {
      regions(of: $0) + (missing($0).map { [$0] } ?? [])
    }
  }

  private func regions(of configuration: PlacedValue) -> [Finding] {
    configuration.all("ViewerCertificate").flatMap { $0.all("AcmCertificateArn") }.compactMap { arn in
      let parts = PartialText(arn.value).text(unknownAs: "\0").split(
        separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      // Only in this partition is it that region.
      guard parts.count == 6, parts[0] == "arn", parts[1] == "aws", parts[2] == "acm", !parts[3].contains("\0"),
        parts[3] != "us-east-1"
      else { return nil }
      return finding(
        "the certificate isn't in the region where CloudFront reads it", at: arn.pointer, expected: "us-east-1",
        given: String(parts[3]), hint: "request one in us-east-1, whatever region the stack is in")
    }
  }

  private func missing(_ configuration: PlacedValue) -> Finding? {
    guard let object = configuration.value.object, !object.keys.contains(where: \.isFunctionName),
      let alias = (configuration.each("Aliases") + configuration.each("CNAMEs")).first(where: { $0.value.string != nil }
      )
    else { return nil }
    let certificates = configuration.all("ViewerCertificate")
    let mayHaveOne = certificates.contains { certificate in
      certificate.value.isFunction || certificate.value.object?.keys.contains(where: \.isFunctionName) == true
        || certificate["AcmCertificateArn"] != nil || certificate["IamCertificateId"] != nil
    }
    if mayHaveOne { return nil }
    return finding(
      "the distribution has names of its own and no certificate for them", at: alias.pointer,
      expected: "ViewerCertificate with AcmCertificateArn or IamCertificateId", given: "none")
  }

  private static func certificate(_ region: String) -> JSONValue {
    .string("arn:aws:acm:\(region):123456789012:certificate/11111111-2222-3333-4444-555555555555")
  }
}
