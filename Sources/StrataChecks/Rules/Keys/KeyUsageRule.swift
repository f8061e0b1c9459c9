import StrataFindings
import StrataJSON
import StrataTemplate

/// A key is used for what its kind is for.
struct KeyUsageRule: TemplateRule {
  let about = RuleDescription(
    "key-usage", .error, reason: "KMS refuses a key that is used for something that its kind isn't for",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html",
    good: KeySamples.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"]),
    bad: KeySamples.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "ENCRYPT_DECRYPT"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::KMS::Key").flatMap { key -> [Finding] in
      if key["KeySpec"] == nil, key["KeyUsage"] == nil { return [] }
      if let elsewhere = elsewhere(key) { return [elsewhere] }
      let pairs = PropertyPairs(key, "KeySpec", "KeyUsage", in: template)
      return pairs.all.compactMap { spec, use in
        let kind = spec.map { $0.text } ?? KeySpec.symmetric
        guard let kind, let uses = KeySpec.uses(of: kind), let given = use.map({ $0.text }) ?? KeySpec.encryption,
          !uses.contains(given)
        else { return nil }
        return finding(
          "a key of the kind \(kind) isn't for \(given)", at: use?.pointer ?? spec?.pointer ?? key.pointer(),
          expected: "KeyUsage \(uses.joined(separator: " or "))",
          given: use == nil ? "none, which stands for \(KeySpec.encryption)" : given)
      }
    }
  }

  /// SM2 is in China alone, and a key's policy may tell that the key isn't.
  private func elsewhere(_ key: TemplateResource) -> Finding? {
    guard key["KeySpec"] == "SM2" else { return nil }
    let principals = key.all("KeyPolicy").flatMap { $0.each("Statement") }.flatMap { $0.all("Principal") }.flatMap {
      $0.each("AWS")
    }
    let found = principals.first { principal in
      guard case .literal(let start)? = PartialText(principal.value).parts.first else { return false }
      return start.hasPrefix("arn:") && !start.hasPrefix("arn:aws-cn:") && start.utf8.count > "arn:aws".utf8.count
    }
    return found.map {
      finding(
        "keys of the kind SM2 are in the regions of China alone", at: key.pointer("KeySpec"),
        expected: "another kind, or principals in the partition aws-cn",
        given: "SM2, and the principal \(PartialText($0.value).description)")
    }
  }
}
