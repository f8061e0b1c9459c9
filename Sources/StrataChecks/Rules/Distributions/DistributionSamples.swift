import StrataJSON

/// Distributions for the samples of several rules.
enum DistributionSamples {
  /// A distribution of a bucket's files.
  static func distribution(
    target: JSONValue = "files", aliases: JSONValue = [], certificate: JSONValue? = nil
  ) -> JSONValue {
    var configuration: JSONObject = [
      "Enabled": true, "Aliases": aliases,
      "DefaultCacheBehavior": [
        "TargetOriginId": target, "ViewerProtocolPolicy": "redirect-to-https",
        "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
      ],
      "Origins": [
        [
          "Id": "files", "DomainName": "files.s3.eu-west-1.amazonaws.com",
          "S3OriginConfig": ["OriginAccessIdentity": ""],
        ]
      ],
    ]
    configuration["ViewerCertificate"] = certificate.map { ["AcmCertificateArn": $0, "SslSupportMethod": "sni-only"] }
    return [
      "Site": [
        "Type": "AWS::CloudFront::Distribution", "Properties": ["DistributionConfig": .object(configuration)],
      ]
    ]
  }
}
