/// A registry whose images ECR caches.
///
/// See [Creating a rule](https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html).
struct UpstreamRegistry: Sendable {
  /// The name that a template gives it.
  let name: String
  /// The address, in which a star stands for the name of one's own.
  let address: String
  /// Whether it lets nobody in without a credential.
  let needsCredential: Bool

  /// The registries, in the order of the alphabet.
  static let all = [
    Self(name: "azure-container-registry", address: "*.azurecr.io", needsCredential: true),
    Self(name: "chainguard", address: "cgr.dev", needsCredential: true),
    Self(name: "docker-hub", address: "registry-1.docker.io", needsCredential: true),
    Self(name: "ecr", address: "*.dkr.ecr.*.amazonaws.com", needsCredential: false),
    Self(name: "ecr-public", address: "public.ecr.aws", needsCredential: false),
    Self(name: "github-container-registry", address: "ghcr.io", needsCredential: true),
    Self(name: "gitlab-container-registry", address: "registry.gitlab.com", needsCredential: true),
    Self(name: "k8s", address: "registry.k8s.io", needsCredential: false),
    Self(name: "quay", address: "quay.io", needsCredential: false),
  ]

  /// Whether an address is the registry's.
  func has(_ address: String) -> Bool {
    let parts = self.address.split(separator: "*", omittingEmptySubsequences: false)
    if parts.count == 1 { return address == self.address }
    // Names in other partitions have other ends.
    if name == "ecr" { return address.contains(".dkr.ecr.") || address.contains(".dkr-ecr.") }
    return address.hasSuffix(parts[1])
  }
}
