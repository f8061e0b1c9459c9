import StrataFindings
import StrataJSON
import StrataTemplate

/// A registry of images is set up as ECR lets it be.
struct RegistryRule: TemplateRule {
  let about = RuleDescription(
    "image-registry", .error, reason: "ECR refuses settings of a registry that don't go together",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html",
    good: RegistryRule.sample("public.ecr.aws"), bad: RegistryRule.sample("ecr.example.com"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::ECR::PullThroughCacheRule":
        { resource in cache(resource) + secrets(resource, template) }
      case "AWS::ECR::RegistryScanningConfiguration":
        { resource in scanning(resource) }
      case "AWS::ECR::Repository", "AWS::ECR::RepositoryCreationTemplate":
        { resource in encryption(resource, template) + mutability(resource, template) }
      default: nil
      }
    }
  }

  // MARK: Caches

  private func cache(_ rule: TemplateResource) -> [Finding] {
    let addresses = rule.all("UpstreamRegistryUrl")
    guard addresses.count == 1, let text = addresses[0].text else { return [] }
    let address = addresses[0]
    guard let upstream = UpstreamRegistry.all.first(where: { $0.has(text) }) else {
      return [
        finding(
          "ECR caches no such registry", at: address.pointer,
          expected: Wording.list(UpstreamRegistry.all.map(\.address)), given: Wording.quoted(text))
      ]
    }
    var found: [Finding] = rule.all("UpstreamRegistry").compactMap { name in
      guard let name = name.text.map({ ($0, name.pointer) }), name.0 != upstream.name else { return nil }
      return finding(
        "the registry at \(text) is another one", at: name.1, expected: upstream.name, given: Wording.quoted(name.0))
    }
    if upstream.needsCredential, rule.all("CredentialArn").isEmpty {
      found.append(
        finding(
          "the registry at \(text) lets nobody in without a credential", at: address.pointer,
          expected: "CredentialArn, of a secret whose name begins with ecr-pullthroughcache/"))
    }
    return found
  }

  private func secrets(_ rule: TemplateResource, _ template: TemplateContents) -> [Finding] {
    rule.all("CredentialArn").compactMap { secret($0, template) }
  }

  private func secret(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    if let made = template.target(of: place.value), made.type == "AWS::SecretsManager::Secret" {
      // A name that CloudFormation makes begins with the id.
      if let name = made["Name"] {
        guard let text = PartialText(name).literal, !text.hasPrefix("ecr-pullthroughcache/") else { return nil }
      }
      return finding(
        "a credential of a cache must be a secret of ECR's", at: place.pointer,
        expected: "a secret whose name begins with ecr-pullthroughcache/", given: made.logicalID,
        hint: "name \(made.logicalID) so")
    }
    guard let text = place.text, let start = text.firstRange(of: ":secret:"),
      !text[start.upperBound...].hasPrefix("ecr-pullthroughcache/")
    else { return nil }
    return finding(
      "a credential of a cache must be a secret of ECR's", at: place.pointer,
      expected: "a secret whose name begins with ecr-pullthroughcache/", given: Wording.quoted(text))
  }

  // MARK: Scanning

  /// See [Scanning images](https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html).
  private func scanning(_ configuration: TemplateResource) -> [Finding] {
    let types = configuration.all("ScanType").map(\.text)
    guard types == ["BASIC"] else { return [] }
    return configuration.each("Rules").flatMap { $0.all("ScanFrequency") }.compactMap { frequency in
      guard frequency.text == "CONTINUOUS_SCAN" else { return nil }
      return finding(
        "basic scanning isn't continuous", at: frequency.pointer, expected: "SCAN_ON_PUSH, or the ScanType ENHANCED",
        given: "CONTINUOUS_SCAN")
    }
  }

  // MARK: Repositories

  private func encryption(_ repository: TemplateResource, _ template: TemplateContents) -> [Finding] {
    repository.all("EncryptionConfiguration").flatMap { configuration -> [Finding] in
      if configuration["KmsKey"] == nil { return [] }
      return PropertyPairs(configuration["KmsKey"], configuration["EncryptionType"], in: template).all.compactMap {
        key, type in
        guard let key, type?.text == "AES256" else { return nil }
        return finding(
          "images that are encrypted by AES256 have no key of KMS", at: key.pointer, expected: "the EncryptionType KMS",
          given: "AES256")
      }
    }
  }

  /// See [Tag mutability](https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html).
  private func mutability(_ repository: TemplateResource, _ template: TemplateContents) -> [Finding] {
    let filters = "ImageTagMutabilityExclusionFilters"
    if repository["ImageTagMutability"] == nil, repository[filters] == nil { return [] }
    return PropertyPairs(repository, "ImageTagMutability", filters, in: template).all.compactMap { setting, excluded in
      let text = setting.map { $0.text } ?? "MUTABLE"
      guard let text else { return nil }
      let excludes = text.hasSuffix("_WITH_EXCLUSION")
      if excludes, excluded == nil || excluded?.value.array?.isEmpty == true,
        repository.all(filters).isEmpty || excluded != nil
      {
        return finding(
          "\(text) must say which tags it excludes", at: setting?.pointer ?? repository.pointer(), expected: filters)
      }
      if !excludes, let excluded {
        return finding(
          "\(text) excludes no tags", at: excluded.pointer, expected: "the ImageTagMutability \(text)_WITH_EXCLUSION",
          given: setting == nil ? "none, which stands for \(text)" : text)
      }
      return nil
    }
  }

  private static func sample(_ address: JSONValue) -> JSONValue {
    [
      "Cache": [
        "Type": "AWS::ECR::PullThroughCacheRule",
        "Properties": ["EcrRepositoryPrefix": "upstream", "UpstreamRegistryUrl": address],
      ]
    ]
  }
}
