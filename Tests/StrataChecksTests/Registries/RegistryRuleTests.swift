import StrataJSON
import StrataLanguage
import Testing

@Suite struct RegistryRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "image-registry",
      inResources: ["A": ["Type": .string("AWS::ECR::\(type)"), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  @Test func caches() {
    #expect(
      found("PullThroughCacheRule", ["UpstreamRegistryUrl": "docker.io"]) == [
        "UpstreamRegistryUrl: ECR caches no such registry; expected *.azurecr.io, cgr.dev, registry-1.docker.io, *.dkr.ecr.*.amazonaws.com, public.ecr.aws, ghcr.io, registry.gitlab.com, registry.k8s.io, quay.io; given \"docker.io\""
      ])
    #expect(
      found("PullThroughCacheRule", ["UpstreamRegistryUrl": "ghcr.io"]) == [
        "UpstreamRegistryUrl: the registry at ghcr.io lets nobody in without a credential; expected CredentialArn, of a secret whose name begins with ecr-pullthroughcache/"
      ])
    #expect(
      found("PullThroughCacheRule", ["UpstreamRegistryUrl": "quay.io", "UpstreamRegistry": "k8s"]) == [
        "UpstreamRegistry: the registry at quay.io is another one; expected quay; given \"k8s\""
      ])
    let secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:"
    #expect(
      found(
        "PullThroughCacheRule",
        ["UpstreamRegistryUrl": "shop.azurecr.io", "CredentialArn": .string("\(secret)other-abc")]) == [
          "CredentialArn: a credential of a cache must be a secret of ECR's; expected a secret whose name begins with ecr-pullthroughcache/; given \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:other-a…\""
        ])
    #expect(
      found(
        "PullThroughCacheRule",
        ["UpstreamRegistryUrl": "ghcr.io", "CredentialArn": .string("\(secret)ecr-pullthroughcache/a-abc")]) == [])
    #expect(found("PullThroughCacheRule", ["UpstreamRegistryUrl": ["Ref": "Url"]]) == [])
    #expect(
      found("PullThroughCacheRule", ["UpstreamRegistryUrl": "123456789012.dkr.ecr.eu-west-1.amazonaws.com"]) == [])
  }

  @Test func secretsOfCaches() {
    func cache(_ secret: JSONObject) -> [String] {
      StrataChecksTests.found(
        by: "image-registry",
        inResources: [
          "S": ["Type": "AWS::SecretsManager::Secret", "Properties": .object(secret)],
          "C": [
            "Type": "AWS::ECR::PullThroughCacheRule",
            "Properties": ["UpstreamRegistryUrl": "ghcr.io", "CredentialArn": ["Ref": "S"]],
          ],
        ])
    }
    #expect(
      cache(["Name": "github"]) == [
        "/Resources/C/Properties/CredentialArn: a credential of a cache must be a secret of ECR's; expected a secret whose name begins with ecr-pullthroughcache/; given S (name S so)"
      ])
    #expect(cache([:]).count == 1)
    #expect(cache(["Name": "ecr-pullthroughcache/github"]) == [])
    #expect(cache(["Name": ["Ref": "Name"]]) == [])
  }

  @Test func scanning() {
    let rules: JSONValue = [["ScanFrequency": "CONTINUOUS_SCAN"]]
    #expect(
      found("RegistryScanningConfiguration", ["ScanType": "BASIC", "Rules": rules]) == [
        "Rules/0/ScanFrequency: basic scanning isn't continuous; expected SCAN_ON_PUSH, or the ScanType ENHANCED; given CONTINUOUS_SCAN"
      ])
    #expect(found("RegistryScanningConfiguration", ["ScanType": "ENHANCED", "Rules": rules]) == [])
  }

  @Test func repositories() {
    #expect(
      found("Repository", ["EncryptionConfiguration": ["EncryptionType": "AES256", "KmsKey": "alias/a"]]) == [
        "EncryptionConfiguration/KmsKey: images that are encrypted by AES256 have no key of KMS; expected the EncryptionType KMS; given AES256"
      ])
    #expect(found("Repository", ["EncryptionConfiguration": ["EncryptionType": "KMS", "KmsKey": "alias/a"]]) == [])
    #expect(
      found("Repository", ["ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION"]) == [
        "ImageTagMutability: IMMUTABLE_WITH_EXCLUSION must say which tags it excludes; expected ImageTagMutabilityExclusionFilters"
      ])
    let filters: JSONValue = [
      ["ImageTagMutabilityExclusionFilterType": "WILDCARD", "ImageTagMutabilityExclusionFilterValue": "v*"]
    ]
    #expect(
      found("Repository", ["ImageTagMutability": "IMMUTABLE", "ImageTagMutabilityExclusionFilters": filters]) == [
        "ImageTagMutabilityExclusionFilters: IMMUTABLE excludes no tags; expected the ImageTagMutability IMMUTABLE_WITH_EXCLUSION; given IMMUTABLE"
      ])
    #expect(
      found(
        "Repository", ["ImageTagMutability": "MUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": filters])
        == [])
  }
}
